import type { LocalDate } from '#kernel/local-date.js';
import type { Happened } from './given-when-then.js';

export const ofK1 = { talkId: 'k1', branchId: 'b1', memberId: 'm1' } as const;

/** A talk with m1 on 28 March 2025, with two things to follow. */
export const talked = {
  kind: 'one-on-one',
  heldOn: '2025-03-28',
  content: '谈心记录',
  followUps: [
    { followUpId: 'f1', text: '调整值班', dueOn: '2025-04-10' },
    { followUpId: 'f2', text: '落实调休', dueOn: '2025-05-01' },
  ],
} as const;

export function talkRecorded(): Happened {
  return ['talk-k1', { type: 'TalkRecorded', data: { ...ofK1, ...talked, content: 'sealed:c' } }];
}

export function followUpCompleted(followUpId: string, on: LocalDate): Happened {
  return ['talk-k1', { type: 'TalkFollowUpCompleted', data: { ...ofK1, followUpId, on, result: '已办' } }];
}
