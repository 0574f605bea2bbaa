import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { Ronghe } from './ronghe.js';

/** The first example with its read models; each test tampers with a copy. */
const original = new Ronghe();
let ronghe: Ronghe;

beforeAll(async () => {
  await original.importExample('a-one-branch');
  await original.run('rebuild');
});
beforeEach(() => {
  ronghe = original.copy();
});
afterEach(() => ronghe.remove());
afterAll(() => original.remove());

function tamper(file: 'read.db' | 'events.db', sql: string, ...values: readonly string[]): void {
  const db = new DatabaseSync(join(ronghe.directory, file));
  const { changes } = db.prepare(sql).run(...values);
  db.close();
  expect(changes).toBe(1);
}

const replace = (from: string, to: string, stream: string) =>
  tamper(
    'events.db',
    `UPDATE event SET bytes = replace(bytes, ?, ?) WHERE position =
      (SELECT min(position) FROM event WHERE bytes LIKE ?)`,
    from,
    to,
    `%"stream":"${stream}"%`,
  );

test('finds nothing wrong with what was imported and rebuilt, and says how much it looked at', async () => {
  const { exitCode, json, stderr } = await ronghe.run('verify', '--json');
  expect(exitCode).toBe(0);
  expect(json).toMatchObject({ ok: true, log: { events: 42, defectCount: 0, texts: { opened: 9, erased: 0 } } });
  expect(stderr).toContain('42 个事件 events');
  expect(stderr).toContain('与日志一致 as the log has it');
});

test('names a document that is not what the log makes of it', async () => {
  tamper(
    'read.db',
    `UPDATE "documents-branch-facts_v3" SET body = json_set(body, '$.weight', 9) WHERE key = ?`,
    'b1/task-t1',
  );
  const { exitCode, json, stderr } = await ronghe.run('verify', '--json');
  expect(exitCode).toBe(1);
  const drift = { key: 'b1/task-t1', path: '/weight', expected: 5, found: 9 };
  expect(json).toMatchObject({ ok: false, log: { defectCount: 0 } });
  expect(json.readModels).toContainEqual(expect.objectContaining({ drifts: [expect.objectContaining(drift)] }));
  expect(stderr).toContain('b1/task-t1 /weight');
  expect((await ronghe.run('rebuild', 'branch-facts')).exitCode).toBe(0);
  expect((await ronghe.run('verify')).exitCode).toBe(0);
});

test('names an event whose bytes were rewritten', async () => {
  replace('"weight":5', '"weight": 5', 'task-t1');
  const { exitCode, json } = await ronghe.run('verify', '--json');
  expect(exitCode).toBe(1);
  expect(json).toMatchObject({ log: { defects: [{ stream: 'task-t1', check: 'canonical' }] } });
});

test('names the read models that a changed event no longer leads to', async () => {
  replace('"weight":5', '"weight":6', 'task-t1');
  const { exitCode, stderr } = await ronghe.run('verify');
  expect(exitCode).toBe(1);
  expect(stderr).toContain('branch-facts_v3 b1/task-t1 /weight');
});

test('names an event of a type that nobody knows, and a rebuild stops there', async () => {
  replace('"type":"AnnualTaskSet"', '"type":"AnnualTaskSat"', 'task-t1');
  const { exitCode, json } = await ronghe.run('verify', '--json');
  expect(exitCode).toBe(1);
  expect(json).toMatchObject({ log: { defectCount: 1, defects: [{ stream: 'task-t1', check: 'known' }] } });
  const rebuilt = await ronghe.run('rebuild', 'branch-facts', '--json');
  expect(rebuilt.exitCode).toBe(1);
  expect(rebuilt.json).toMatchObject({ rebuilt: [], failed: [{ name: 'branch-facts' }] });
});

test('a read model that nobody knows cannot be rebuilt', async () => {
  const { exitCode, json } = await ronghe.run('rebuild', 'nonsense', '--json');
  expect({ exitCode, json }).toMatchObject({
    exitCode: 2,
    json: { error: { code: 'invalid-choice', field: 'names' } },
  });
});
