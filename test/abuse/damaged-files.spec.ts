import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { openEmbedded } from '../../apps/composition/embedded.js';
import { base, load } from '../crash/office-load.js';
import { type Ended, killAll, ronghe } from '../processes/child-process.js';
import { HttpClient, serving, urlOf } from '../processes/http-client.js';
import { soundData } from '../processes/sound-data.js';

const COMMANDS = [...base(1), ...load(0, 4)];
/** Of a file that begins with what is recorded already. */
const LINES = [...base(1), ...load(0, 30)];
const CARD = ['scorecard', 'b0', '2025', '--as-of', '2025-12-31'];
const DATABASES = ['events.db', 'keys.db', 'read.db'] as const;

let root: string;
let whole: string;
let file: string;
let copies = 0;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'ronghe-damaged-'));
  chmodSync(root, 0o755);
  whole = join(root, 'whole');
  file = join(root, 'more.ndjson');
  writeFileSync(file, LINES.map((line) => JSON.stringify(line)).join('\n'));
  const system = await openEmbedded({ directory: whole });
  for (const command of COMMANDS) await system.runner.run(command);
  await system.projections.catchUp();
  await system.close();
});

afterEach(killAll);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A copy of a data directory to be damaged. */
function copy(): string {
  const directory = join(root, `copy-${++copies}`);
  cpSync(whole, directory, { recursive: true });
  return directory;
}

const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** What a person is told: in both languages, of which file, without the inside of the program. */
function expectTold({ code, stderr, stdout }: Ended, about: string): void {
  expect({ code, stderr, stdout }).toEqual({ code: 2, stderr: expect.stringContaining(about), stdout: '' });
  expect(stderr).toMatch(/[\u4e00-\u9fff].* · .*[a-z]{3}/);
  expect(stderr).not.toMatch(/\n\s+at |node_modules|node:internal/);
}

const damages: Readonly<Record<string, (path: string) => void>> = {
  'of another program': (path) => {
    rmSync(path);
    const db = new DatabaseSync(path);
    db.exec('CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)');
    db.close();
  },
  'that was cut off': (path) => truncateSync(path, 4096),
  'that is no database': (path) => writeFileSync(path, 'x'.repeat(9000)),
  'of a newer build': (path) => {
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 99');
    db.close();
  },
  'with pages of rubbish': (path) => {
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4096);
    writeFileSync(path, bytes);
  },
};

/** In `npm test` those that differ most. */
const TRIED = Object.keys(damages).slice(process.env.CRASH_KILLS ? 0 : 2);

it.each(DATABASES)(`%s ${TRIED.join(', or ')} is named, and left as it is`, async (name) => {
  await Promise.all(
    TRIED.map(async (damage) => {
      const directory = copy();
      const path = join(directory, name);
      damages[damage]?.(path);
      const before = digest(path);
      // an import does without read models, a scorecard does not
      const args = name === 'read.db' ? CARD : ['import', file];
      expectTold(await ronghe(['--data', directory, ...args]), path);
      expect([damage, digest(path)]).toEqual([damage, before]);
    }),
  );
});

it('a server is not started on a file of a newer build', async () => {
  const directory = copy();
  damages['of a newer build']?.(join(directory, 'keys.db'));
  expectTold(await ronghe(['--data', directory, 'serve', '--port', '0']), join(directory, 'keys.db'));
});

/** Every page but those that say which tables there are. */
function spoilDocuments(path: string): void {
  const db = new DatabaseSync(path);
  const kept = db.prepare("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'").all();
  const schema = new Set(kept.map(({ pageno }) => Number(pageno)));
  db.close();
  const bytes = readFileSync(path);
  for (let page = 2; page * 4096 <= bytes.length; page++) {
    if (!schema.has(page)) bytes.fill(0x5a, (page - 1) * 4096, page * 4096);
  }
  writeFileSync(path, bytes);
}

it('a server with damaged read models takes commands, says that it is not ready, and gives nothing away', async () => {
  const directory = copy();
  spoilDocuments(join(directory, 'read.db'));
  const server = serving(directory);
  const url = await urlOf(server);
  const client = new HttpClient(directory);
  const [, next] = load(0, 5).slice(-2);
  if (!next) throw new Error('no command');
  const ready = await fetch(`${url}/health/ready`);
  const asked = await fetch(`${url}/v1/integration-scorecard/b0/2025`, {
    headers: { authorization: `Bearer ${await client.token({ id: 'u', role: 'superior', orgId: 'c1' })}` },
  });
  const answer = await asked.text();
  expect([ready.status, asked.status >= 500]).toEqual([503, true]);
  expect(asked.headers.get('content-type')).toMatch('application/problem+json');
  expect(answer).not.toMatch(/read\.db|node_modules|sqlite|at .+\(/i);
  expect((await client.send(url, { ...next, commandId: 'while-damaged' })).status).toBeLessThan(500);
  await server.stop();
});

it('a log that was cut off behind is named', async () => {
  const directory = copy();
  const path = join(directory, 'events.db');
  truncateSync(path, Math.floor(readFileSync(path).length / 2 / 4096) * 4096);
  const { code, stderr } = await ronghe(['--data', directory, 'verify']);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(path) });
});

