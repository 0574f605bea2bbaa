import type { Position } from '#kernel/position.js';
import { counters, countersAs, decodeCounter } from '#testing/counting.js';
import { RunningProjections } from '#testing/running-projections.js';
import { compareWithLog } from './compare-with-log.js';
import { firstDifference } from './first-difference.js';

let running: RunningProjections;

beforeEach(async () => {
  running = await RunningProjections.open();
});

afterEach(() => running.close());

describe('comparing read models with the log', () => {
  it('finds nothing where nothing was altered, also before there is anything', async () => {
    const runner = running.runner([counters]);
    expect(await runner.compareWithLog('counters')).toMatchObject({ documents: 0, drifts: [] });
    for (let i = 0; i < 20; i++) await running.log.raise(`c${i % 4}`);
    await running.log.append({ type: 'CounterRemoved', data: { counter: 'c3' } });
    await runner.catchUp();
    expect(await runner.compareWithLog('counters')).toEqual({
      projection: 'counters',
      collection: 'counters_v1',
      checkpoint: '21',
      documents: 3,
      movedOn: 0,
      drifts: [],
    });
  });

  it('names each document that was altered, added or lost, and where it differs first', async () => {
    const runner = running.runner([counters]);
    for (const key of ['altered', 'lost', 'kept']) await running.log.raise(key);
    await running.log.append({ type: 'CounterRemoved', data: { counter: 'lost' } });
    const end = await running.log.append({ type: 'CounterRaised', data: { counter: 'lost', by: 4 } });
    await runner.catchUp();
    const events = (await running.counter('altered'))?.events;
    // an alteration under the position that the log gives it
    await running.readStore.drop('counters_v1');
    await running.readStore.declare({ name: 'counters_v1', indexes: ['total'] });
    await running.readStore.activate('counters', 'counters_v1');
    const at = (position: number) => String(position) as Position;
    const kept = { total: 1, events: ['00000000-0000-5000-8000-000000000002'] };
    await running.readStore.commit(
      'counters_v1',
      [
        { key: 'altered', position: at(1), body: { total: 100, events } },
        { key: 'added', position: at(1), body: { total: 5 } },
        { key: 'kept', position: at(3), body: kept },
      ],
      end,
    );
    const { drifts } = await runner.compareWithLog('counters');
    expect(drifts).toEqual([
      { collection: 'counters_v1', key: 'added', path: '', expected: undefined, found: { total: 5 } },
      { collection: 'counters_v1', key: 'altered', path: '/total', expected: 1, found: 100 },
      {
        collection: 'counters_v1',
        key: 'lost',
        path: '',
        expected: { total: 4, events: ['00000000-0000-5000-8000-000000000004'] },
        found: undefined,
      },
    ]);
  });

  it('finds the same in several passes as in one', async () => {
    const runner = running.runner([counters]);
    for (let i = 0; i < 40; i++) await running.log.raise(`c${i % 20}`);
    const end = await running.log.raise('c7');
    await runner.catchUp();
    const wrong = ['c1', 'c7', 'c13', 'new'].map((key) => ({ key, position: end, body: { total: 0, events: [] } }));
    await running.readStore.commit('counters_v1', wrong, end);
    const { eventStore, readStore } = running;
    const parts = { eventStore, readStore, decode: decodeCounter };
    const one = await compareWithLog(parts, counters);
    const several = await compareWithLog(parts, counters, 3);
    expect(one.drifts.map(({ key }) => key)).toEqual(['c1', 'c13', 'new']);
    expect(several.drifts.map(({ key }) => key).sort()).toEqual(['c1', 'c13', 'new']);
  });

  it('says at which event it could not go on', async () => {
    const position = await running.log.raise('a');
    await running.runner([counters]).catchUp();
    const broken = countersAs({
      on: {
        CounterRaised: () => {
          throw new Error('cannot');
        },
      },
    });
    const { failure, drifts } = await running.runner([broken]).compareWithLog('counters');
    expect(failure).toMatchObject({ position, message: 'cannot' });
    expect(drifts).toEqual([]);
  });

  it('does not judge documents that went on while it compared', async () => {
    const runner = running.runner([counters]);
    const end = await running.log.raise('a');
    await runner.catchUp();
    const ahead = { key: 'a', position: '9' as Position, body: { total: 2, events: [] } };
    await running.readStore.commit('counters_v1', [ahead], end);
    expect(await runner.compareWithLog('counters')).toMatchObject({ movedOn: 1, drifts: [] });
  });
});

describe('the first difference of two documents', () => {
  it.each([
    [{ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 3 }], a: 1 }, '/b/1/c', 2, 3],
    [{ a: 1 }, { a: 1, z: 2 }, '/z', undefined, 2],
    [{ 'a/b': { '~': null } }, { 'a/b': { '~': {} } }, '/a~1b/~0', null, {}],
    [[1, 2], [1], '/1', 2, undefined],
    [[], {}, '', [], {}],
  ])('of %j and %j is at %s', (expected, found, path, left, right) => {
    expect(firstDifference(expected, found)).toEqual({ path, expected: left, found: right });
  });

  it('does not take an inherited property for an own one', () => {
    expect(firstDifference({}, JSON.parse('{"constructor": 1}'))?.path).toBe('/constructor');
  });

  it('is not there for equal ones, whatever the order of their properties', () => {
    expect(firstDifference({ a: 1, b: [{ c: 2 }] }, { b: [{ c: 2 }], a: 1 })).toBeUndefined();
  });
});
