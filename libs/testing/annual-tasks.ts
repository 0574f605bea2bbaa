import type { Actor } from '#kernel/actor.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Happened } from './given-when-then.js';
import { as } from './two-branches.js';

/** What stands on every event of task t1 of branch b1. */
export const ofT1 = { taskId: 't1', branchId: 'b1', year: 2025 } as const;

/** The terms of t1 as taskSet('t1', 'b1') states them: from 1 January to 31 December 2025. */
export const termsOfT1 = { title: '任务', emphasis: 'key', weight: 5, dueOn: '2025-12-31' } as const;

export function revised(on: LocalDate, change: object): Happened {
  return ['task-t1', { type: 'AnnualTaskRevised', data: { ...ofT1, on, reason: '调整', ...change } }];
}

export function completed(completedOn: LocalDate, by: Actor = as.head): Happened {
  return ['task-t1', { type: 'TaskCompletionReported', data: { ...ofT1, completedOn, result: '完成' } }, by];
}

/** Event ids are `event-<index>` among all that is given. */
export function verified(verifiedOn: LocalDate, corrects?: string): Happened {
  const data = { ...ofT1, verifiedOn, outcome: 'met', rating: 80, comment: '核实' };
  return ['task-t1', { type: 'TaskOutcomeVerified', data: corrects === undefined ? data : { ...data, corrects } }];
}
