import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { daysFrom } from '#domain/calendar/arrangement.js';
import { officialYears } from '#testing/official-years.js';
import { openCalendar } from './working-calendar.js';

const YEAR_2027 = {
  holidays: ['2027-01-01..2027-01-03', '2027-05-01', '2027-10-01..2027-10-07'],
  makeUpDays: ['2027-10-09'],
};

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ronghe-calendar-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const write = (name: string, content: string | object): string => {
  const path = join(directory, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

function failure(calendarFile?: string): unknown {
  try {
    openCalendar({ directory, calendarFile });
    return undefined;
  } catch (error) {
    return error;
  }
}
const expectRefused = (code: string, says: RegExp, calendarFile?: string) =>
  expect(failure(calendarFile)).toMatchObject({
    name: 'StoreFailure',
    code,
    text: { en: expect.stringMatching(says), zh: expect.stringMatching(/[一-龥]/) },
  });

describe('the calendar that an installation begins with', () => {
  it('says of every day of 2025 and 2026 what the notices say', () => {
    const calendar = openCalendar({ directory });
    const days = daysFrom('2025-01-01', '2026-12-28');
    const worked = days.filter((day) => calendar.isWorkingDay(day, 'on'));
    expect(worked).toEqual(days.filter((day) => officialYears.isWorkingDay(day, 'on')));
  });

  it('knows the years that the package states, the turns of years among them, and not the next', () => {
    const calendar = openCalendar({ directory });
    expect(calendar.years).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index));
    // 2019's notice: Saturday 29 December worked, Monday 31 December free
    const turn = daysFrom('2018-12-28', '2019-01-02').map((day) => calendar.isWorkingDay(day, 'on'));
    expect(turn).toEqual([true, true, false, false, false, true]);
    expect(() => calendar.isWorkingDay('2027-01-04', 'until')).toThrow('calendar-unknown (until)');
    expect(() => calendar.isWorkingDay('2003-12-31', 'until')).toThrow('calendar-unknown (until)');
  });
});

describe('the calendar file', () => {
  it('adds a year without a release', () => {
    write('calendar.json', { years: { 2027: YEAR_2027 } });
    const calendar = openCalendar({ directory });
    const days = ['2026-12-31', '2027-01-01', '2027-01-04', '2027-10-09', '2025-10-11'];
    expect(days.map((day) => calendar.isWorkingDay(day, 'on'))).toEqual([true, false, true, true, true]);
    expect(calendar.unknownYear('2027-12-29')).toBe(2028);
  });

  it('changes single days of a known year', () => {
    write('calendar.json', '\uFEFF{"days": {"2026-09-03": "holiday"}}');
    expect(openCalendar({ directory }).isWorkingDay('2026-09-03', 'on')).toBe(false);
  });

  it('may lie elsewhere, and then the one in the data directory is not read', () => {
    write('calendar.json', 'not read');
    const calendarFile = write('elsewhere.json', { years: { 2027: YEAR_2027 } });
    expect(openCalendar({ directory, calendarFile }).years.at(-1)).toBe(2027);
  });

  it('stops the start where it is wrong, and says why', () => {
    expect(failure()).toBeUndefined();
    expectRefused('unavailable', /can't be read: .*ENOENT/, join(directory, 'absent.json'));
    expectRefused('unavailable', /can't be read: .*EISDIR/, directory);
    write('calendar.json', '{"years": ');
    expectRefused('unknown-format', /calendar\.json is wrong: it is not valid JSON/);
    write('calendar.json', `{"years": {"2027": ${JSON.stringify(YEAR_2027)}, "2027": {}}}`);
    expectRefused('unknown-format', /name twice/);
    write('calendar.json', { years: { 2027: { ...YEAR_2027, makeUpDays: ['2027-10-08'] } } });
    expectRefused('unknown-format', /years\.2027\.makeUpDays: 2027-10-08 is no Saturday or Sunday/);
    write('calendar.json', { days: { '2026-12-31': 'holiday', '2026-09-03': 'holiday' } });
    expectRefused('unknown-format', /days\.2026-12-31: the arrangement of 2027 is not known/);
  });
});