it('a log that was restored without its read models is not folded on in silence', async () => {
  const directory = copy();
  const system = await openEmbedded({ directory });
  for (const command of load(0, 6)) await system.runner.run(command);
  await system.projections.catchUp();
  await system.close();
  cpSync(join(whole, 'events.db'), join(directory, 'events.db'));
  expectTold(await ronghe(['--data', directory, ...CARD]), 'ronghe rebuild');
  const restored = await openEmbedded({ directory });
  for (const { failed } of await restored.projections.catchUp()) expect(failed?.message).toMatch('ronghe rebuild');
  await restored.projections.rebuild([]);
  for (const { failed } of await restored.projections.catchUp()) expect(failed).toBeUndefined();
  await restored.close();
  expect(await soundData(directory)).toHaveLength(COMMANDS.length);
});

it('a write-ahead log that lost its end, as no disk should, leaves a log that is whole up to there', async () => {
  const directory = copy();
  const system = await openEmbedded({ directory });
  for (const command of load(0, 12)) await system.runner.run(command);
  const written = await system.eventStore.head();
  const wal = readFileSync(join(directory, 'events.db-wal'));
  // as the disk has it while the process runs
  const crashed = [0.1, 0.5, 0.77, 0.999].map((part) => {
    const to = join(root, `copy-${++copies}`);
    cpSync(directory, to, { recursive: true });
    truncateSync(join(to, 'events.db-wal'), Math.floor(wal.length * part));
    return to;
  });
  await system.close();
  const kept: number[] = [];
  for (const each of crashed) kept.push((await soundData(each)).length);
  expect(kept).toEqual(kept.toSorted((a, b) => a - b));
  expect(kept.at(-1)).toBeLessThanOrEqual(Number(written));
  expect(kept.at(-1)).toBeGreaterThan(COMMANDS.length);
});

/** Permissions don't hold the superuser back; somebody else they do. */
const asNobody = process.geteuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
const canBeNobody = asNobody.length === 0 || existsSync('/usr/bin/setpriv');
if (!canBeNobody) console.warn('read-only files are not tried: this machine has no setpriv');

(canBeNobody ? describe : describe.skip)('without the permission to write', () => {
  function ofNobody(): string {
    const directory = copy();
    // what a clean end has left of the logs is empty; with it there, nothing would have to be made
    for (const name of readdirSync(directory)) if (/-(wal|shm)$/.test(name)) rmSync(join(directory, name));
    if (asNobody.length > 0) {
      for (const name of ['.', ...readdirSync(directory)]) chownSync(join(directory, name), 65_534, 65_534);
    }
    return directory;
  }

  it('a file is named', async () => {
    await Promise.all(
      DATABASES.map(async (name) => {
        const directory = ofNobody();
        chmodSync(join(directory, name), 0o400);
        expectTold(await ronghe(['--data', directory, ...CARD], { under: asNobody }), join(directory, name));
      }),
    );
  });

  it('a directory is named', async () => {
    const directory = ofNobody();
    chmodSync(directory, 0o500);
    const before = readdirSync(directory);
    expectTold(await ronghe(['--data', directory, 'import', file], { under: asNobody }), directory);
    chmodSync(directory, 0o700);
    expect(readdirSync(directory)).toEqual(before);
    expect(await soundData(directory)).toHaveLength(COMMANDS.length);
  });

  it('no directory is made', async () => {
    const directory = join(root, 'closed', 'data');
    mkdirSync(join(root, 'closed'), { mode: 0o555 });
    expectTold(await ronghe(['--data', directory, 'import', file], { under: asNobody }), directory);
    expect(existsSync(directory)).toBe(false);
  });
});

describe('a disk that is full', () => {
  /** The largest file, in blocks of 1,024 bytes, stands for the disk. */
  const limited = (blocks: number) => ['bash', '--norc', '-c', `trap '' XFSZ; ulimit -f ${blocks}; exec "$@"`, 'bash'];

  it.each(process.env.CRASH_KILLS ? [8, 40, 70, 150] : [70])(
    'of %i kB stops an import, which goes on when there is room',
    async (blocks) => {
      const directory = join(root, `full-${blocks}`);
      expectTold(await ronghe(['--data', directory, 'import', file], { under: limited(blocks) }), directory);
      const kept = (await soundData(directory)).length;
      const { stdout } = await ronghe(['--data', directory, '--json', 'import', file]);
      expect(JSON.parse(stdout)).toEqual({ accepted: LINES.length - kept, duplicates: kept, refused: [] });
      await soundData(directory);
    },
  );

  it('keeps a scorecard from being made, not from being made later', async () => {
    const directory = copy();
    rmSync(join(directory, 'read.db'));
    expectTold(await ronghe(['--data', directory, ...CARD], { under: limited(40) }), 'read.db');
    expect((await ronghe(['--data', directory, ...CARD])).code).toBe(0);
  });

  it('is what a server says to those who write, with 503, until there is room', async () => {
    const directory = copy();
    const server = serving(directory, { under: limited(120) });
    const url = await urlOf(server);
    const client = new HttpClient(directory);
    const statuses = [];
    for (const command of load(0, 60)) statuses.push((await client.send(url, command)).status);
    expect(statuses.slice(0, 36)).toEqual(Array(36).fill(200));
    // what was not written can't be built upon
    expect(new Set(statuses.slice(36))).toEqual(new Set([201, 503, 404, 422]));
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    await server.stop();
    expect(await soundData(directory)).toHaveLength(
      COMMANDS.length + statuses.filter((status) => status === 201).length,
    );
  });

  it('says so where it is a real one', async () => {
    const disk = join(root, 'disk');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      console.warn('a real full disk is not tried: this user may not mount one');
      return;
    }
    try {
      expectTold(await ronghe(['--data', join(disk, 'data'), 'import', file]), '磁盘已满');
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});
