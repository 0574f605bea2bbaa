import { displayWidth } from '#cli/display-width.js';
import type { HistoryLine } from '#projections/record/branch-history.js';
import { type Ran, Ronghe } from './ronghe.js';

const ronghe = new Ronghe();
beforeAll(() => ronghe.importExample('c-corrections'));
afterAll(() => ronghe.remove());

const linesOf = ({ stdout }: Ran): readonly HistoryLine[] =>
  stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));

/** Columns of a line: Chinese characters and their punctuation take two. */
const columnsBefore = (line: string, mark: string) =>
  [...line.slice(0, line.indexOf(mark))].reduce((sum, each) => sum + (/[\u3000-\uffef]/.test(each) ? 2 : 1), 0);

describe('scorecard', () => {
  test('for people is a table in both languages on stderr, with its numbers below each other', async () => {
    const { exitCode, stdout, stderr } = await ronghe.run('scorecard', 'b1', '2025', '--as-of', '2025-06-30');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toContain('总分 total  61.89');
    expect(stderr).toMatch(/耦合协调度 coupling {2}D 0\.5265 · C \d\.\d{4} · T \d\.\d{4} {2}勉强协调/);
    expect(stderr).toMatch(/摘要 digest {2}[0-9a-f]{64}/);
    const sides = stderr.split('\n').filter((line) => line.includes('│'));
    expect(sides.length).toBeGreaterThan(12);
    expect(new Set(sides.map((line) => columnsBefore(line, '│'))).size).toBe(1);
  });

  test('of today is that of the replay as known now', async () => {
    const ask = async (...more: readonly string[]) => {
      const { json } = await ronghe.run('scorecard', 'b1', '2025', '--json', ...more);
      const { knownAt, throughPosition, digest, ...card } = json;
      return card;
    };
    expect(await ask('--known-at', new Date().toISOString())).toEqual(await ask());
  });

  test.each([
    ['a branch that does not exist', ['b9', '2025'], 'not-found', 'branchId'],
    ['a committee', ['c1', '2025'], 'not-found', 'branchId'],
    ['a year that is none', ['b1', '20x5'], 'invalid-number', 'year'],
    ['an unknown scheme', ['b1', '2025', '--scheme', 'mine@7'], 'not-found', 'scheme'],
    ['a day that does not exist', ['b1', '2025', '--as-of', '2025-02-30'], 'invalid-date', 'asOf'],
    ['a day to come', ['b1', '2025', '--as-of', '9999-01-01'], 'date-in-future', 'asOf'],
    ['an instant without zone', ['b1', '2025', '--known-at', '2025-06-10T16:00:00'], 'invalid-date', 'knownAt'],
  ])('cannot run for %s, and says why in both languages', async (_, args, code, field) => {
    const { exitCode, stderr, json } = await ronghe.run('scorecard', ...args, '--json');
    expect(exitCode).toBe(2);
    expect(json).toMatchObject({ error: { code, field } });
    expect(stderr).toMatch(new RegExp(`${code} \\(${field}\\) .*\\p{Script=Han}.* · [A-Z]`, 'u'));
  });
});

describe('as known at an instant', () => {
  const fresh = new Ronghe();
  afterAll(() => fresh.remove());

  test('is the first question that can be asked of an office, whose read models are not there yet', async () => {
    await fresh.importExample('c-corrections');
    const { exitCode } = await fresh.run('scorecard', 'b1', '2025', '--known-at', '2025-06-10T16:00:00Z');
    expect(exitCode).toBe(0);
  });
});

