import type { LocalDate } from '#kernel/local-date.js';
import type { Happened } from './given-when-then.js';

/** What stands on every event of initiative i1 of branch b1, which carries task t1. */
export const ofI1 = { initiativeId: 'i1', branchId: 'b1', taskIds: ['t1'] } as const;

const STREAM = 'initiative-i1';

/** i1: led by m1, with m2, from 1 March 2025. */
export const launchOfI1 = {
  ...ofI1,
  kind: 'task-force',
  title: '护梯突击队',
  purpose: '攻坚老旧电梯评估',
  leadId: 'm1',
  memberIds: ['m2'],
  from: '2025-03-01',
} as const;

export function launched(change: object = {}): Happened {
  return [STREAM, { type: 'InitiativeLaunched', data: { ...launchOfI1, ...change } }];
}

export function outcomeReported(on: LocalDate): Happened {
  return [STREAM, { type: 'InitiativeOutcomeReported', data: { ...ofI1, on, outcome: '难点已打通' } }];
}

export function outcomeVerified(on: LocalDate, verdict = 'effective'): Happened {
  return [STREAM, { type: 'InitiativeOutcomeVerified', data: { ...ofI1, on, verdict, comment: '见效' } }];
}

export function closed(on: LocalDate): Happened {
  return [STREAM, { type: 'InitiativeClosed', data: { ...ofI1, on, reason: '任务完成' } }];
}

export function abandoned(on: LocalDate): Happened {
  return [STREAM, { type: 'InitiativeAbandoned', data: { ...ofI1, on, reason: '条件不具备' } }];
}
