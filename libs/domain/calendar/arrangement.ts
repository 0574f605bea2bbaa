import { addDays, dayNumber, type LocalDate, yearOf } from '#kernel/local-date.js';

/** 节假日安排: what the State Council's notice of one year says. All other Saturdays and Sundays are free, all other days worked. */
export interface Arrangement {
  /** 放假: free days, weekends among them or not. */
  readonly holidays: readonly LocalDate[];
  /** 调休上班: Saturdays and Sundays that are worked. */
  readonly makeUpDays: readonly LocalDate[];
}

export type DayKind = 'holiday' | 'working-day';
export const DAY_KINDS: readonly DayKind[] = ['holiday', 'working-day'];

/** What calendar data say, wherever they come from. */
export interface CalendarData {
  readonly years: ReadonlyMap<number, Arrangement>;
  /** Single days that were changed after the year's notice. */
  readonly days: ReadonlyMap<LocalDate, DayKind>;
}

/**
 * The year whose notice rules a day. New Year's holiday stands in the notice of the new year and reaches back: its make-up
 * days and free days have begun on 29 December at the earliest (2007, 2018). So the last three days of a year are not
 * known before the next year's notice is.
 */
export function arrangementYear(day: LocalDate): number {
  return yearOf(day) + (day.slice(5) >= '12-29' ? 1 : 0);
}

/** Free in every year since 1999 (《全国年节及纪念日放假办法》): a notice that lacks one is half a notice. */
const FIXED_HOLIDAYS = ['01-01', '05-01', '10-01', '10-02', '10-03'];

/** The holidays that a whole notice of the year would have, and this one lacks. */
export function missingHolidays(year: number, { holidays }: Arrangement): readonly LocalDate[] {
  return FIXED_HOLIDAYS.map((day) => `${year}-${day}`).filter((day) => !holidays.includes(day));
}

/**
 * The years that a list of many years' days states. One that it has only in part, as it may have after the first days of
 * a notice, or of which it has the turn of the year alone, is not known.
 */
export function wholeYears({ holidays, makeUpDays }: Arrangement): CalendarData {
  const years = new Map<number, Arrangement>();
  for (const year of new Set(holidays.map(arrangementYear))) {
    const ofYear = (day: LocalDate) => arrangementYear(day) === year;
    const arrangement = { holidays: holidays.filter(ofYear), makeUpDays: makeUpDays.filter(ofYear) };
    if (missingHolidays(year, arrangement).length === 0) years.set(year, arrangement);
  }
  return { years, days: new Map() };
}

export function isWeekend(day: LocalDate): boolean {
  // 1970-01-01 was a Thursday
  const weekday = (((dayNumber(day) + 3) % 7) + 7) % 7;
  return weekday >= 5;
}

/** Every day from one to the other, both included; none if the second lies before the first. */
export function daysFrom(from: LocalDate, until: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day);
  return days;
}
