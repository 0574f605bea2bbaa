import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '#application/ports/event-store.js';
import { type Position, START } from '#kernel/position.js';
import { appendOf, type EventStoreHarness, namesOf, OpenStores } from './event-store-harness.js';

export function describeSubscribing(start: () => Promise<EventStoreHarness>): void {
  const stores = new OpenStores(start);
  let store: EventStore;
  let abort: AbortController;

  beforeEach(async () => {
    store = await stores.open();
    abort = new AbortController();
  });
  afterEach(async () => {
    abort.abort();
    await stores.destroy();
  });

  /** Listens until so many events have come, then leaves. */
  const listen = async (after: Position, count: number, delay = 0): Promise<readonly string[]> => {
    const names: string[] = [];
    for await (const batch of store.subscribe(after, abort.signal)) {
      names.push(...namesOf(batch));
      if (delay > 0) await pause(delay);
      if (names.length >= count) break;
    }
    return names;
  };

  const numbered = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);

  it('tells a subscriber what came before and what comes, each once and in order', async () => {
    await store.append(appendOf('task-1', 'absent', ['0', '1']));
    const listening = listen(START, 4);
    await pause(5);
    await store.append(appendOf('task-1', 1, ['2']));
    await store.append(appendOf('task-1', 2, ['3']));
    expect(await listening).toEqual(['0', '1', '2', '3']);
  });

  it('starts after the position given', async () => {
    const appended = await store.append(appendOf('task-1', 'absent', ['0', '1']));
    const listening = listen(appended.outcome === 'written' ? appended.position : START, 1);
    await store.append(appendOf('task-1', 1, ['2']));
    expect(await listening).toEqual(['2']);
  });

  it('tells what another handle appends', async () => {
    const other = await stores.open();
    const listening = listen(START, 3);
    await pause(5);
    for (const [index, name] of numbered(3).entries()) await other.append(appendOf(`task-${index}`, 'absent', [name]));
    expect(await listening).toEqual(numbered(3));
  });

  it('misses and repeats nothing while two handles append and the consumer is slow', async () => {
    const other = await stores.open();
    const listening = listen(START, 200, 3);
    const writer = async (handle: EventStore, name: string) => {
      for (let index = 0; index < 100; index++) {
        await handle.append(appendOf(`task-${name}`, index === 0 ? 'absent' : index - 1, [`${name}${index}`]));
      }
    };
    await Promise.all([writer(store, 'a'), writer(other, 'b')]);
    const names = await listening;
    expect(names.filter((name) => name.startsWith('a'))).toEqual(numbered(100).map((number) => `a${number}`));
    expect(names.filter((name) => name.startsWith('b'))).toEqual(numbered(100).map((number) => `b${number}`));
    expect(names).toHaveLength(200);
  });

  it('tells several subscribers the same', async () => {
    const all = Promise.all([listen(START, 50), listen(START, 50, 1), listen(START, 50)]);
    for (const name of numbered(50)) await store.append(appendOf(`task-${name}`, 'absent', [name]));
    expect(await all).toEqual([numbered(50), numbered(50), numbered(50)]);
  });

  it('ends when the signal aborts, also while nothing comes', async () => {
    const listening = listen(START, 1);
    await pause(5);
    abort.abort();
    expect(await listening).toEqual([]);
    expect(await listen(START, 1)).toEqual([]);
  });

  it('fails for a subscriber whose store is closed', async () => {
    const listening = listen(START, 1);
    const failing = expect(listening).rejects.toMatchObject({ name: 'StoreFailure', code: 'unavailable' });
    await pause(5);
    await store.close();
    await failing;
  });
}
