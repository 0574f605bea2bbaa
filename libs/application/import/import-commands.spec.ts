import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedDirectory, type RunningRunner, type Sent } from '#testing/embedded-directory.js';
import { importing, type Line, refusals, SOURCE } from '#testing/import-files.js';
import {
  complete,
  dissolve,
  enroll,
  progress,
  SMALL_OFFICE,
  setTask,
  transfer,
  verify,
} from '#testing/small-office.js';

let directory: EmbeddedDirectory;
let office: RunningRunner;

beforeEach(async () => {
  directory = new EmbeddedDirectory();
  office = await directory.open();
});
afterEach(() => directory.remove());

const at = (instant: string, sent: Sent) => ({ ...sent, at: instant });
const head = () => office.setting.eventStore.head();

describe('importing a file', () => {
  it('reports each bad line with number, code and field, and goes on', async () => {
    const good = progress('t1');
    const report = await importing(office, [
      ...SMALL_OFFICE,
      '{"command": "report-task-progress", ',
      '[]',
      '"text"',
      'null',
      { ...good, extra: 1 },
      { ...good, command: 'no-such-command' },
      { ...good, command: 7 },
      { ...good, commandId: 'with space' },
      { ...good, actor: undefined },
      { ...good, actor: { ...good.actor, role: 'chairman' } },
      { ...good, actor: { id: 'u', role: 'superior' } },
      { ...good, actor: { ...good.actor, name: '某人' } },
      { ...good, actor: { ...good.actor, role: 'reader' } },
      { ...good, data: [] },
      { ...good, data: undefined },
      progress('t1', { percent: 101 }),
      progress('t1', { note: '\ud800' }),
      progress('t1', { extra: 1 }),
      progress('none'),
      { ...good, at: '2025-09-01T02:00:00.001Z' },
      { ...good, at: '9999-12-31T23:59:59-12:00' },
      { ...good, at: '2025-03-01T02:00:00.1234Z' },
      { ...good, at: '2025-03-01T02:00:00' },
      { ...good, at: '2025-02-29T02:00:00Z' },
      { ...good, at: 1740000000000 },
      good,
    ]);
    const first = SMALL_OFFICE.length + 1;
    expect(report).toMatchObject({ accepted: SMALL_OFFICE.length + 1, duplicates: 0 });
    expect(refusals(report).map((each, index) => each.replace(`${first + index} `, ''))).toEqual([
      'invalid-json line',
      'invalid-choice data',
      'invalid-choice data',
      'invalid-choice data',
      'unknown-field extra',
      'unknown-command command',
      'invalid-text command',
      'invalid-id commandId',
      'missing-field actor',
      'invalid-choice actor.role',
      'missing-field actor.orgId',
      'unknown-field actor.name',
      'not-permitted actor',
      'invalid-choice data',
      'missing-field data',
      'out-of-range percent',
      'invalid-text data',
      'unknown-field extra',
      'not-found taskId',
      'date-in-future at',
      'invalid-date at',
      'invalid-date at',
      'invalid-date at',
      'invalid-date at',
      'invalid-date at',
    ]);
  });

  it('writes nothing when the file is handed in again, with or without commandIds', async () => {
    const lines: Line[] = [
      ...SMALL_OFFICE.map((sent) => at('2025-02-20T00:00:00Z', sent)),
      at('2025-03-02T01:00:00Z', progress('t1')),
      { ...at('2025-03-02T01:00:00Z', progress('t1', { percent: 20 })), commandId: 'given' },
    ];
    expect(await importing(office, lines)).toEqual({ accepted: lines.length, duplicates: 0, refused: [] });
    const before = await head();
    expect(await importing(office, lines)).toEqual({ accepted: 0, duplicates: lines.length, refused: [] });
    expect(await importing(await directory.open(), lines.slice(3))).toMatchObject({ duplicates: lines.length - 3 });
    expect(await head()).toBe(before);
  });

  it('takes a line that stands there twice for the same', async () => {
    expect(await importing(office, [...SMALL_OFFICE, progress('t1'), progress('t1')])).toEqual({
      ...{ accepted: SMALL_OFFICE.length + 1, duplicates: 1, refused: [] },
    });
    const reused = progress('t1', { percent: 99 });
    const report = await importing(office, [
      { ...progress('t1'), commandId: 'x' },
      { ...reused, commandId: 'x' },
    ]);
    expect(refusals(report)).toEqual(['2 command-id-reused commandId']);
  });

  it('keeps what is read from a file with marks of other systems', async () => {
    const [first, ...rest] = SMALL_OFFICE.map((sent) => `${JSON.stringify(sent)}\r`);
    const session = JSON.stringify(progress('t1', { summary: '一\u2028二' }));
    const report = await importing(office, [`\uFEFF${first}`, '', '\r', ...rest, session]);
    expect(report).toEqual({ accepted: SMALL_OFFICE.length + 1, duplicates: 0, refused: [] });
    expect((await office.log()).at(-1)?.data).toMatchObject({ summary: '一\u2028二' });
  });

  it('records what was recorded then, and says when and from where it was loaded', async () => {
    await importing(
      office,
      SMALL_OFFICE.map((sent) => at('2025-02-20T00:00:00Z', sent)),
    );
    await importing(office, [at('2025-03-02T09:30:00.5+08:00', progress('t1')), setTask('t2')]);
    const [then, now] = (await office.log()).slice(-2);
    expect(then).toMatchObject({ recordedAt: '2025-03-02T01:30:00.500Z', recordedOn: '2025-03-02' });
    expect(then?.metadata.imported).toEqual({ at: '2025-09-01T02:00:00.000Z', source: SOURCE });
    expect(now).toMatchObject({ recordedAt: '2025-09-01T02:00:00.000Z' });
    expect(now?.metadata.imported).toBeUndefined();
  });

  it('judges each line by the day that it carries', async () => {
    const report = await importing(office, [
      ...SMALL_OFFICE.map((sent) => at('2025-02-20T00:00:00Z', sent)),
      at('2025-03-01T15:59:59.999Z', progress('t1', { on: '2025-03-02' })),
      at('2025-03-01T16:00:00Z', progress('t1', { on: '2025-03-02' })),
    ]);
    expect(refusals(report)).toEqual([`${SMALL_OFFICE.length + 1} date-in-future on`]);
  });

  it('accepts what is older than the log, but not what is older than its own stream', async () => {
    const report = await importing(office, [
      ...SMALL_OFFICE.map((sent) => at('2025-02-20T00:00:00Z', sent)),
      at('2025-03-05T00:00:00Z', progress('t1')),
      at('2025-03-04T00:00:00Z', setTask('t2')),
      at('2025-03-04T00:00:00Z', progress('t1', { percent: 20 })),
      at('2025-03-05T00:00:00Z', progress('t1', { percent: 30 })),
    ]);
    expect(refusals(report)).toEqual([`${SMALL_OFFICE.length + 3} date-order at`]);
    const positions = (await office.log()).slice(-3).map(({ recordedAt }) => recordedAt.slice(0, 10));
    expect(positions).toEqual(['2025-03-05', '2025-03-04', '2025-03-05']);
  });

  it('judges each line against those before it in the same file', async () => {
    const report = await importing(office, [
      ...SMALL_OFFICE,
      complete('t1'),
      complete('t1'),
      { ...verify('t1'), commandId: 'first' },
      { ...verify('t1', { outcome: 'partly', corrects: 'command:first' }), commandId: 'second' },
      verify('t1', { corrects: 'command:first' }),
      verify('t1', { corrects: 'command:later' }),
      dissolve('b2'),
      enroll('n1', 'b2'),
      dissolve('b1'),
      ...['m1', 'm2', 'm3'].map((id) => transfer(id, 'b2', '2025-07-01')),
    ]);
    const first = SMALL_OFFICE.length;
    expect(refusals(report)).toEqual([
      `${first + 5} already-corrected corrects`,
      `${first + 6} not-found corrects`,
      `${first + 8} organization-dissolved branchId`,
      `${first + 9} organization-not-empty orgId`,
      ...[10, 11, 12].map((line) => `${first + line} organization-dissolved toBranchId`),
    ]);
    expect(report.duplicates).toBe(1);
  });

  it('loses nothing when another process writes meanwhile', async () => {
    await importing(office, SMALL_OFFICE);
    const rival = await directory.open();
    const lines = Array.from({ length: 600 }, (_, index) => ({
      ...(index % 3 === 0 ? progress('t1', { percent: index % 100 }) : setTask(`t-${index}`)),
      commandId: `line-${index}`,
    }));
    let done = false;
    const meanwhile = async () => {
      let sent = 0;
      for (; !done; sent++) {
        await rival.send({ ...progress('t1', { summary: '另一进程' }), commandId: `rival-${sent}` });
        await pause(20);
      }
      return sent;
    };
    const imported = importing(office, lines).finally(() => {
      done = true;
    });
    const [report, sent] = await Promise.all([imported, meanwhile()]);
    expect(report).toEqual({ accepted: 600, duplicates: 0, refused: [] });
    expect(sent).toBeGreaterThan(0);
    const events = (await office.log()).slice(SMALL_OFFICE.length);
    const ids = events.map(({ metadata }) => metadata.commandId);
    expect(ids.filter((id) => id.startsWith('line-')).length).toBe(600);
    expect(new Set(ids).size).toBe(600 + sent);
    const ofTask = events.filter(({ stream }) => stream === 'task-t1').map(({ revision }) => revision);
    expect(ofTask).toEqual(ofTask.map((_, index) => index + 1));
    expect(await importing(rival, lines)).toEqual({ accepted: 0, duplicates: 600, refused: [] });
  });
});
