import { canonicalJson } from '#kernel/canonical-json.js';
import { commandOn, may } from '#kernel/command.js';
import { Choice, Hours, Id, Ids, ListOf, Optional, PastDay, Text, TimeOfDay } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import { each } from '../needs.js';
import { membersOfSession } from './participants.js';
import {
  existingSession,
  holdingBranch,
  initiativeOf,
  namedIn,
  ofSession,
  standingSession,
} from './recorded-session.js';
import { mustHold } from './session-rules.js';
import type { StudySession, StudySessionEvent } from './study-session.js';
import { Absentee, MAX_MINUTES, SESSION_KINDS, SessionAction, type SessionContent, type SessionKind } from './terms.js';

export class AmendStudySession {
  @Id() readonly sessionId!: string;
  @Optional() @Choice(SESSION_KINDS) readonly kind?: SessionKind;
  /** Not the day of the amendment, which happens on the day of what it corrects. */
  @Optional() @PastDay() readonly heldOn?: string;
  @Optional() @TimeOfDay() readonly startsAt?: string;
  @Optional() @TimeOfDay() readonly endsAt?: string;
  @Optional() @Text(200) readonly topic?: string;
  @Optional() @Hours() readonly partyHours?: number;
  @Optional() @Hours() readonly businessHours?: number;
  @Optional() @Ids(1) readonly attendeeIds?: readonly string[];
  @Optional() @ListOf(Absentee, 'memberId') readonly absentees?: readonly Absentee[];
  @Optional() @Ids() readonly guestIds?: readonly string[];
  @Optional() @Ids() readonly taskIds?: readonly string[];
  @Optional() @Id() readonly initiativeId?: string;
  @Optional() @Text(MAX_MINUTES) readonly minutes?: string;
  /** All of them: one that is left out is removed, though what was due by then still counts. */
  @Optional() @ListOf(SessionAction, 'actionId') readonly actions?: readonly SessionAction[];
  @Text() readonly reason!: string;
}

const AMENDABLE = [
  'kind',
  'heldOn',
  'startsAt',
  'endsAt',
  'topic',
  'partyHours',
  'businessHours',
  'attendeeIds',
  'absentees',
  'guestIds',
  'taskIds',
  'initiativeId',
  'minutes',
  'actions',
] as const satisfies readonly (keyof SessionContent & keyof AmendStudySession)[];

/** Whether two values say the same: of a list, who or what is in it, in whatever order. No list is an empty one. */
function saysTheSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one)) return canonicalJson(one) === canonicalJson(other ?? null);
  const others: readonly unknown[] = Array.isArray(other) ? other : [];
  const inOrder = (list: readonly unknown[]) => list.map((item) => canonicalJson(item)).sort();
  return canonicalJson(inOrder(one)) === canonicalJson(inOrder(others));
}

/** The session as the amendment leaves it. */
function amended(content: SessionContent, input: AmendStudySession): SessionContent {
  const { sessionId, reason, ...changes } = input;
  return { ...content, ...changes };
}

export const amendStudySession = commandOn<StudySession, StudySessionEvent>()({
  input: AmendStudySession,
  summary: { zh: '更正学习记录', en: 'Amend a study session' },
  by: [may.branchOfficer],
  emits: 'StudySessionAmended',
  amends: ['StudySessionRecorded', 'StudySessionAmended'],
  stream: { by: ['sessionId'], must: 'exist' },
  concerns: (_, state) => holdingBranch(state),
  occurredOn: (_, state) => existingSession(state).content.heldOn,
  unchanged(input, state) {
    const { content } = existingSession(state);
    return AMENDABLE.filter((field) => input[field] !== undefined && saysTheSame(input[field], content[field]));
  },
  needs(input, state) {
    const before = existingSession(state).content;
    const content = amended(before, input);
    return {
      tasks: each('task', content.taskIds, 'taskIds'),
      initiative: initiativeOf(content),
      initiativeBefore: initiativeOf(before),
      ...membersOfSession(content),
    };
  },
  decide(input, state, { tasks, initiative, initiativeBefore, attendees, absent, guests, owners }) {
    const session = standingSession(state);
    if (!AMENDABLE.some((field) => input[field] !== undefined)) throw new Rejection('nothing-changed', 'data');
    const content = amended(session.content, input);
    const members = new Map([...attendees, ...absent, ...guests, ...owners]);
    const { branchId } = session;
    mustHold(content, { branchId, members, tasks, linkedBefore: session.content.taskIds, initiative });
    // what was done cannot have been done before the meeting that asked for it
    for (const on of session.completions.values()) mustNotPrecede(on, content.heldOn, 'heldOn');
    return {
      data: { ...input, ...ofSession(session) },
      tags: namedIn([session.content, content], [initiativeBefore, initiative]),
    };
  },
});
