import { Rejection } from '#kernel/rejection.js';
import type { ExistingInitiative } from '../initiative/launched.js';
import { oneIf } from '../needs.js';
import type { StudySession } from './study-session.js';
import type { SessionContent } from './terms.js';

export type ExistingSession = Exclude<StudySession, { readonly status: 'absent' }>;

/** Narrows a state that the runner has already found to exist. */
export function existingSession(state: StudySession): ExistingSession {
  if (state.status === 'absent') throw new Rejection('not-found', 'sessionId');
  return state;
}

/** @throws Rejection `session-void` once it has been voided */
export function standingSession(state: StudySession): Extract<StudySession, { status: 'recorded' }> {
  const session = existingSession(state);
  if (session.status === 'void') throw new Rejection('session-void', 'sessionId');
  return session;
}

/** The branch that held it. */
export function holdingBranch(state: StudySession) {
  return [{ orgId: existingSession(state).branchId, field: 'sessionId' }];
}

/** What stands on every event of the session. */
export function ofSession({ sessionId, branchId }: ExistingSession) {
  return { sessionId, branchId };
}

/** The initiative that the session concerns: its tasks are concerned as well. */
export function initiativeOf({ initiativeId }: Pick<SessionContent, 'initiativeId'>) {
  return oneIf('initiative', initiativeId, 'initiativeId');
}

/**
 * Everybody and every task that the session names, before and after, where it is amended; with the tasks of the
 * initiatives that it concerns.
 */
export function namedIn(contents: readonly SessionContent[], initiatives: readonly (ExistingInitiative | undefined)[]) {
  return { member: [...new Set(contents.flatMap(personsOf))], task: tasksNamed([...contents, ...initiatives]) };
}

/** Whom a session names: who was there or was not, guests, owners of actions. */
export function personsOf({ attendeeIds, absentees, guestIds, actions }: SessionContent): readonly string[] {
  return [
    ...attendeeIds,
    ...absentees.map(({ memberId }) => memberId),
    ...(guestIds ?? []),
    ...actions.map(({ ownerId }) => ownerId),
  ];
}

function tasksNamed(naming: readonly ({ readonly taskIds: readonly string[] } | undefined)[]): readonly string[] {
  return [...new Set(naming.flatMap((each) => each?.taskIds ?? []))];
}

/** The tasks that a session concerns as it stands. */
export function tasksOf(content: SessionContent, initiative: ExistingInitiative | undefined): readonly string[] {
  return tasksNamed([content, initiative]);
}
