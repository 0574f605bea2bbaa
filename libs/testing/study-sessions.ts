import type { LocalDate } from '#kernel/local-date.js';
import type { Happened } from './given-when-then.js';

/** A theme day of branch b1 on 10 March 2025: m1 and m2 there, m3 on leave, g1 as a guest, one action of m1. */
export const held = {
  kind: 'theme-day',
  heldOn: '2025-03-10',
  startsAt: '09:00',
  endsAt: '11:00',
  topic: '电梯安全专题',
  partyHours: 1,
  businessHours: 1,
  attendeeIds: ['m1', 'm2'],
  absentees: [{ memberId: 'm3', reason: 'leave' }],
  guestIds: ['g1'],
  taskIds: ['t1'],
  minutes: '会议记录',
  actions: [{ actionId: 'a1', text: '落实排查', ownerId: 'm1', dueOn: '2025-04-10' }],
} as const;

export const ofS1 = { sessionId: 's1', branchId: 'b1' } as const;

const STREAM = 'studySession-s1';

export function recorded(change: object = {}): Happened {
  return [STREAM, { type: 'StudySessionRecorded', data: { ...ofS1, ...held, ...change } }];
}

export function amended(change: object): Happened {
  return [STREAM, { type: 'StudySessionAmended', data: { ...ofS1, ...change, reason: '登记有误' } }];
}

export function voided(): Happened {
  return [STREAM, { type: 'StudySessionVoided', data: { ...ofS1, reason: '重复登记' } }];
}

export function completed(actionId: string, on: LocalDate): Happened {
  return [STREAM, { type: 'SessionActionCompleted', data: { ...ofS1, actionId, on, result: '已办' } }];
}
