import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  dayNumber,
  daysBetween,
  endOfMonth,
  fromDayNumber,
  isLocalDate,
  localDay,
  readInstant,
} from './local-date.js';

describe('a local day', () => {
  it('exists in the calendar and is written in one way', () => {
    for (const day of ['2025-01-01', '2024-02-29', '2000-02-29', '1000-01-01', '9999-12-31']) {
      expect(isLocalDate(day)).toBe(true);
    }
    const none = ['2025-02-29', '1900-02-29', '2025-04-31', '2025-13-01', '2025-00-10', '2025-01-00', '0999-12-31'];
    const otherwise = ['2025-1-1', '20250101', '2025-01-01 ', '2025-01-01\n', '２０２５-01-01', '+2025-01-01', ''];
    for (const text of [...none, ...otherwise, 20250101, null, ['2025-01-01']]) expect(isLocalDate(text)).toBe(false);
  });

  it('has a number, one more each day', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('1969-12-31')).toBe(-1);
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 2_000_000 }), (number) => {
        expect(dayNumber(fromDayNumber(number))).toBe(number);
        expect(isLocalDate(fromDayNumber(number))).toBe(true);
        expect(fromDayNumber(number) < fromDayNumber(number + 1)).toBe(true);
      }),
    );
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2025-01-01', -1)).toBe('2024-12-31');
    expect(daysBetween('2025-03-01', '2025-03-01')).toBe(0);
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  });

  it('a year or months later is the same day of the month, or the first of the next one', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-03-01');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
    expect(addYears('2024-02-28', 1)).toBe('2025-02-28');
    expect(addMonths('2025-01-31', 1)).toBe('2025-03-01');
    expect(addMonths('2025-03-31', 1)).toBe('2025-05-01');
    expect(addMonths('2025-11-30', 3)).toBe('2026-03-01');
    expect(addMonths('2025-12-15', 1)).toBe('2026-01-15');
    expect(addMonths('2025-01-15', -1)).toBe('2024-12-15');
  });

  it('knows the end of its month', () => {
    expect(['2024-02-10', '2025-02-01', '2025-12-31', '2025-04-30'].map(endOfMonth)).toEqual([
      ...['2024-02-29', '2025-02-28', '2025-12-31', '2025-04-30'],
    ]);
  });

  it('of an instant is that of the zone', () => {
    expect(localDay('2025-03-01T15:59:59.999Z', 'Asia/Shanghai')).toBe('2025-03-01');
    expect(localDay('2025-03-01T16:00:00.000Z', 'Asia/Shanghai')).toBe('2025-03-02');
    expect(localDay('2025-03-01T18:14:59.999Z', 'Asia/Kathmandu')).toBe('2025-03-01');
    expect(localDay('2025-03-01T18:15:00.000Z', 'Asia/Kathmandu')).toBe('2025-03-02');
    expect(localDay('2024-12-31T23:59:59.999Z', 'UTC')).toBe('2024-12-31');
  });
});

describe('an instant', () => {
  it('is read with its zone, and written in UTC with milliseconds', () => {
    expect(readInstant('2025-03-04T02:11:09Z')).toBe('2025-03-04T02:11:09.000Z');
    expect(readInstant('2025-03-04T02:11:09.5+08:00')).toBe('2025-03-03T18:11:09.500Z');
    expect(readInstant('2025-03-04T02:11:09.123-05:30')).toBe('2025-03-04T07:41:09.123Z');
  });

  it('has a zone, at most three decimals, and a day and time that exist', () => {
    const wrong = [
      ...[
        '2025-03-04T02:11:09',
        '2025-03-04',
        '2025-03-04T02:11:09.1234Z',
        '2025-03-04T02:11Z',
        '2025-03-04 02:11:09Z',
      ],
      ...['2025-02-29T00:00:00Z', '2025-03-04T25:00:00Z', '2025-03-04T02:60:00Z', '2025-03-04T02:11:09+8:00'],
      ...['2025-03-04T02:11:09+24:30', '2025-03-04t02:11:09z', ' 2025-03-04T02:11:09Z', '2025-03-04T02:11:60Z', ''],
    ];
    for (const text of [...wrong, 1741054269000, null]) expect([text, readInstant(text)]).toEqual([text, undefined]);
  });

  it('lies in a year of four digits also in UTC, so that instants compare as texts', () => {
    expect(readInstant('9999-12-31T23:59:59-01:00')).toBeUndefined();
    expect(readInstant('1000-01-01T00:00:00+01:00')).toBeUndefined();
    expect(readInstant('9999-12-31T23:59:59.999Z')).toBe('9999-12-31T23:59:59.999Z');
  });
});
