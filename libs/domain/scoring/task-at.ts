import type { Dated } from './facts/dated.js';
import type { TaskFact } from './facts/task-fact.js';
import { type TaskProgress, taskProgress } from './task-outcome.js';
import { type TermsInForce, termsInForce } from './terms-in-force.js';
import type { ScoredYear } from './year.js';

/** A task of the year as it stands on a day. */
export interface TaskAt extends TaskProgress {
  readonly fact: TaskFact;
  readonly terms: TermsInForce;
}

/** A task that counts, because its outcome is known. */
export type DecidedTask = TaskAt & { readonly outcome: NonNullable<TaskAt['outcome']> };

/**
 * "Tasks count by `year`; a task exists from setOn on; one cancelled in time is left out."
 * @returns in order of position
 */
export function tasksOf(facts: readonly TaskFact[], { year, asOf }: ScoredYear): readonly TaskAt[] {
  const tasks: TaskAt[] = [];
  for (const fact of facts) {
    if (fact.year !== year || fact.first.on > asOf) continue;
    const terms = termsInForce(fact, asOf);
    if (terms.cancelled?.inTime) continue;
    tasks.push({ fact, terms, ...taskProgress(fact, terms, asOf) });
  }
  return tasks;
}

export function isDecided(task: TaskAt): task is DecidedTask {
  return task.outcome !== undefined;
}

/** 重点、难点任务: emphasis `key` or `difficult`, by the terms in force. */
export function isHard({ terms }: TaskAt): boolean {
  return terms.emphasis !== 'routine';
}

/** The events that fix a task's terms. */
export function termsEvidence({ fact, terms }: TaskAt): readonly Dated[] {
  return [fact.first, ...terms.counted, ...(terms.cancelled ? [terms.cancelled.by] : [])];
}

/** The events that a task's terms and outcome rest on. */
export function outcomeEvidence(task: TaskAt): readonly Dated[] {
  const { completion, verification } = task;
  return [...termsEvidence(task), ...(completion ? [completion] : []), ...(verification ? [verification] : [])];
}
