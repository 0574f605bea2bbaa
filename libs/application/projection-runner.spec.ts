import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '#adapters/event-sqlite/sqlite-event-store.js';
import { openSqliteReadStore } from '#adapters/read-sqlite/sqlite-read-store.js';
import type { AnyProjection } from '#kernel/projection.js';
import { type Counter, CounterLog, counters, countersAs, decodeCounter } from '#testing/counting.js';
import type { EventStore } from './ports/event-store.js';
import type { ReadStore } from './ports/read-store.js';
import { ProjectionRunner } from './projection-runner.js';
import { ReadModelBehind } from './read-model-behind.js';

let directory: string;
let eventStore: EventStore;
let readStore: ReadStore;
let log: CounterLog;
const running: ProjectionRunner[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ronghe-runner-'));
  eventStore = await openSqliteEventStore({ directory, zone: 'Asia/Shanghai' });
  readStore = await openSqliteReadStore({ directory });
  log = new CounterLog(eventStore);
});

afterEach(async () => {
  for (const runner of running.splice(0)) await runner.stop();
  await readStore.close();
  await eventStore.close();
  await rm(directory, { recursive: true });
});

function runnerOf(...projections: readonly AnyProjection[]): ProjectionRunner {
  const runner = new ProjectionRunner({ eventStore, readStore, decode: decodeCounter, projections });
  running.push(runner);
  return runner;
}

async function total(key: string, collection = 'counters_v1'): Promise<number | undefined> {
  const [document] = await readStore.load(collection, [key]);
  return (document?.body as Counter | undefined)?.total;
}

const broken = countersAs({
  name: 'broken',
  on: {
    CounterRaised: (_, event) => {
      if (event.data.by < 0) throw new Error('cannot go down');
      return { total: event.data.by, events: [event.id] };
    },
  },
});

describe('bringing read models to the head of the log', () => {
  it('folds every event once, also when it goes on later', async () => {
    for (let i = 0; i < 1200; i++) await log.raise(`c${i % 3}`);
    const runner = runnerOf(counters);
    await runner.catchUp();
    expect(await total('c1')).toBe(400);
    const position = await log.raise('c1', 5);
    const [status] = await runnerOf(counters).catchUp();
    expect(await total('c1')).toBe(405);
    expect(status).toEqual({ name: 'counters', version: 1, checkpoint: position, behind: false });
  });

  it('stops a projection at the event that it cannot fold, says which, and brings the others to the head', async () => {
    await log.raise('a', 1);
    const position = await log.raise('a', -1);
    await log.raise('a', 7);
    const [bad, good] = await runnerOf(broken, counters).catchUp();
    expect(bad).toMatchObject({
      name: 'broken',
      behind: true,
      checkpoint: '1',
      failed: { eventId: '00000000-0000-5000-8000-000000000001', position, message: 'cannot go down' },
    });
    expect(good).toMatchObject({ name: 'counters', behind: false });
    expect(await total('a', 'broken_v1')).toBe(1);
  });
});

describe('following the log', () => {
  it('lets who has written read it, in the same process', async () => {
    const runner = runnerOf(counters);
    await runner.start();
    for (let i = 1; i <= 20; i++) {
      await runner.reached('counters', await log.raise('a'), 2000);
      expect(await total('a')).toBe(i);
    }
  });

  it('lets who has written read it, when another process projects', async () => {
    await runnerOf(counters).start();
    const reader = runnerOf(counters);
    await reader.reached('counters', await log.raise('a', 3), 2000);
    expect(await total('a')).toBe(3);
  });

  it('tells who waits in vain how far the read model is', async () => {
    const position = await log.raise('a');
    await expect(runnerOf(counters).reached('counters', position, 30)).rejects.toMatchObject({
      name: 'ReadModelBehind',
      projection: 'counters',
      why: { reason: 'timeout', checkpoint: '0' },
    });
  });

  it('does not let anybody wait for a projection that has stopped', async () => {
    const runner = runnerOf(broken, counters);
    await runner.start();
    const position = await log.raise('a', -1);
    await runner.reached('counters', position, 2000);
    const started = performance.now();
    await expect(runner.reached('broken', position, 20_000)).rejects.toBeInstanceOf(ReadModelBehind);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
