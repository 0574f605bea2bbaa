import fc from 'fast-check';
import { addDays, dayNumber, fromDayNumber } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';
import { officialYears as calendar } from '#testing/official-years.js';
import { daysFrom, isWeekend } from './arrangement.js';
import { Calendar } from './calendar.js';
import { readCalendarData } from './read-calendar-data.js';

const works = (day: string) => calendar.isWorkingDay(day, 'on');
const worked = (from: string, until: string) => calendar.workingDaysBetween({ from, until }, 'until');
const lasts = (from: string, until: string) => calendar.lastsWorkingDays({ from, until }, 5, 'until');
const nth = (day: string, count: number) => calendar.addWorkingDays(day, count, 'on');

/** Code, field and details of the refusal, or what was answered. */
function outcome(ask: () => unknown): unknown {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return { code: error.code, field: error.field, ...error.details };
  }
}
const unknown = (year: number, field: string) => ({ code: 'calendar-unknown', field, year });

describe('the calendar of working days', () => {
  it.each([
    ['Spring Festival 2025', '2025-01-28', '2025-02-04'],
    ['Qingming 2025', '2025-04-04', '2025-04-06'],
    ['Labour Day 2025', '2025-05-01', '2025-05-05'],
    ['Dragon Boat 2025', '2025-05-31', '2025-06-02'],
    ['National Day and Mid-Autumn 2025, eight days', '2025-10-01', '2025-10-08'],
    ['New Year 2026', '2026-01-01', '2026-01-03'],
    ['Spring Festival 2026, nine days', '2026-02-15', '2026-02-23'],
    ['Qingming 2026', '2026-04-04', '2026-04-06'],
    ['Labour Day 2026', '2026-05-01', '2026-05-05'],
    ['Dragon Boat 2026', '2026-06-19', '2026-06-21'],
    ['Mid-Autumn 2026', '2026-09-25', '2026-09-27'],
    ['National Day 2026', '2026-10-01', '2026-10-07'],
  ])('nobody works on %s', (_, first, last) => {
    expect(daysFrom(first, last).filter(works)).toEqual([]);
  });

  it.each([
    '2025-01-26',
    '2025-02-08',
    '2025-04-27',
    '2025-09-28',
    '2025-10-11',
    '2026-01-04',
    '2026-02-14',
    '2026-02-28',
    '2026-05-09',
    '2026-09-20',
    '2026-10-10',
  ])('the make-up day %s is worked, though it is a Saturday or a Sunday', (day) => {
    expect([isWeekend(day), works(day)]).toEqual([true, true]);
  });

  it('other days go by the week', () => {
    const week = daysFrom('2025-03-10', '2025-03-16');
    expect(week.map(works)).toEqual([true, true, true, true, true, false, false]);
    // the days around a holiday
    expect(['2025-01-27', '2025-02-05', '2025-05-30', '2025-06-03', '2025-10-09'].every(works)).toBe(true);
    expect(['2025-02-09', '2025-04-26', '2025-09-27', '2025-10-12'].some(works)).toBe(false);
  });

  it('has as many working days a year as the notices leave', () => {
    expect(worked('2025-01-01', '2025-12-28')).toBe(248 - 3);
    expect(worked('2025-12-29', '2025-12-31')).toBe(3);
    expect(worked('2026-01-01', '2026-12-28')).toBe(248 - 3);
  });
});

describe('a public notice of at least five working days', () => {
  it('is long enough across the Dragon Boat holiday only with the days after it', () => {
    expect(worked('2025-05-28', '2025-06-05')).toBe(6);
    expect([lasts('2025-05-28', '2025-06-03'), lasts('2025-05-28', '2025-06-04')]).toEqual([false, true]);
    expect([lasts('2026-06-17', '2026-06-23'), lasts('2026-06-17', '2026-06-24')]).toEqual([false, true]);
  });

  it('does not run during Spring Festival, and runs on a make-up day', () => {
    // Sunday 26 and Monday 27 January, then nine days later Wednesday to Friday
    expect([lasts('2025-01-26', '2025-02-06'), lasts('2025-01-26', '2025-02-07')]).toEqual([false, true]);
    expect(worked('2025-01-28', '2025-02-04')).toBe(0);
    // Tuesday to Friday and the make-up Saturday
    expect([lasts('2025-02-05', '2025-02-08'), worked('2025-02-05', '2025-02-09')]).toEqual([false, 4]);
    // Thursday, Friday, the make-up Saturday, Monday; and Tuesday
    expect([lasts('2025-10-09', '2025-10-13'), lasts('2025-10-09', '2025-10-14')]).toEqual([false, true]);
  });

  it('counts its first and its last day, and nothing if it ends before it begins', () => {
    expect([worked('2025-03-10', '2025-03-14'), worked('2025-03-10', '2025-03-10')]).toEqual([5, 1]);
    expect([worked('2025-03-15', '2025-03-15'), worked('2025-03-14', '2025-03-10')]).toEqual([0, 0]);
  });

  it('may run over the end of a year whose next one is known', () => {
    expect(worked('2025-12-26', '2026-01-04')).toBe(5);
    expect([lasts('2025-12-26', '2026-01-03'), lasts('2025-12-26', '2026-01-04')]).toEqual([false, true]);
  });

  it('is not judged when it runs over 31 December into an unknown year, even where the days before would do', () => {
    expect(outcome(() => lasts('2026-12-25', '2027-01-08'))).toEqual(unknown(2027, 'until'));
    expect(outcome(() => lasts('2026-12-01', '2027-01-01'))).toEqual(unknown(2027, 'until'));
    expect(outcome(() => lasts('2026-12-21', '2026-12-25'))).toBe(true);
    expect(outcome(() => lasts('2024-12-27', '2025-01-10'))).toEqual(unknown(2024, 'until'));
  });
});

