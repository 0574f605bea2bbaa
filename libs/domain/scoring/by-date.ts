import { comparePositions } from '#kernel/position.js';
import type { Dated } from './facts/dated.js';

/** "Last" and "first" go by date, then by position. */
export function byDate(a: Dated, b: Dated): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : comparePositions(a.position, b.position);
}

/** The last by date, then position, of those dated by the day. */
export function lastBy<F extends Dated>(facts: readonly F[], asOf: string): F | undefined {
  let last: F | undefined;
  for (const fact of facts) {
    if (fact.on <= asOf && (last === undefined || byDate(fact, last) > 0)) last = fact;
  }
  return last;
}

/** The last by date, then position, of all. */
export function lastOf<F extends Dated>(facts: readonly F[]): F | undefined {
  return lastBy(facts, '9999-12-31');
}
