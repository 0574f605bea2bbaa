import { isLocalDate, type LocalDate } from '#kernel/local-date.js';
import type { Bilingual } from '#kernel/texts.js';
import {
  type Arrangement,
  arrangementYear,
  type CalendarData,
  DAY_KINDS,
  type DayKind,
  daysFrom,
  isWeekend,
  missingHolidays,
} from './arrangement.js';

/** Calendar data that can't be right. Nothing of them is used. */
export class InvalidCalendarData extends Error {
  /** Each begins with the path of what is wrong: `years.2027.holidays[2]: …` */
  constructor(readonly problems: readonly Bilingual[]) {
    super(problems.map(({ en }) => en).join('; '));
    this.name = 'InvalidCalendarData';
  }
}

type Members = Readonly<Record<string, unknown>>;

/**
 * Reads what people wrote (docs/calendar.md):
 * `{ "years": { "2027": { "source"?, "holidays": ["2027-01-01..2027-01-03", …], "makeUpDays": ["2027-01-09", …] } },
 *    "days": { "2026-09-03": "holiday" } }`
 * @throws InvalidCalendarData naming all that is wrong
 */
export function readCalendarData(raw: unknown): CalendarData {
  const problems: Bilingual[] = [];
  const data = new Reader(problems).data(raw);
  if (problems.length > 0) throw new InvalidCalendarData(problems);
  return data;
}

/** Longer than any holiday there was: a mistyped month would otherwise free half a year. */
const LONGEST_HOLIDAY_DAYS = 15;

class Reader {
  constructor(private readonly problems: Bilingual[]) {}

  data(raw: unknown): CalendarData {
    const { years = {}, days = {} } = this.object(raw, '', ['years', 'days']);
    return { years: this.years(years), days: this.days(days) };
  }

  private years(raw: unknown): ReadonlyMap<number, Arrangement> {
    const years = new Map<number, Arrangement>();
    for (const [name, value] of Object.entries(this.object(raw, 'years'))) {
      const path = `years.${name}`;
      if (!isLocalDate(`${name}-01-01`)) this.wrong(path, { zh: '年份须为四位数字', en: 'a year has four digits' });
      else years.set(Number(name), this.arrangement(Number(name), value, path));
    }
    return years;
  }

  private arrangement(year: number, raw: unknown, path: string): Arrangement {
    const { source, holidays, makeUpDays } = this.object(raw, path, ['source', 'holidays', 'makeUpDays']);
    if (source !== undefined && typeof source !== 'string') {
      this.wrong(`${path}.source`, { zh: '须为文字', en: 'the source is a text' });
    }
    const arrangement = {
      holidays: this.list(holidays, `${path}.holidays`, year),
      makeUpDays: this.list(makeUpDays, `${path}.makeUpDays`, year),
    };
    this.mustFit(year, arrangement, path);
    return arrangement;
  }

  private mustFit(year: number, arrangement: Arrangement, path: string): void {
    const { holidays, makeUpDays } = arrangement;
    for (const day of makeUpDays.filter((each) => !isWeekend(each))) {
      this.wrong(`${path}.makeUpDays`, {
        zh: `${day} 不是周六或周日`,
        en: `${day} is no Saturday or Sunday, so it is worked anyway`,
      });
    }
    for (const day of makeUpDays.filter((each) => holidays.includes(each))) {
      this.wrong(path, { zh: `${day} 既放假又上班`, en: `${day} is both a holiday and a make-up day` });
    }
    for (const day of missingHolidays(year, arrangement)) {
      this.wrong(`${path}.holidays`, {
        zh: `缺少 ${day}：每年的安排须完整录入`,
        en: `${day} is missing: give the year's whole arrangement`,
      });
    }
  }

  /** Days, and ranges of days: `2027-10-01..2027-10-07`. */
  private list(raw: unknown, path: string, year: number): readonly LocalDate[] {
    if (!Array.isArray(raw)) {
      this.wrong(path, { zh: '须为日期列表', en: 'give a list of days' });
      return [];
    }
    const days = raw.flatMap((item: unknown, index) => this.range(item, `${path}[${index}]`));
    for (const day of days.filter((each) => arrangementYear(each) !== year)) {
      this.wrong(path, {
        zh: `${day} 不属于 ${year} 年的安排（上年 12-29 至本年 12-28）`,
        en: `${day} is not ruled by the arrangement of ${year} (29 December of the year before to 28 December)`,
      });
    }
    for (const day of new Set(days.filter((each, index) => days.indexOf(each) !== index))) {
      this.wrong(path, { zh: `${day} 重复`, en: `${day} is there twice` });
    }
    return days;
  }

  private range(item: unknown, path: string): readonly LocalDate[] {
    const [from, until = from, ...more] = typeof item === 'string' ? item.split('..') : [];
    if (!isLocalDate(from) || !isLocalDate(until) || more.length > 0) {
      this.wrong(path, {
        zh: '须为实际存在的 YYYY-MM-DD，或 YYYY-MM-DD..YYYY-MM-DD',
        en: 'give a day that exists as YYYY-MM-DD, or several as YYYY-MM-DD..YYYY-MM-DD',
      });
      return [];
    }
    const days = until < from ? [] : daysFrom(from, until);
    if (days.length === 0 || days.length > LONGEST_HOLIDAY_DAYS) {
      this.wrong(path, {
        zh: `须为 1 至 ${LONGEST_HOLIDAY_DAYS} 天，起在前、止在后`,
        en: `a range has 1 to ${LONGEST_HOLIDAY_DAYS} days, the first before the last`,
      });
      return [];
    }
    return days;
  }

  private days(raw: unknown): ReadonlyMap<LocalDate, DayKind> {
    const days = new Map<LocalDate, DayKind>();
    for (const [day, value] of Object.entries(this.object(raw, 'days'))) {
      const kind = DAY_KINDS.find((each) => each === value);
      if (kind === undefined || !isLocalDate(day)) {
        this.wrong(`days.${day}`, {
          zh: `须写作 "YYYY-MM-DD": ${DAY_KINDS.map((each) => `"${each}"`).join(' 或 ')}`,
          en: `write it as "YYYY-MM-DD": ${DAY_KINDS.map((each) => `"${each}"`).join(' or ')}`,
        });
      } else days.set(day, kind);
    }
    return days;
  }

  /** @param known the names that it may have; any, if not given */
  private object(raw: unknown, path: string, known?: readonly string[]): Members {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
      this.wrong(path, { zh: '须为对象 { … }', en: 'give an object { … }' });
      return {};
    }
    for (const name of Object.keys(raw).filter((each) => known?.includes(each) === false)) {
      this.wrong(path === '' ? name : `${path}.${name}`, {
        zh: `没有这个名称；可用：${known?.join('、')}`,
        en: `there is no such name; there are: ${known?.join(', ')}`,
      });
    }
    return raw as Members;
  }

  private wrong(path: string, { zh, en }: Bilingual): void {
    const at = path === '' ? '' : `${path}: `;
    this.problems.push({ zh: at + zh, en: at + en });
  }
}
