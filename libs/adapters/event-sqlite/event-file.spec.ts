import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import { START } from '#kernel/position.js';
import { appendOf, collect, eventNamed, namesOf } from '#testing/event-store-harness.js';
import { openSqliteEventStore } from './sqlite-event-store.js';

const ZONE = 'Asia/Shanghai';
let root: string;
let directory: string;
let file: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ronghe-file-'));
  directory = join(root, 'data');
  file = join(directory, 'events.db');
  mkdirSync(directory);
});
afterEach(() => rmSync(root, { recursive: true }));

const open = () => openSqliteEventStore({ directory, zone: ZONE });

async function withEvents(count: number): Promise<void> {
  const store = await open();
  const events = Array.from({ length: count }, (_, index) => eventNamed(`${index}`, ['branch:z4']));
  await store.append({ writes: [{ stream: 'task-1', expected: 'absent', events }], checks: [], touches: [] });
  await store.close();
}

function sql(text: string): void {
  const db = new DatabaseSync(file);
  db.exec(text);
  db.close();
}

/** Opening is refused with this code, in both languages, and leaves the file as it was. */
async function expectRefused(code: string, says: RegExp): Promise<void> {
  const before = readFileSync(file);
  const failure = await open().then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ name: 'StoreFailure', code, text: { zh: expect.stringMatching(/[一-龥]/) } });
  expect(String(failure)).toMatch(says);
  expect(readFileSync(file).equals(before)).toBe(true);
}

it('makes the directory and the file on first use', async () => {
  directory = join(root, 'a', 'b');
  const store = await open();
  expect(await store.head()).toBe(START);
  await store.close();
  expect(statSync(join(root, 'a')).mode & 0o077).toBe(0);
});

it('waits for the disk at every commit', async () => {
  await withEvents(1);
  // what the file alone can tell; a power cut can't be tried here
  const db = new DatabaseSync(file);
  expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  db.close();
});

it('refuses the log of another time zone', async () => {
  await withEvents(1);
  await expect(openSqliteEventStore({ directory, zone: 'Asia/Urumqi' })).rejects.toMatchObject({
    code: 'unknown-format',
    text: { en: expect.stringContaining('Asia/Shanghai') },
  });
  const store = await open();
  expect(await store.head()).toBe('1');
  await store.close();
});

it("refuses another program's database and leaves it alone, with what it has not checkpointed", async () => {
  sql('PRAGMA journal_mode = WAL');
  const program = new DatabaseSync(file);
  program.exec('CREATE TABLE notes (text); INSERT INTO notes VALUES (1)');
  directory = join(root, 'copy');
  cpSync(join(root, 'data'), directory, { recursive: true });
  program.close();
  file = join(directory, 'events.db');
  await expectRefused('unknown-format', /not a data file of Ronghe/);
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
});

it.each([
  ['is no database', 'A page of text.\n'.repeat(500)],
  ['is too short for one', 'short'],
])('refuses a file that %s and leaves it alone', async (_, content) => {
  writeFileSync(file, content);
  await expectRefused('unknown-format', /not a data file of Ronghe/);
  expect(readdirSync(directory)).toEqual(['events.db']);
});

it('refuses the log of a newer build and leaves it alone', async () => {
  await withEvents(1);
  sql('PRAGMA user_version = 2');
  await expectRefused('unknown-format', /format version 2, this build knows version 1/);
});

it('takes an empty file, as a crash may leave it, for a log to be made', async () => {
  writeFileSync(file, '');
  await withEvents(1);
});

it('says so when a page is damaged, and writes nothing more', async () => {
  await withEvents(3_000);
  const content = readFileSync(file);
  // everything but the header, the schema and the meta table
  content.fill(0x5a, 4096 * 3);
  writeFileSync(file, content);
  const outcome = await open().then(
    async (store) => {
      const reading = await collect(store.readAll(START)).catch((error: unknown) => error);
      const writing = await store.append(appendOf('task-1', 2_999, ['x'])).catch((error: unknown) => error);
      await store.close();
      return [reading, writing];
    },
    (error: unknown) => [error],
  );
  for (const each of outcome) expect(each).toMatchObject({ name: 'StoreFailure', code: 'corrupt' });
});

