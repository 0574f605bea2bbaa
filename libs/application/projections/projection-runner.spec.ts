import type { AnyProjection } from '#kernel/projection.js';
import { counters, countersAs, decodeCounter } from '#testing/counting.js';
import { RunningProjections } from '#testing/running-projections.js';
import type { ReadStore } from '../ports/read-store.js';
import { StoreFailure } from '../ports/store-failure.js';
import { ReadModelBehind } from './read-model-behind.js';

let running: RunningProjections;

beforeEach(async () => {
  running = await RunningProjections.open();
});

afterEach(() => running.close());

const runnerOf = (...projections: readonly AnyProjection[]) => running.runner(projections);
const total = async (key: string, collection?: string) => (await running.counter(key, collection))?.total;

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
    for (let i = 0; i < 1200; i++) await running.log.raise(`c${i % 3}`);
    const runner = runnerOf(counters);
    await runner.catchUp();
    expect(await total('c1')).toBe(400);
    const position = await running.log.raise('c1', 5);
    const [status] = await runnerOf(counters).catchUp();
    expect(await total('c1')).toBe(405);
    expect(status).toEqual({ name: 'counters', version: 1, checkpoint: position, behind: false });
  });

  it('stops a projection at the event that it cannot fold, says which, and brings the others to the head', async () => {
    await running.log.raise('a', 1);
    const position = await running.log.raise('a', -1);
    await running.log.raise('a', 7);
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
      await runner.reached('counters', await running.log.raise('a'), 2000);
      expect(await total('a')).toBe(i);
    }
  });

  it('lets who has written read it, when another process projects', async () => {
    await runnerOf(counters).start();
    const reader = runnerOf(counters);
    await reader.reached('counters', await running.log.raise('a', 3), 2000);
    expect(await total('a')).toBe(3);
  });

  it('tells who waits in vain how far the read model is', async () => {
    const position = await running.log.raise('a');
    await expect(runnerOf(counters).reached('counters', position, 30)).rejects.toMatchObject({
      name: 'ReadModelBehind',
      projection: 'counters',
      why: { reason: 'timeout', checkpoint: '0' },
    });
  });

  it('does not let anybody wait for a projection that has stopped', async () => {
    const runner = runnerOf(broken, counters);
    await runner.start();
    const position = await running.log.raise('a', -1);
    await runner.reached('counters', position, 2000);
    const started = performance.now();
    await expect(runner.reached('broken', position, 20_000)).rejects.toBeInstanceOf(ReadModelBehind);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('stops every projection before an event that cannot be read, and says where it is', async () => {
    const decode = (stored: Parameters<typeof decodeCounter>[0]) => {
      if (stored.position === '3') throw new Error('the event type Unheard is unknown to this build');
      return decodeCounter(stored);
    };
    for (let i = 0; i < 5; i++) await running.log.raise('a');
    const [status] = await running.runner([counters], { decode }).catchUp();
    expect(status).toMatchObject({
      checkpoint: '2',
      behind: true,
      failed: { position: '3', message: 'the event type Unheard is unknown to this build' },
    });
    expect(await total('a')).toBe(2);
  });

  it('brings a projection back by itself after the read store failed for a while', async () => {
    let down = false;
    const readStore: ReadStore = Object.create(running.readStore, {
      commit: {
        value: (...change: Parameters<ReadStore['commit']>) =>
          down
            ? Promise.reject(new StoreFailure('unavailable', { zh: '磁盘已满', en: 'the disk is full' }))
            : running.readStore.commit(...change),
      },
    });
    const runner = running.runner([counters], { readStore });
    await runner.start();
    await runner.reached('counters', await running.log.raise('a', 1), 2000);
    down = true;
    const position = await running.log.raise('a', 2);
    await expect(runner.reached('counters', position, 100)).rejects.toMatchObject({ why: { reason: 'timeout' } });
    expect(await runner.status()).toMatchObject([{ behind: true, failed: { message: 'the disk is full' } }]);
    down = false;
    await runner.reached('counters', await running.log.raise('a', 4), 4000);
    expect(await total('a')).toBe(7);
    expect((await runner.status())[0]?.failed).toBeUndefined();
  });

  it('folds every event once though two processes project and one of them restarts', async () => {
    const first = runnerOf(counters);
    await first.start();
    await runnerOf(counters).start();
    for (let i = 0; i < 30; i++) {
      await running.log.raise('a');
      if (i === 15) {
        await first.stop();
        await first.start();
      }
    }
    await first.reached('counters', await running.log.raise('a'), 2000);
    const counter = await running.counter('a');
    expect(counter?.total).toBe(31);
    expect(new Set(counter?.events).size).toBe(31);
  });

  it('has written what it folded when it has stopped', async () => {
    const runner = runnerOf(counters);
    await runner.start();
    const position = await running.log.raise('a');
    await runner.reached('counters', position, 2000);
    await runner.stop();
    await runner.stop();
    expect(await running.readStore.checkpoint('counters_v1')).toBe(position);
  });

  it('refuses two projections of one name, and names that it does not know', async () => {
    expect(() => runnerOf(counters, counters)).toThrow('same name');
    await expect(runnerOf(counters).rebuild(['nothing'])).rejects.toThrow('nothing');
  });
});
