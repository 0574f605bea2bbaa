import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { EventStore, StoredEvent } from '#application/ports/event-store.js';
import { START } from '#kernel/position.js';
import { collect } from '#testing/event-store-harness.js';
import { openSqliteEventStore } from './sqlite-event-store.js';

const SCRIPT = [
  '--conditions=source',
  '--import',
  '@swc-node/register/esm-register',
  'libs/adapters/event-sqlite/appending-process.ts',
];

let directory: string;
const running: Appender[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ronghe-processes-'));
});
afterEach(async () => {
  for (const each of running.splice(0)) await each.kill();
  rmSync(directory, { recursive: true });
});

/** A running appending-process.ts and the lines that it has said so far. */
class Appender {
  readonly lines: string[] = [];
  private readonly ended: Promise<unknown>;

  constructor(private readonly child: ChildProcessByStdio<Writable, Readable, null>) {
    running.push(this);
    this.ended = once(child, 'close');
    createInterface(child.stdout).on('line', (line) => this.lines.push(line));
  }

  async said(count: number): Promise<void> {
    while (this.lines.length < count && this.child.exitCode === null) await once(this.child.stdout, 'data');
  }

  go(): void {
    this.child.stdin.write('go\n');
  }

  async end(): Promise<void> {
    await this.ended;
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  saying(word: string): readonly (readonly string[])[] {
    return this.lines.map((line) => line.split(' ')).filter(([first]) => first === word);
  }
}

async function start(name: string, count: number): Promise<Appender> {
  const child = spawn(process.execPath, [...SCRIPT, directory, name, `${count}`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const appender = new Appender(child);
  await appender.said(1);
  return appender;
}

async function reopened(look: (events: readonly StoredEvent[], store: EventStore) => Promise<void>): Promise<void> {
  const store = await openSqliteEventStore({ directory, zone: 'Asia/Shanghai' });
  try {
    await look(await collect(store.readAll(START)), store);
  } finally {
    await store.close();
  }
}

interface Said {
  readonly name: string;
  readonly index: number;
}
const said = ({ bytes }: StoredEvent) => JSON.parse(bytes) as Said;

it('of two processes that create the same streams on one file, exactly one creates each', async () => {
  const [left, right] = [await start('left', 300), await start('right', 300)];
  left.go();
  right.go();
  await Promise.all([left.end(), right.end()]);
  for (const each of [left, right]) expect(each.lines.at(-1)).toBe('done');
  const written = [...left.saying('written'), ...right.saying('written')];
  expect(written.map(([, index]) => Number(index)).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 300 }, (_, n) => n),
  );
  expect(left.saying('conflict').length + right.saying('conflict').length).toBe(300);
  await reopened(async (events) => {
    expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => `${index + 1}`));
    const winners = new Map(events.map((event) => [event.position as string, said(event)]));
    for (const [, index, position] of left.saying('written')) {
      expect(winners.get(position ?? '')).toMatchObject({ name: 'left', index: Number(index) });
    }
  });
});

it('keeps everything acknowledged, and nothing by halves, when the process is killed in mid load', async () => {
  const acknowledged = new Map<string, string>();
  for (const [round, moment] of [40, 333, 700].entries()) {
    const name = `round${round}`;
    const appender = await start(name, 100_000);
    await reopened(async (_, store) => {
      // the streams of the round before would refuse this one's events
      expect(await store.readEvents([`${name}-0`])).toEqual([]);
    });
    appender.go();
    await appender.said(moment);
    await appender.kill();
    for (const [, index, position] of appender.saying('written')) acknowledged.set(`${name}-${index}`, position ?? '');
    await reopened(async (events, store) => {
      expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => `${index + 1}`));
      const found = new Map(
        events.map((event) => [`${said(event).name}-${said(event).index}`, event.position as string]),
      );
      expect(found.size).toBe(events.length);
      for (const [id, position] of acknowledged) expect(found.get(id)).toBe(position);
      for (const event of events) {
        const [alone] = await collect(store.readStream(`task-${said(event).index}`));
        const [tagged] = await collect(store.readAll(START, undefined, { kind: 'task', id: `${said(event).index}` }));
        expect([alone?.position, tagged?.position]).toEqual([event.position, event.position]);
      }
    });
  }
  expect(acknowledged.size).toBeGreaterThan(100);
});