it('says so when the file was cut off', async () => {
  await withEvents(3_000);
  truncateSync(file, 4096 * 20);
  const store = await open();
  await expect(collect(store.readAll(START))).rejects.toMatchObject({ code: 'corrupt' });
  await store.close();
});

/** Permissions don't hold the superuser back, so for a moment the test is nobody. */
async function asOrdinaryUser(work: () => Promise<void>): Promise<void> {
  const superuser = process.geteuid?.() === 0;
  if (superuser) process.seteuid?.(65_534);
  try {
    await work();
  } finally {
    if (superuser) process.seteuid?.(0);
  }
}

it('says so when the file is read-only', async () => {
  await withEvents(1);
  chmodSync(root, 0o755);
  chmodSync(directory, 0o777);
  for (const name of readdirSync(directory)) chmodSync(join(directory, name), 0o444);
  await asOrdinaryUser(() => expectRefused('unavailable', /cannot be written.*permissions/));
});

it('says so when the directory is read-only', async () => {
  chmodSync(root, 0o755);
  chmodSync(directory, 0o555);
  await asOrdinaryUser(async () => {
    await expect(open()).rejects.toMatchObject({ name: 'StoreFailure', code: 'unavailable' });
  });
  expect(readdirSync(directory)).toEqual([]);
});

it('keeps what it acknowledged, and nothing of what it refused, when the file cannot grow', async () => {
  // a limit on the size of a file stands for a full disk: 300 blocks of 1,024 bytes
  const node = [process.execPath, '--conditions=source', '--import', '@swc-node/register/esm-register'];
  const script = ['libs/adapters/event-sqlite/appending-process.ts', directory, 'full', '5000'];
  const shell = `trap '' XFSZ; ulimit -f 300; exec "$@"`;
  const said = execFileSync('bash', ['-c', shell, 'bash', ...node, ...script], { input: 'go\n', encoding: 'utf8' });
  const lines = said.trim().split('\n');
  // those that failed together, and each of them again: none is taken for written, nor for a conflict with itself
  expect(lines.slice(-40)).toEqual(Array.from({ length: 40 }, () => 'failed unavailable'));
  const written = lines.filter((line) => line.startsWith('written')).map((line) => line.split(' ')[2]);
  expect(written.length).toBeGreaterThan(20);
  const store = await open();
  const events = await collect(store.readAll(START));
  expect(events.map(({ position }) => position)).toEqual(written);
  expect(await store.append(appendOf('task-again', 'absent', ['again']))).toMatchObject({ outcome: 'written' });
  expect(namesOf(await collect(store.readStream('task-again')))).toEqual(['again']);
  await store.close();
});

it('waits for another process without holding the event loop, and answers busy after five seconds', async () => {
  const store = await open();
  const rival = new DatabaseSync(file);
  rival.exec('BEGIN IMMEDIATE');
  let turns = 0;
  const watch = setInterval(() => turns++, 1);
  const given = store.append(appendOf('task-1', 'absent', ['a']));
  await pause(300);
  clearInterval(watch);
  expect(turns).toBeGreaterThan(5); // a loop that is held turns once or twice
  const later = store.append(appendOf('task-2', 'absent', ['b']));
  const now = performance.now;
  // between the deadlines of the two
  const shift = 4_850;
  performance.now = () => now.call(performance) + shift;
  await expect(given).rejects.toMatchObject({ name: 'StoreFailure', code: 'busy' });
  performance.now = now;
  rival.exec('ROLLBACK');
  rival.close();
  expect(await later).toEqual({ outcome: 'written', position: '1' });
  await store.close();
});