describe('a day whose arrangement is not known', () => {
  it('is never judged by its weekday', () => {
    expect(outcome(() => calendar.isWorkingDay('2027-10-01', 'from'))).toEqual(unknown(2027, 'from'));
    expect(outcome(() => calendar.isWorkingDay('2027-03-10', 'from'))).toEqual(unknown(2027, 'from'));
    expect(outcome(() => calendar.isWorkingDay('2024-12-31', 'from'))).toEqual(unknown(2024, 'from'));
    expect(outcome(() => nth('2026-12-28', 1))).toEqual(unknown(2027, 'on'));
    expect(outcome(() => new Calendar().isWorkingDay('2025-03-10', 'on'))).toEqual(unknown(2025, 'on'));
  });

  it('may be one of the last three of a year: New Year of 2019 moved them, and the notice of 2019 said so', () => {
    expect(works('2026-12-28')).toBe(true);
    for (const day of ['2026-12-29', '2026-12-30', '2026-12-31']) {
      expect(outcome(() => works(day))).toEqual(unknown(2027, 'on'));
    }
    expect(calendar.unknownYear('2025-12-31')).toBeUndefined();
  });
});

describe('the nth working day after a day', () => {
  it('does not count the day itself', () => {
    expect([nth('2025-03-10', 1), nth('2025-03-10', 3), nth('2025-03-14', 1)]).toEqual([
      '2025-03-11',
      '2025-03-13',
      '2025-03-17',
    ]);
    expect([nth('2025-03-15', 1), nth('2025-03-16', 1)]).toEqual(['2025-03-17', '2025-03-17']);
  });

  it('passes over holidays and stops on make-up days', () => {
    expect([nth('2025-09-30', 1), nth('2025-09-26', 1), nth('2025-10-10', 1)]).toEqual([
      '2025-10-09',
      '2025-09-28',
      '2025-10-11',
    ]);
    // sealed on a Sunday: the member has 29, 30 and 31 December
    expect(nth('2025-12-28', 3)).toBe('2025-12-31');
    expect(nth('2025-12-31', 1)).toBe('2026-01-04');
  });

  it('is a day later than the day asked about, so it takes a whole number of at least one', () => {
    for (const count of [0, -1, 1.5, Number.NaN]) expect(() => nth('2025-03-10', count)).toThrow(RangeError);
  });
});

describe('calendar data from two places', () => {
  const replaced = readCalendarData({
    years: {
      2026: {
        holidays: ['2026-01-01', '2026-05-01', '2026-10-01..2026-10-03'],
        makeUpDays: ['2026-03-14'],
      },
    },
    days: { '2025-09-03': 'holiday', '2025-10-12': 'working-day', '2026-05-01': 'working-day' },
  });
  const official = readCalendarData({ years: { 2025: yearOf2025(), 2026: yearOf2025('2026') } });
  const both = new Calendar(official, replaced);

  it('give the year of the later one, whole', () => {
    const days = ['2026-01-28', '2026-03-14', '2026-10-03'];
    expect(days.map((day) => both.isWorkingDay(day, 'on'))).toEqual([true, true, false]);
    expect(both.years).toEqual([2025, 2026]);
  });

  it('give single days over any year', () => {
    const days = ['2025-09-03', '2025-10-12', '2026-05-01', '2025-10-06'];
    expect(days.map((day) => both.isWorkingDay(day, 'on'))).toEqual([false, true, true, false]);
  });

  function yearOf2025(year = '2025') {
    return {
      holidays: [`${year}-01-01`, `${year}-01-28`, `${year}-05-01`, `${year}-10-01..${year}-10-08`],
      makeUpDays: [],
    };
  }
});

describe('for all days of known years', () => {
  const FIRST = dayNumber('2025-01-01');
  const LAST = dayNumber('2026-12-28');
  const day = fc.integer({ min: FIRST, max: LAST }).map(fromDayNumber);

  it('a span split anywhere has the working days of its parts', () => {
    fc.assert(
      fc.property(day, day, day, (...days) => {
        const [from = '', middle = '', until = ''] = [...days].sort();
        expect(worked(from, until)).toBe(worked(from, middle) + worked(addDays(middle, 1), until));
      }),
    );
  });

  it('the nth working day after a day is worked, later, and reached after exactly n of them', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), (from, count) => {
        fc.pre(from < '2026-11-01');
        const reached = nth(from, count);
        expect(works(reached) && reached > from).toBe(true);
        expect(worked(addDays(from, 1), reached)).toBe(count);
        expect(worked(addDays(from, 1), addDays(reached, -1))).toBe(count - 1);
      }),
    );
  });

  it('a notice that is long enough stays so with a later end, and five working days take at least five days', () => {
    fc.assert(
      fc.property(day, fc.nat(20), (from, more) => {
        fc.pre(from < '2026-11-01');
        const until = addDays(from, more);
        if (more < 4) expect(lasts(from, until)).toBe(false);
        if (lasts(from, until)) expect(lasts(from, addDays(until, 1))).toBe(true);
        if (more >= 16) expect(lasts(from, until)).toBe(true);
      }),
    );
  });
});
