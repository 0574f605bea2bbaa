import { arrangementYear, isWeekend, wholeYears } from './arrangement.js';

describe("a list of many years' days", () => {
  const of2018 = ['2018-01-01', '2018-05-01', '2018-10-01', '2018-10-02', '2018-10-03'];
  const years = (holidays: readonly string[]) => [...wholeYears({ holidays, makeUpDays: [] }).years.keys()];

  it('knows a year that it states in whole, with the turn of the year that the same notice rules', () => {
    const of2019 = ['2018-12-30', '2018-12-31', ...of2018.map((day) => day.replace('2018', '2019'))];
    const { years: known } = wholeYears({ holidays: [...of2018, ...of2019], makeUpDays: ['2018-09-29', '2018-12-29'] });
    expect([...known]).toEqual([
      [2018, { holidays: of2018, makeUpDays: ['2018-09-29'] }],
      [2019, { holidays: of2019, makeUpDays: ['2018-12-29'] }],
    ]);
  });

  it('does not know a year of which it has a part, or only the days before New Year', () => {
    expect(years([...of2018, '2018-12-30', '2018-12-31', '2019-01-01', '2019-02-04'])).toEqual([2018]);
    expect(years([...of2018, '2018-12-31'])).toEqual([2018]);
    for (const missing of of2018) expect(years(of2018.filter((day) => day !== missing))).toEqual([]);
  });
});

it('the notice of a year rules from 29 December of the year before', () => {
  const days = ['2018-12-28', '2018-12-29', '2018-12-31', '2019-01-01', '2019-12-28'];
  expect(days.map(arrangementYear)).toEqual([2018, 2019, 2019, 2019, 2019]);
});

it('a week ends with Saturday and Sunday, also before 1970', () => {
  const ends = ['2025-06-07', '2025-06-08', '1969-12-27', '1969-12-28'];
  const others = ['2025-06-06', '2025-06-09', '1970-01-01', '1969-12-26', '1969-12-29'];
  expect([ends.map(isWeekend), others.map(isWeekend)]).toEqual([ends.map(() => true), others.map(() => false)]);
});
