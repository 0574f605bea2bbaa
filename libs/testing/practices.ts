import type { LocalDate } from '#kernel/local-date.js';
import type { Happened } from './given-when-then.js';

/** What stands on every event of practice r1 that is its owner's, branch b1. */
export const ofR1 = { practiceId: 'r1', branchId: 'b1' } as const;

/** What stands on those of its adoption by b2. */
export const adoptionOfR1 = { practiceId: 'r1', branchId: 'b2', ownerBranchId: 'b1' } as const;

const STREAM = 'practice-r1';

export const contentOfR1 = {
  ...ofR1,
  kind: 'experience',
  title: '议题双列',
  situation: '学习与业务两张皮',
  action: '每个议题列两栏',
  result: '责任到人',
  taskIds: ['t1'],
} as const;

/** Recorded on 1 January 2025, as everything that specs are given. */
export function practiceRecorded(change: object = {}): Happened {
  return [STREAM, { type: 'PracticeRecorded', data: { ...contentOfR1, ...change } }];
}

export function endorsed(on: LocalDate): Happened {
  return [STREAM, { type: 'PracticeEndorsed', data: { ...ofR1, on, reason: '可复制' } }];
}

export function promoted(on: LocalDate, ...toOrgIds: readonly string[]): Happened {
  return [STREAM, { type: 'PracticePromoted', data: { ...ofR1, on, toOrgIds, guidance: '结合实际' } }];
}

export function adopted(on: LocalDate): Happened {
  return [STREAM, { type: 'PracticeAdopted', data: { ...adoptionOfR1, on, plan: '试行' } }];
}

export function adoptionReported(on: LocalDate, verdict: string): Happened {
  return [STREAM, { type: 'PracticeAdoptionReported', data: { ...adoptionOfR1, on, verdict, experience: '见效' } }];
}

export function withdrawn(on: LocalDate): Happened {
  return [STREAM, { type: 'PracticeWithdrawn', data: { ...ofR1, on, reason: '情况变化' } }];
}
