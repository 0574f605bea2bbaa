import { dayNumber, type LocalDate } from '#kernel/local-date.js';

/** Days by number, from the first up to, not including, the day on which it is over; Infinity where it is open. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** From a first day up to the first day without. */
export function span(from: LocalDate, until: LocalDate | undefined): Span {
  return { from: dayNumber(from), until: until === undefined ? Number.POSITIVE_INFINITY : dayNumber(until) };
}

/** From a first to a last day, both counted. */
export function days(first: LocalDate, last: LocalDate): Span {
  return { from: dayNumber(first), until: dayNumber(last) + 1 };
}

/** The number of days, 0 for a span that is over before it begins. */
export function length({ from, until }: Span): number {
  return Math.max(0, until - from);
}

export function overlap(a: Span, b: Span): Span {
  return { from: Math.max(a.from, b.from), until: Math.min(a.until, b.until) };
}

/** How many days of the window lie in at least one of the spans. */
export function daysCovered(spans: readonly Span[], window: Span): number {
  const within = spans.map((each) => overlap(each, window)).filter((each) => length(each) > 0);
  let covered = 0;
  let reached = window.from;
  for (const { from, until } of within.sort((a, b) => a.from - b.from)) {
    covered += Math.max(0, until - Math.max(from, reached));
    reached = Math.max(reached, until);
  }
  return covered;
}
