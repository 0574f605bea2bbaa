import { addDays, type LocalDate } from '#kernel/local-date.js';
import { NOTICES } from '#testing/official-years.js';

/** Typed from the State Council's notices, and counted day by day: nothing of the code's calendar. */
const holidays = NOTICES[2025].holidays.map((span) => span.split('..'));
const makeUpDays: readonly string[] = NOTICES[2025].makeUpDays;

function isWorked(day: LocalDate): boolean {
  if (makeUpDays.includes(day)) return true;
  if (holidays.some(([first = '', last = first]) => first <= day && day <= last)) return false;
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** Working days of 2025 from one day to the other, both included. */
export function workedDays(from: LocalDate, until: LocalDate): number {
  if (from < '2025-01-01' || until > '2025-12-31') throw new Error(`${from} to ${until} is not in 2025`);
  let count = 0;
  for (let day = from; day <= until; day = addDays(day, 1)) if (isWorked(day)) count += 1;
  return count;
}

/** Full working days that lie between two days, neither of them counted. */
export function fullDaysBetween(one: LocalDate, other: LocalDate): number {
  return workedDays(addDays(one, 1), addDays(other, -1));
}
