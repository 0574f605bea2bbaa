/**
 * A calendar day without time or zone, `YYYY-MM-DD`. Two of them compare as strings.
 * Days are counted by number (days since 1970-01-01) where arithmetic is needed.
 */
export type LocalDate = string;

const DAY_MS = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day that exists: `2025-02-29` is not. Years 1000 to 9999. */
export function isLocalDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string') return false;
  const parts = SHAPE.exec(text);
  if (!parts || text < '1000') return false;
  const [, year, month, day] = parts.map(Number) as [number, number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Days since 1970-01-01; negative before. */
export function dayNumber(day: LocalDate): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;
}

export function fromDayNumber(number: number): LocalDate {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

export function addDays(day: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(day) + days);
}

/** The difference in days: 0 for the same day, 1 from a day to the next. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4));
}

/** The same day of a later year; where it doesn't exist (29 February) the first of the next month. */
export function addYears(day: LocalDate, years: number): LocalDate {
  return addMonths(day, years * 12);
}

/** The same day of a later month; where it doesn't exist (31 April) the first of the month after. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const date = new Date(Date.UTC(yearOf(day), Number(day.slice(5, 7)) - 1 + months, Number(day.slice(8, 10))));
  return overflowed(date, day) ? `${date.toISOString().slice(0, 7)}-01` : date.toISOString().slice(0, 10);
}

function overflowed(date: Date, day: LocalDate): boolean {
  return date.getUTCDate() !== Number(day.slice(8, 10));
}

/** The last day of the month that holds the given day. */
export function endOfMonth(day: LocalDate): LocalDate {
  return new Date(Date.UTC(yearOf(day), Number(day.slice(5, 7)), 0)).toISOString().slice(0, 10);
}

/** The local days that a UTC day lies in: the first up to an instant, from there on the second. */
interface DayChange {
  readonly before: LocalDate;
  readonly after: LocalDate;
  /** `toISOString` form, so that it compares as a string. */
  readonly at: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** By zone and UTC day; null where the zone's clocks are changed on that day. */
const changes = new Map<string, DayChange | null>();
/** A century and more. */
const MAX_CHANGES = 50_000;

/** The local day of an instant (`toISOString` form, UTC) in an IANA zone such as `Asia/Shanghai`. */
export function localDay(instant: string, zone: string): LocalDate {
  const key = zone + instant.slice(0, 10);
  let change = changes.get(key);
  if (change === undefined) {
    change = dayChangeOn(dayNumber(instant) * DAY_MS, zone);
    if (changes.size >= MAX_CHANGES) changes.clear();
    changes.set(key, change);
  }
  if (change === null) return localTime(Date.parse(instant), zone).slice(0, 10);
  return instant < change.at ? change.before : change.after;
}

/** Asking the zone's tables costs more than reading an event from disk, so they are asked twice for each UTC day. */
function dayChangeOn(utcMidnight: number, zone: string): DayChange | null {
  const offset = offsetAt(utcMidnight, zone);
  if (offset !== offsetAt(utcMidnight + DAY_MS, zone)) return null;
  const before = Math.floor((utcMidnight + offset) / DAY_MS);
  const at = (before + 1) * DAY_MS - offset;
  return { before: fromDayNumber(before), after: fromDayNumber(before + 1), at: new Date(at).toISOString() };
}

/** Milliseconds that the zone is ahead of UTC, at a full second. */
function offsetAt(time: number, zone: string): number {
  return Date.parse(`${localTime(time, zone).replace(' ', 'T')}Z`) - time;
}

/** `YYYY-MM-DD HH:MM:SS` */
function localTime(time: number, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    // Sweden writes dates and times as ISO 8601 does
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    formats.set(zone, format);
  }
  return format.format(time);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/;

/** Reads an instant (ISO 8601 with zone, at most 3 decimals); undefined if it is not one or its day doesn't exist. */
export function readInstant(text: unknown): string | undefined {
  if (typeof text !== 'string' || !INSTANT.test(text) || !isLocalDate(text.slice(0, 10))) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time)) return undefined;
  const instant = new Date(time).toISOString();
  // the zone may have moved it into a year that no day and no comparison of texts knows
  return isLocalDate(instant.slice(0, 10)) ? instant : undefined;
}
