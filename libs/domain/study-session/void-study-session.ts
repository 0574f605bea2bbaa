import { commandOn, may } from '#kernel/command.js';
import { Id, Text } from '#kernel/fields.js';
import {
  existingSession,
  holdingBranch,
  initiativeOf,
  namedIn,
  ofSession,
  standingSession,
} from './recorded-session.js';
import type { StudySession, StudySessionEvent } from './study-session.js';

export class VoidStudySession {
  @Id() readonly sessionId!: string;
  @Text() readonly reason!: string;
}

export const voidStudySession = commandOn<StudySession, StudySessionEvent>()({
  input: VoidStudySession,
  summary: { zh: '作废学习记录', en: 'Void a study session' },
  by: [may.branchOfficer, may.superior],
  emits: 'StudySessionVoided',
  amends: ['StudySessionRecorded', 'StudySessionAmended', 'SessionActionCompleted'],
  stream: { by: ['sessionId'], must: 'exist' },
  concerns: (_, state) => holdingBranch(state),
  occurredOn: (_, state) => existingSession(state).content.heldOn,
  needs: (_, state) => ({ initiative: initiativeOf(existingSession(state).content) }),
  decide(input, state, { initiative }) {
    const session = standingSession(state);
    return { data: { ...input, ...ofSession(session) }, tags: namedIn([session.content], [initiative]) };
  },
});
