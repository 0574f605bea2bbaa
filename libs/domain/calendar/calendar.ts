import { addDays, type LocalDate, yearOf } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';
import { type Arrangement, arrangementYear, type CalendarData, type DayKind, isWeekend } from './arrangement.js';

/** Days from one to the other, both included: `{ from, until }` of a notice, as its command has them. */
export interface DaySpan {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/**
 * 工作日历: the official working days of China, for the years whose arrangement is known. An immutable value.
 *
 * Every method takes the input field that the question is about, and throws Rejection `calendar-unknown` with
 * `{ year }` at that field as soon as it needs a day whose arrangement is not known: it never guesses by weekdays.
 *
 * Ask it only when deciding, and record what was decided (`until`, the number of working days). A fold, a view or a later
 * decision compares the recorded days and never asks again; so a calendar that is corrected later re-judges nothing.
 */
export class Calendar {
  private readonly arrangements: ReadonlyMap<number, Arrangement>;
  /** Days that are not what their weekday says. */
  private readonly exceptions: ReadonlyMap<LocalDate, DayKind>;

  /** @param sources of two that have the same year or day, the later one holds */
  constructor(...sources: readonly CalendarData[]) {
    const arrangements = new Map(sources.flatMap(({ years }) => [...years]));
    const exceptions = new Map<LocalDate, DayKind>();
    for (const { holidays, makeUpDays } of arrangements.values()) {
      for (const day of holidays) exceptions.set(day, 'holiday');
      for (const day of makeUpDays) exceptions.set(day, 'working-day');
    }
    for (const [day, kind] of sources.flatMap(({ days }) => [...days])) exceptions.set(day, kind);
    this.arrangements = arrangements;
    this.exceptions = exceptions;
  }

  /** The years whose arrangement is known, in order. */
  get years(): readonly number[] {
    return [...this.arrangements.keys()].sort((one, other) => one - other);
  }

  /** The year whose arrangement would have to be known to judge the day; undefined where all is known. */
  unknownYear(day: LocalDate): number | undefined {
    // the first year of all: its notice is known, the rest of the year before is not
    return [yearOf(day), arrangementYear(day)].find((year) => !this.arrangements.has(year));
  }

  isWorkingDay(day: LocalDate, field: string): boolean {
    const unknown = this.unknownYear(day);
    if (unknown !== undefined) throw new Rejection('calendar-unknown', field, { year: unknown });
    const exception = this.exceptions.get(day);
    return exception === undefined ? !isWeekend(day) : exception === 'working-day';
  }

  /** How many days of the span are worked, both ends included; 0 if it ends before it begins. */
  workingDaysBetween({ from, until }: DaySpan, field: string): number {
    let count = 0;
    for (let day = from; day <= until; day = addDays(day, 1)) {
      if (this.isWorkingDay(day, field)) count += 1;
    }
    return count;
  }

  /**
   * Whether at least so many days of the span are worked. All of its days must be known, also those after enough of them:
   * what is answered today must not depend on which of its days were looked at.
   */
  lastsWorkingDays(span: DaySpan, least: number, field: string): boolean {
    return this.workingDaysBetween(span, field) >= least;
  }

  /**
   * The nth working day after a day, which is not counted itself (as 《民法典》 art. 201 counts). From a Friday on, 1 is the
   * Monday, if nothing intervenes; from the Saturday and the Sunday, too.
   * @param count whole, at least 1
   */
  addWorkingDays(day: LocalDate, count: number, field: string): LocalDate {
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`${count} is not a number of working days to wait`);
    let reached = day;
    for (let left = count; left > 0; ) {
      reached = addDays(reached, 1);
      if (this.isWorkingDay(reached, field)) left -= 1;
    }
    return reached;
  }
}
