import fc from 'fast-check';
import { NOTICES } from '#testing/official-years.js';
import { InvalidCalendarData, readCalendarData } from './read-calendar-data.js';

const whole = {
  source: '国办发明电〔2026〕…号',
  holidays: ['2026-12-31..2027-01-02', '2027-05-01..2027-05-05', '2027-10-01..2027-10-07'],
  makeUpDays: ['2027-01-09', '2027-05-08'],
};

/** What is said to be wrong; nothing, if the data are taken. */
function problems(raw: unknown): readonly string[] {
  try {
    readCalendarData(raw);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidCalendarData)) throw error;
    for (const { zh } of error.problems) expect(zh).toMatch(/[一-龥]/);
    return error.problems.map(({ en }) => en);
  }
}
const problemsOf2027 = (change: object) => problems({ years: { 2027: { ...whole, ...change } } });

describe('calendar data that people write', () => {
  it('give ranges of days, also the last of the year before', () => {
    const { years, days } = readCalendarData({ years: { 2027: whole }, days: { '2026-09-03': 'holiday' } });
    expect(years.get(2027)?.holidays.slice(0, 4)).toEqual(['2026-12-31', '2027-01-01', '2027-01-02', '2027-05-01']);
    expect(years.get(2027)?.makeUpDays).toEqual(['2027-01-09', '2027-05-08']);
    expect([...days]).toEqual([['2026-09-03', 'holiday']]);
    expect(problems({ years: NOTICES })).toEqual([]);
    expect(problems({})).toEqual([]);
  });

  it.each([
    ['a year that is there in part', { holidays: ['2027-01-01', '2027-10-01..2027-10-07'] }, [/2027-05-01 is missing/]],
    ['a day of another year', { makeUpDays: ['2028-01-08'] }, [/makeUpDays: 2028-01-08 is not ruled/]],
    ['a day at the end, which the next notice rules', { makeUpDays: ['2027-12-31'] }, [/not ruled/, /no Saturday/]],
    ['a make-up day in the week', { makeUpDays: ['2027-01-08'] }, [/2027-01-08 is no Saturday or Sunday/]],
    ['a day that is both', { makeUpDays: ['2027-10-02'] }, [/2027-10-02 is both/]],
    ['a day twice', { makeUpDays: ['2027-01-09', '2027-01-09'] }, [/2027-01-09 is there twice/]],
    ['a day that does not exist', { makeUpDays: ['2027-02-30'] }, [/makeUpDays\[0\]: give a day that exists/]],
    ['a day in another form', { makeUpDays: ['1月9日'] }, [/makeUpDays\[0\]: give a day that exists/]],
    ['a number', { makeUpDays: [20270109] }, [/makeUpDays\[0\]: give a day that exists/]],
    ['a range the wrong way round', { makeUpDays: ['2027-01-10..2027-01-09'] }, [/makeUpDays\[0\]: a range has/]],
    ['a mistyped month', { makeUpDays: ['2027-01-09..2027-11-09'] }, [/makeUpDays\[0\]: a range has/]],
    ['a range of three ends', { makeUpDays: ['2027-01-09..2027-01-10..2027-01-11'] }, [/give a day that exists/]],
    ['no list', { makeUpDays: undefined }, [/makeUpDays: give a list/]],
    ['a name that is not known', { makeupDays: [] }, [/years\.2027\.makeupDays: there is no such name/]],
    ['a source that is no text', { source: 7 }, [/years\.2027\.source/]],
  ])('are refused with %s', (_, change, said) => {
    expect(problemsOf2027(change)).toEqual(said.map((each) => expect.stringMatching(each)));
  });

  it('are refused with all that is wrong at once', () => {
    const raw = { years: { 27: whole, 2027: [] }, days: { '2027-01-0l': 'holiday', '2027-01-04': 'off' }, year: {} };
    expect(problems(raw)).toEqual([
      expect.stringMatching(/^year: there is no such name/),
      expect.stringMatching(/^years\.27: a year has four digits/),
      expect.stringMatching(/^years\.2027: give an object/),
      ...['holidays', 'makeUpDays'].map((list) => expect.stringContaining(`years.2027.${list}: give a list`)),
      ...['01-01', '05-01', '10-01', '10-02', '10-03'].map((day) => expect.stringContaining(`2027-${day} is missing`)),
      expect.stringMatching(/^days\.2027-01-0l: write it as/),
      expect.stringMatching(/^days\.2027-01-04: write it as/),
    ]);
  });

  it('are read or refused, whatever JSON they are', () => {
    for (const raw of [null, [], 'x', 1, { years: null }, { days: [] }]) expect(problems(raw)).not.toEqual([]);
    fc.assert(fc.property(fc.jsonValue(), (raw) => Array.isArray(problems(raw))));
  });
});
