import { commandOn, may, type PersonGrant } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import {
  existingSession,
  holdingBranch,
  initiativeOf,
  ofSession,
  standingSession,
  tasksOf,
} from './recorded-session.js';
import type { StudySession, StudySessionEvent } from './study-session.js';
import type { SessionAction } from './terms.js';

export class CompleteSessionAction {
  @Id() readonly sessionId!: string;
  @Id() readonly actionId!: string;
  @HappenedOn() readonly on!: string;
  @Text() readonly result!: string;
}

function actionOf(state: StudySession, actionId: string): SessionAction | undefined {
  return existingSession(state).content.actions.find((action) => action.actionId === actionId);
}

/** Whoever owns the action as the session stands now, whatever the role. */
const itsOwner: PersonGrant<CompleteSessionAction, StudySession> = {
  person: { zh: '事项责任人', en: "the action's owner" },
  who: ({ actionId }, state) => actionOf(state, actionId)?.ownerId,
};

export const completeSessionAction = commandOn<StudySession, StudySessionEvent>()({
  input: CompleteSessionAction,
  summary: { zh: '办结议定事项', en: 'Complete an action of a session' },
  by: [itsOwner, may.branchOfficer],
  emits: 'SessionActionCompleted',
  stream: { by: ['sessionId'], must: 'exist' },
  concerns: (_, state) => holdingBranch(state),
  needs: (_, state) => ({ initiative: initiativeOf(existingSession(state).content) }),
  decide(input, state, { initiative }) {
    const session = standingSession(state);
    const action = actionOf(state, input.actionId);
    if (!action) throw new Rejection('not-found', 'actionId');
    const done = session.completions.get(input.actionId);
    if (done !== undefined) throw new Rejection('action-already-completed', 'actionId', { on: done });
    mustNotPrecede(input.on, session.content.heldOn, 'on');
    return {
      data: { ...input, ...ofSession(session) },
      tags: { member: [action.ownerId], task: tasksOf(session.content, initiative) },
    };
  },
});
