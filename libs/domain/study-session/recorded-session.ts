import { Rejection } from '#kernel/rejection.js';
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

/** Everybody and every task that the session names: before and after, where it is amended. */
export function namedIn(...contents: readonly SessionContent[]) {
  const members = contents.flatMap(({ attendeeIds, absentees, guestIds, actions }) => [
    ...attendeeIds,
    ...absentees.map(({ memberId }) => memberId),
    ...(guestIds ?? []),
    ...actions.map(({ ownerId }) => ownerId),
  ]);
  return { member: [...new Set(members)], task: [...new Set(contents.flatMap(({ taskIds }) => taskIds))] };
}
