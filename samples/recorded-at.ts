import { isDate } from './csv-table.js';

/** China keeps one time all year, so local date-times need no time zone data. */
const SHANGHAI = '+08:00';
const EVENING = '18:00';

/**
 * The instant at which a fact was recorded, as the column `at` gives it (local time in Shanghai), or undefined if it is
 * in no known form: empty = 18:00 on the day of the fact; `09:30` = that time on this day; `+2` = 18:00 two days
 * later; `+2 09:30` = that time two days later; `2025-03-04 09:30` = exactly then.
 */
export function recordedAt(at: string | undefined, factDay: string | undefined): string | undefined {
  const exact = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/.exec(at ?? '');
  if (exact !== null) return instant(exact[1], exact[2]);
  const relative = /^(?:\+(\d{1,3}))?(?:(?:^| )(\d{2}:\d{2}))?$/.exec(at ?? '');
  if (relative === null || factDay === undefined) return undefined;
  return instant(addDays(factDay, Number(relative[1] ?? 0)), relative[2]);
}

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function instant(day = '', time = EVENING): string | undefined {
  if (!isDate(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return undefined;
  return new Date(`${day}T${time}:00${SHANGHAI}`).toISOString().replace('.000Z', 'Z');
}
