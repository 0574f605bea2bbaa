import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Day by day, as the package has it: `"2025-01-26": "Spring Festival,春节,4"`. */
export interface PackagedHolidays {
  readonly holidays: readonly string[];
  /** Saturdays and Sundays that are worked. */
  readonly makeUpDays: readonly string[];
}

/**
 * The days that the package chinese-days states one by one. Its functions are not used: for a year that it doesn't know
 * they go by weekdays without a word, and they count in the machine's own zone.
 */
export function packagedHolidays(): PackagedHolidays {
  const path = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json');
  const { holidays, workdays } = JSON.parse(readFileSync(path, 'utf8')) as Record<'holidays' | 'workdays', object>;
  return { holidays: Object.keys(holidays), makeUpDays: Object.keys(workdays) };
}