describe('explain', () => {
  const explain = (...more: readonly string[]) => ronghe.run('explain', 'b1', '2025', ...more);

  test('for people leads from the total to the entries, in both languages, in no more columns than there are', async () => {
    const { exitCode, stdout, stderr } = await explain('organizational-life', '--as-of', '2025-06-30');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toContain('总分 total  61.89');
    expect(stderr).toMatch(
      /组织生活 Organizational life\n {6}得分 value {8}0\.\d{4} = 分子 numerator .* ÷ 分母 denominator \d/,
    );
    expect(stderr).toMatch(/2025-\d\d-\d\d 登记学习或组织生活 Record a study session · s\d/);
    expect(stderr).toMatch(/↳ 此后 since then: 2025-\d\d-\d\d 更正学习记录 Amend a study session/);
    const widths = stderr.split('\n').map((line) => displayWidth(line));
    expect(Math.max(...widths)).toBeLessThanOrEqual(100);
  });

  test('for programs gives the numbers of the card and the events behind them', async () => {
    const { json: card } = await ronghe.run('scorecard', 'b1', '2025', '--as-of', '2025-06-30', '--json');
    const { json, exitCode } = await explain('organizational-life', '--as-of', '2025-06-30', '--json');
    expect(exitCode).toBe(0);
    const { total, indicator, events } = json as Record<string, never> & {
      indicator: { evidence: readonly string[] };
      events: readonly { eventId: string }[];
    };
    expect(total).toBe(card.total);
    expect(JSON.stringify(card)).toContain(JSON.stringify(indicator.evidence));
    expect(events.map(({ eventId }) => eventId)).toEqual(indicator.evidence);
  });

  test('as known at an instant holds no entry that was made later', async () => {
    const knownAt = '2025-06-10T16:00:00Z';
    const { json } = await explain('organizational-life', '--as-of', '2025-06-30', '--known-at', knownAt, '--json');
    const events = json.events as readonly { recordedAt: string; correctedBy: readonly { recordedAt: string }[] }[];
    expect(events.length).toBeGreaterThan(0);
    const all = events.flatMap((event) => [event, ...event.correctedBy]);
    expect(all.every(({ recordedAt }) => recordedAt <= '2025-06-10T16:00:00.000Z')).toBe(true);
  });

  test('cannot explain an indicator that there is not', async () => {
    const { exitCode, json } = await explain('morale', '--json');
    expect({ exitCode, json }).toMatchObject({ exitCode: 2, json: { error: { field: 'indicatorId' } } });
  });
});

describe('history', () => {
  test('is one line per event, in the order of the log', async () => {
    const ran = await ronghe.run('history', 'b1', '--json');
    const lines = linesOf(ran);
    expect(ran.exitCode).toBe(0);
    expect(lines.length).toBeGreaterThan(30);
    expect(lines.map(({ position }) => Number(position))).toEqual(
      lines.map(({ position }) => Number(position)).sort((a, b) => a - b),
    );
    expect(lines[0]).toMatchObject({ type: 'OrganizationEstablished', stream: 'organization-b1', revision: 0 });
  });

  test('of some days holds what happened then, whenever it was recorded', async () => {
    const lines = linesOf(await ronghe.run('history', 'b1', '--from', '2025-02-01', '--to', '2025-02-28', '--json'));
    const late = lines.find(({ stream, revision }) => stream === 'studySession-s1' && revision === 0);
    expect(late).toMatchObject({ occurredOn: '2025-02-12', lateDays: 97 });
    expect(lines.every(({ occurredOn }) => occurredOn.startsWith('2025-02'))).toBe(true);
  });

  test('as known at an instant ends there', async () => {
    const knownAt = '2025-06-10T16:00:00Z';
    const lines = linesOf(await ronghe.run('history', 'b1', '--known-at', knownAt, '--json'));
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.every(({ recordedAt }) => recordedAt <= '2025-06-10T16:00:00.000Z')).toBe(true);
  });

  test('for people is on stderr, in both languages', async () => {
    const { stdout, stderr } = await ronghe.run('history', 'b1', '--to', '2024-12-31');
    expect(stdout).toBe('');
    expect(stderr).toMatch(/\p{Script=Han}.* · [a-z]/u);
  });

  test('of a branch that does not exist cannot be told', async () => {
    const { exitCode, json } = await ronghe.run('history', 'b9', '--json');
    expect({ exitCode, json }).toMatchObject({
      exitCode: 2,
      json: { error: { code: 'not-found', field: 'branchId' } },
    });
  });
});
