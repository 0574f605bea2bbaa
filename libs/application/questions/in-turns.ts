import { setImmediate as nextTurn } from 'node:timers/promises';
import { isInSteps, type Steps } from '#kernel/read-model.js';

/** The result of work in steps; between them whatever else waits gets its turn. */
export async function inTurns<Result>(work: Result | Steps<Result>): Promise<Result> {
  if (!isInSteps(work)) return work;
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    await nextTurn();
  }
}
