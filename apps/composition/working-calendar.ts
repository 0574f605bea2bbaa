import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagedHolidays } from '#adapters/holidays-chinese-days/packaged-holidays.js';
import { StoreFailure } from '#application/ports/store-failure.js';
import { readJson } from '#application/strict-json.js';
import { type CalendarData, wholeYears } from '#domain/calendar/arrangement.js';
import { Calendar } from '#domain/calendar/calendar.js';
import { InvalidCalendarData, readCalendarData } from '#domain/calendar/read-calendar-data.js';
import { Rejection } from '#kernel/rejection.js';
import type { Bilingual } from '#kernel/texts.js';

/** In the data directory; used if it is there. */
export const CALENDAR_FILE = 'calendar.json';

export interface CalendarPlace {
  readonly directory: string;
  /** A file somewhere else (`RONGHE_CALENDAR`); then it must be there, and the data directory's own is not read. */
  readonly calendarFile?: string | undefined;
}

/**
 * The years that the package knows, and over them those of the file (docs/calendar.md). Read once, at the start.
 * @throws StoreFailure `unavailable` if the file can't be read, `unknown-format` naming all that is wrong in it
 */
export function openCalendar({ directory, calendarFile }: CalendarPlace): Calendar {
  const packaged = wholeYears(packagedHolidays());
  const path = calendarFile ?? join(directory, CALENDAR_FILE);
  const bytes = contentsOf(path, calendarFile !== undefined);
  if (bytes === undefined) return new Calendar(packaged);
  const own = dataFrom(bytes, path);
  const calendar = new Calendar(packaged, own);
  for (const day of own.days.keys()) {
    const year = calendar.unknownYear(day);
    if (year === undefined) continue;
    throw invalid(path, {
      zh: `days.${day}: ${year} 年的安排尚未录入；请在 years 中完整录入该年`,
      en: `days.${day}: the arrangement of ${year} is not known; give the whole year under "years"`,
    });
  }
  return calendar;
}

function contentsOf(path: string, mustBeThere: boolean): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (cause) {
    if (isAbsence(cause) && !mustBeThere) return undefined;
    const detail = cause instanceof Error ? cause.message : String(cause);
    const text = { zh: `无法读取日历文件：${detail}`, en: `the calendar file can't be read: ${detail}` };
    throw new StoreFailure('unavailable', text, { cause });
  }
}

function isAbsence(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

function dataFrom(bytes: Buffer, path: string): CalendarData {
  // some editors begin a file with it
  const marked = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  try {
    return readCalendarData(readJson(marked ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes, path));
  } catch (error) {
    if (error instanceof InvalidCalendarData) throw invalid(path, ...error.problems);
    if (!(error instanceof Rejection)) throw error;
    throw invalid(path, {
      zh: '不是有效的 JSON（UTF-8，同一对象中名称不得重复）',
      en: 'it is not valid JSON in UTF-8, or gives a name twice in one object',
    });
  }
}

function invalid(path: string, ...problems: readonly Bilingual[]): StoreFailure {
  return new StoreFailure('unknown-format', {
    zh: `日历文件 ${path} 有误：${problems.map(({ zh }) => zh).join('；')}。格式见 docs/calendar.md`,
    en: `the calendar file ${path} is wrong: ${problems.map(({ en }) => en).join('; ')}. docs/calendar.md has the format`,
  });
}
