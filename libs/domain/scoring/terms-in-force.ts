import { daysBetween, type LocalDate } from '#kernel/local-date.js';
import type { Emphasis } from '../annual-task/terms.js';
import { byDate } from './by-date.js';
import type { TaskFact, TermsChange } from './facts/task-fact.js';

/** What holds for a task on a day, after the changes that were made in time. */
export interface TermsInForce {
  readonly emphasis: Emphasis;
  readonly weight: number;
  readonly dueOn: LocalDate;
  /** The changes that counted, by date. */
  readonly counted: readonly TermsChange[];
  /** Changes that came too late and count for nothing, by date. */
  readonly tooLate: readonly TermsChange[];
  readonly cancelled?: { readonly by: TermsChange; readonly inTime: boolean };
}

/** Days before the due date in force by which the branch itself must have changed a task. */
const NOTICE_DAYS = 30;

/**
 * "A change of dueOn, weight or emphasis, or a cancellation, counts only if it was both dated (`on`) and recorded
 * (local day of recordedAt) in time: at least 30 days before the due date in force before it, or, made from above the
 * branch (actor.orgId is not the branch), no later than that date. Changes apply by date, then position."
 */
export function termsInForce(task: TaskFact, asOf: LocalDate): TermsInForce {
  let { emphasis, weight, dueOn } = task;
  const counted: TermsChange[] = [];
  const tooLate: TermsChange[] = [];
  let cancelled: TermsInForce['cancelled'];
  for (const change of task.changes.filter(({ on }) => on <= asOf).sort(byDate)) {
    const inTime = madeInTime(change, { branchId: task.branchId, dueOn });
    (inTime ? counted : tooLate).push(change);
    if (change.cancels) cancelled = { by: change, inTime };
    if (!inTime) continue;
    emphasis = change.emphasis ?? emphasis;
    weight = change.weight ?? weight;
    dueOn = change.dueOn ?? dueOn;
  }
  return { emphasis, weight, dueOn, counted, tooLate, ...(cancelled === undefined ? {} : { cancelled }) };
}

function madeInTime(change: TermsChange, before: { readonly branchId: string; readonly dueOn: LocalDate }): boolean {
  const notice = change.actorOrgId === before.branchId ? NOTICE_DAYS : 0;
  return daysBetween(change.on, before.dueOn) >= notice && daysBetween(change.recordedOn, before.dueOn) >= notice;
}
