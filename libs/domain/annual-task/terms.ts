import { Decimal, Text } from '#kernel/fields.js';
import { type LocalDate, yearOf } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';
import type { AnnualTask } from './annual-task.js';

export const EMPHASES = ['routine', 'key', 'difficult'] as const;
export type Emphasis = (typeof EMPHASES)[number];

export const TASK_OUTCOMES = ['exceeded', 'met', 'partly', 'missed'] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];

/** Numbers of a metric: at most 6 decimals. */
export const METRIC_NUMBER = { min: -1e12, max: 1e12, decimals: 6 };

/** What is measured, in which unit, and how much is aimed at. */
export class Metric {
  @Text(200) readonly name!: string;
  @Text(200) readonly unit!: string;
  @Decimal(METRIC_NUMBER) readonly target!: number;
}

export type ExistingTask = Exclude<AnnualTask, { readonly status: 'absent' }>;

/** Narrows a state that the runner has already found to exist. */
export function existingTask(state: AnnualTask): ExistingTask {
  if (state.status === 'absent') throw new Rejection('not-found', 'taskId');
  return state;
}

/** @throws Rejection `task-closed` once it is verified or cancelled */
export function openTask(state: AnnualTask): Extract<AnnualTask, { status: 'open' }> {
  const task = existingTask(state);
  if (task.status !== 'open') throw new Rejection('task-closed', 'taskId', { status: task.status });
  return task;
}

/** @throws Rejection `due-outside-year` */
export function mustBeDueWithin(year: number, dueOn: LocalDate): void {
  if (yearOf(dueOn) !== year) throw new Rejection('due-outside-year', 'dueOn', { year });
}

/** What stands on every event of the task. */
export function ofTask({ taskId, branchId, year }: ExistingTask) {
  return { taskId, branchId, year };
}

/** The branch that owns the task. */
export function concernedBranch(state: AnnualTask) {
  return [{ orgId: existingTask(state).branchId, field: 'taskId' }];
}
