import { counters, countersAs } from '#testing/counting.js';
import { RunningProjections } from '#testing/running-projections.js';
import { readableCollection } from './readable-collection.js';
import type { RebuildProgress } from './rebuild.js';

let running: RunningProjections;

beforeEach(async () => {
  running = await RunningProjections.open();
});

afterEach(() => running.close());

const readable = async () => (await readableCollection(running.readStore, counters))?.collection;

async function fill(events: number): Promise<void> {
  const batch = Array.from({ length: events }, (_, i) => ({
    type: 'CounterRaised' as const,
    data: { counter: `c${i % 2500}`, by: 1 },
  }));
  await running.log.append(...batch);
}

describe('rebuilding read models', () => {
  it('makes the same documents beside the old ones, switches, and removes the old ones', async () => {
    await fill(5200);
    const runner = running.runner([counters, countersAs({ name: 'others' })]);
    await runner.catchUp();
    const before = await running.readStore.find('counters_v1', { where: {} });
    const seen: RebuildProgress[] = [];
    const report = await runner.rebuild(['counters'], (progress) => seen.push(progress));
    expect(report).toMatchObject({
      rebuilt: [{ name: 'counters', collection: 'counters_v1_r2' }],
      failed: [],
      events: 5200,
      position: '5200',
    });
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.at(-1)).toMatchObject({ events: 5200, position: '5200', until: '5200' });
    expect(await readable()).toBe('counters_v1_r2');
    expect(await running.readStore.find('counters_v1_r2', { where: {} })).toEqual(before);
    expect(await running.readStore.find('counters_v1_r2', { where: { total: 3 }, limit: 1 })).toHaveLength(1);
    expect(await running.readStore.collections()).toEqual(['counters_v1_r2', 'others_v1']);
  });

  it('repairs what was altered', async () => {
    await fill(10);
    const runner = running.runner([counters]);
    await runner.catchUp();
    const position = await running.readStore.checkpoint('counters_v1');
    const altered = { key: 'c1', position: `${position}0` as typeof position, body: { total: 999, events: [] } };
    await running.readStore.commit('counters_v1', [altered], position);
    await runner.rebuild([]);
    expect((await running.counter('c1', await readable()))?.total).toBe(1);
  });

  it('loses nothing that is written meanwhile, in this process or another', async () => {
    await fill(3000);
    const runner = running.runner([counters]);
    const other = running.runner([counters]);
    await runner.start();
    await other.start();
    const writing = (async () => {
      for (let i = 0; i < 60; i++) {
        const position = await running.log.raise('live');
        await runner.reached('counters', position, 4000);
        const counter = await running.counter('live', await readable());
        expect(counter?.events.length).toBe(i + 1);
      }
    })();
    await running.runner([counters]).rebuild([]);
    await runner.rebuild([]);
    await writing;
    expect((await running.counter('live', await readable()))?.events).toHaveLength(60);
    expect(await readable()).toBe('counters_v1_r3');
  });

  it('is noticed by a process that feeds the collection that was in use', async () => {
    const live = running.runner([counters]);
    await live.start();
    await live.reached('counters', await running.log.raise('a'), 2000);
    await running.runner([counters]).rebuild([]);
    await live.reached('counters', await running.log.raise('a'), 4000);
    expect((await running.counter('a', 'counters_v1_r2'))?.total).toBe(2);
  });

  it('leaves readers what they had where the fold breaks, and says at which event', async () => {
    await fill(10);
    await running.runner([counters]).catchUp();
    const broken = countersAs({
      on: {
        CounterRaised: () => {
          throw new Error('cannot');
        },
      },
    });
    const report = await running.runner([broken, countersAs({ name: 'others' })]).rebuild([]);
    expect(report.failed).toMatchObject([{ name: 'counters', failure: { position: '1', message: 'cannot' } }]);
    expect(report.rebuilt).toMatchObject([{ name: 'others' }]);
    expect(await readable()).toBe('counters_v1');
    expect(await running.readStore.collections()).toEqual(['counters_v1', 'others_v1']);
  });

  it('clears away what a rebuild left that broke off', async () => {
    await fill(10);
    await running.runner([counters]).catchUp();
    await running.readStore.declare({ name: 'counters_v1_r2', indexes: [] });
    await running.runner([counters]).rebuild([]);
    expect(await running.readStore.collections()).toEqual(['counters_v1_r3']);
  });
});

describe('a new version of a projection', () => {
  const second = countersAs({
    version: 2,
    on: {
      CounterRaised: (counter, event) => ({ total: (counter?.total ?? 0) + 10 * event.data.by, events: [] }),
    },
  });

  it('is built beside the old one and then takes its place', async () => {
    await fill(10);
    await running.runner([counters]).catchUp();
    const [status] = await running.runner([second]).catchUp();
    expect(status).toMatchObject({ version: 2, checkpoint: '10', behind: false });
    expect((await running.counter('c1', 'counters_v2'))?.total).toBe(10);
    expect(await running.readStore.collections()).toEqual(['counters_v2']);
  });

  it('is built while the others are fed live', async () => {
    await fill(10);
    await running.runner([counters]).catchUp();
    const runner = running.runner([second]);
    await runner.start();
    await runner.reached('counters', await running.log.raise('c1', 5), 4000);
    expect((await running.counter('c1', 'counters_v2'))?.total).toBe(60);
  });

  it('is left alone by an older build, which says that it knows the older one only', async () => {
    await fill(10);
    await running.runner([second]).catchUp();
    const [status] = await running.runner([counters]).catchUp();
    expect(status).toMatchObject({ behind: true, failed: { message: expect.stringContaining('newer build') } });
    expect(await running.readStore.activeCollection('counters')).toBe('counters_v2');
  });
});
