import type { LocalDate } from '#kernel/local-date.js';
import { comparePositions } from '#kernel/position.js';
import type { Bilingual } from '#kernel/texts.js';
import type { Dated } from '../scoring/facts/dated.js';

/** A fact that was recorded late, and what stood already that it leaves no room for. */
export interface Contradiction {
  readonly late: Dated;
  /** At least one. */
  readonly against: readonly Dated[];
  /** "T07 cancelled on 2025-03-01" */
  readonly what: Bilingual;
}

/** The days for which a late fact leaves no room: from the first to, not including, the day on which it is over. */
interface NoRoom {
  readonly late: Dated | undefined;
  readonly from: LocalDate;
  readonly until?: LocalDate;
  readonly what: Bilingual;
}

/**
 * A late fact contradicts what would have been refused had the late one been recorded on its day: what lies in the days
 * that it leaves no room for, was recorded before it, and had happened by then. What only lay ahead is overtaken, not
 * contradicted.
 */
export function contradicted({ late, from, until, what }: NoRoom, facts: readonly Dated[]): readonly Contradiction[] {
  if (late === undefined || late.recordedOn <= late.on) return [];
  const against = facts.filter(
    ({ on, position }) =>
      on >= from &&
      (until === undefined || on < until) &&
      on <= late.recordedOn &&
      comparePositions(position, late.position) < 0,
  );
  return against.length === 0 ? [] : [{ late, against, what }];
}
