import { addMonths, endOfMonth, type LocalDate } from '#kernel/local-date.js';
import type { OrganizationFact } from './facts/organization-fact.js';
import { days, type Span } from './span.js';

/** The year asked for, as of a day: Y, D and E of SCORING.md. */
export interface ScoredYear {
  readonly year: number;
  /** D. It may lie after the year. */
  readonly asOf: LocalDate;
  /** 1 January of Y. */
  readonly begins: LocalDate;
  /** E: the earlier of D and 31 December of Y. */
  readonly until: LocalDate;
  /** 1 January of Y to E, both counted. */
  readonly days: Span;
}

export function scoredYear(year: number, asOf: LocalDate): ScoredYear {
  const begins = `${year}-01-01`;
  const last = `${year}-12-31`;
  const until = asOf < last ? asOf : last;
  return { year, asOf, begins, until, days: days(begins, until) };
}

export interface Period {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** Whether a day lies in Y and not after D. */
export function inYear({ begins, until }: ScoredYear, day: LocalDate): boolean {
  return day >= begins && day <= until;
}

/** "A month or quarter is due if it lies in Y, has ended by D, and the branch existed throughout"; so is Y itself. */
export function duePeriods(scored: ScoredYear, branch: OrganizationFact, months: 1 | 3 | 12): readonly Period[] {
  const periods: Period[] = [];
  for (let month = 0; month < 12; month += months) {
    const first = addMonths(scored.begins, month);
    const last = endOfMonth(addMonths(first, months - 1));
    if (last <= scored.asOf && existedThroughout(branch, { first, last })) periods.push({ first, last });
  }
  return periods;
}

function existedThroughout({ first: established, dissolved }: OrganizationFact, { first, last }: Period): boolean {
  return established.on <= first && (dissolved === undefined || dissolved.on > last);
}

/**
 * Whether E lies in the branch's first six calendar months, their last day included: established on 10 March, up to
 * and with 9 September. E, not D: a year that ended inside them stays what it was, whenever it is looked at.
 */
export function inFirstSixMonths(branch: OrganizationFact, { until }: ScoredYear): boolean {
  return until < addMonths(branch.first.on, 6);
}
