import { commandOn, may } from '#kernel/command.js';
import { Choice, HappenedOn, Hours, Id, Ids, ListOf, NewId, Optional, Text, TimeOfDay } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { each, one } from '../needs.js';
import { membersOfSession } from './participants.js';
import { initiativeOf, namedIn } from './recorded-session.js';
import { mustHold } from './session-rules.js';
import type { StudySession, StudySessionEvent } from './study-session.js';
import { Absentee, MAX_MINUTES, SESSION_KINDS, SessionAction, type SessionKind } from './terms.js';

export class RecordStudySession {
  @NewId() readonly sessionId!: string;
  @Id() readonly branchId!: string;
  @Choice(SESSION_KINDS) readonly kind!: SessionKind;
  @HappenedOn() readonly heldOn!: string;
  @Optional() @TimeOfDay() readonly startsAt?: string;
  @Optional() @TimeOfDay() readonly endsAt?: string;
  @Text(200) readonly topic!: string;
  @Hours() readonly partyHours!: number;
  @Hours() readonly businessHours!: number;
  @Ids(1) readonly attendeeIds!: readonly string[];
  @ListOf(Absentee, 'memberId') readonly absentees!: readonly Absentee[];
  @Optional() @Ids() readonly guestIds?: readonly string[];
  @Ids() readonly taskIds!: readonly string[];
  @Optional() @Id() readonly initiativeId?: string;
  @Text(MAX_MINUTES) readonly minutes!: string;
  @ListOf(SessionAction, 'actionId') readonly actions!: readonly SessionAction[];
}

export const recordStudySession = commandOn<StudySession, StudySessionEvent>()({
  input: RecordStudySession,
  summary: { zh: '登记学习或组织生活', en: 'Record a study session' },
  by: [may.branchOfficer],
  emits: 'StudySessionRecorded',
  stream: { by: ['sessionId'], must: 'be-new' },
  concerns: ({ branchId }) => [{ orgId: branchId, field: 'branchId' }],
  needs: (input) => ({
    branch: one('organization', input.branchId, 'branchId'),
    tasks: each('task', input.taskIds, 'taskIds'),
    initiative: initiativeOf(input),
    ...membersOfSession(input),
  }),
  decide(input, _, { branch, tasks, initiative, attendees, absent, guests, owners }) {
    if (branch.kind !== 'branch') throw new Rejection('not-a-branch', 'branchId');
    const members = new Map([...attendees, ...absent, ...guests, ...owners]);
    mustHold(input, { branchId: input.branchId, members, tasks, linkedBefore: [], initiative });
    return { data: { ...input }, tags: namedIn([input], [initiative]) };
  },
});
