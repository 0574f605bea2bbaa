import { daysBetween, type LocalDate } from '#kernel/local-date.js';
import { comparePositions } from '#kernel/position.js';
import type { Dated } from '../scoring/facts/dated.js';
import type { TaskFact, TermsChange } from '../scoring/facts/task-fact.js';
import { explained } from '../scoring/wording.js';
import type { Signal } from './signal.js';

const BEFORE_DUE_DAYS = 30;

/** A revision or a cancellation, and what it came too close to. */
interface Shift {
  readonly task: TaskFact;
  readonly by: Dated;
  readonly cancels: boolean;
  readonly dueOn: LocalDate;
}

/**
 * "A task revised or cancelled within 30 days before dueOn or after it": before the due date last stated, whether that
 * one counts or not, by the later of the change's date and the day of its recording, so that back-dating hides nothing.
 * Any revision is one, also of the title or the metric, and whoever made it.
 */
export const shiftingGoalposts: Signal = {
  id: 'shifting-goalposts',
  name: { zh: '临期改目标', en: 'Shifting goalposts' },
  find({ branch: { facts, scored } }) {
    const shifts = facts.tasks
      .filter(({ year }) => year === scored.year)
      .flatMap((task) => shiftsOf(task))
      .filter(({ by }) => by.on <= scored.asOf);
    if (shifts.length === 0) return undefined;
    return {
      count: shifts.length,
      evidence: shifts.map(({ by }) => by),
      explanation: explained(
        {
          zh: `任务在到期前 ${BEFORE_DUE_DAYS} 天内或到期后被调整或取消 ${shifts.length} 次`,
          en: `tasks were revised or cancelled ${shifts.length === 1 ? 'once' : `${shifts.length} times`} within ${BEFORE_DUE_DAYS} days before they were due, or later`,
        },
        shifts,
        ({ task, by, cancels, dueOn }) => ({
          zh: `${task.id} 应于 ${dueOn} 完成，${by.on} ${cancels ? '取消' : '调整'}`,
          en: `${task.id}, due on ${dueOn}, was ${cancels ? 'cancelled' : 'revised'} on ${by.on}`,
        }),
      ),
    };
  },
};

/** All of them, in order of position. */
function shiftsOf(task: TaskFact): readonly Shift[] {
  const changes: (Dated & Partial<TermsChange>)[] = [...task.changes, ...task.rewordings];
  changes.sort((a, b) => comparePositions(a.position, b.position));
  const shifts: Shift[] = [];
  let { dueOn } = task;
  for (const by of changes) {
    const known = by.on > by.recordedOn ? by.on : by.recordedOn;
    if (daysBetween(known, dueOn) <= BEFORE_DUE_DAYS) shifts.push({ task, by, cancels: by.cancels === true, dueOn });
    dueOn = by.dueOn ?? dueOn;
  }
  return shifts;
}
