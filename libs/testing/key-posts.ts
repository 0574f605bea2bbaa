import type { LocalDate } from '#kernel/local-date.js';
import type { Happened } from './given-when-then.js';

/** What stands on every event of post p1 of branch b1, which carries task t1. */
export const ofP1 = { postId: 'p1', branchId: 'b1', taskIds: ['t1'] } as const;

const STREAM = 'keyPost-p1';

/** Post p1, by default for two people, open from 1 March 2025. */
export function designated(terms: { capacity?: number; from?: LocalDate } = {}): Happened {
  const data = { ...ofP1, title: '攻坚岗', kind: 'key', capacity: 2, from: '2025-03-01', ...terms };
  return [STREAM, { type: 'KeyPostDesignated', data }];
}

export function assigned(memberId: string, from: LocalDate, homeBranchId?: string): Happened {
  const seconded = homeBranchId === undefined ? {} : { secondment: true, homeBranchId };
  return [STREAM, { type: 'MemberAssignedToKeyPost', data: { ...ofP1, memberId, from, duty: '牵头', ...seconded } }];
}

export function released(memberId: string, on: LocalDate): Happened {
  return [STREAM, { type: 'MemberReleasedFromKeyPost', data: { ...ofP1, memberId, on, reason: '任务完成' } }];
}

export function retired(on: LocalDate): Happened {
  return [STREAM, { type: 'KeyPostRetired', data: { ...ofP1, on, reason: '任务完成' } }];
}
