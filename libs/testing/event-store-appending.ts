import type { EventStore } from '#application/ports/event-store.js';
import { comparePositions, isPosition, START } from '#kernel/position.js';
import {
  appendOf,
  collect,
  type EventStoreHarness,
  eventNamed,
  idOf,
  namesOf,
  OpenStores,
} from './event-store-harness.js';

export function describeAppending(start: () => Promise<EventStoreHarness>): void {
  const stores = new OpenStores(start);
  let store: EventStore;

  beforeEach(async () => {
    store = await stores.open();
  });
  afterEach(() => stores.destroy());

  const log = async () => namesOf(await collect(store.readAll(START)));

  it('answers with the position of the last event written', async () => {
    const appended = await store.append(appendOf('task-1', 'absent', ['a', 'b']));
    const events = await collect(store.readAll(START));
    expect(appended).toEqual({ outcome: 'written', position: events[1]?.position });
    expect(await store.head()).toBe(events[1]?.position);
  });

  it('gives positions that grow as integers, also past a power of ten', async () => {
    for (let index = 0; index < 12; index++) await store.append(appendOf(`task-${index}`, 'absent', [`${index}`]));
    const positions = (await collect(store.readAll(START))).map(({ position }) => position);
    expect(positions).toHaveLength(12);
    for (const [index, position] of positions.entries()) {
      expect(isPosition(position)).toBe(true);
      expect(comparePositions(position, positions[index - 1] ?? START)).toBeGreaterThan(0);
    }
  });

  it('keeps the bytes as they are', async () => {
    const bytes = '{"a":"张三 🧡 \\u0000 \'; DROP TABLE event; --","名称":"\u3000"}';
    const event = { id: idOf('bytes'), bytes, tags: [] };
    await store.append({
      writes: [{ stream: 'task-1', expected: 'absent', events: [event] }],
      checks: [],
      touches: [],
    });
    const [stored] = await collect(store.readStream('task-1'));
    expect(stored?.bytes).toBe(bytes);
  });

  it('takes ids that are no UUIDs', async () => {
    const event = { ...eventNamed('odd'), id: 'import:7' };
    const append = {
      writes: [{ stream: 'task-1', expected: 'absent' as const, events: [event] }],
      checks: [],
      touches: [],
    };
    await store.append(append);
    expect(await store.append(append)).toEqual({ outcome: 'known', id: 'import:7' });
    expect(namesOf(await store.readEvents(['import:7']))).toEqual(['odd']);
  });

  it('lets one of two creators of a stream through, on one handle', async () => {
    const outcomes = await Promise.all([
      store.append(appendOf('task-1', 'absent', ['mine'])),
      store.append(appendOf('task-1', 'absent', ['yours'])),
    ]);
    expect(outcomes).toEqual([
      { outcome: 'written', position: await store.head() },
      { outcome: 'conflict', on: 'task-1' },
    ]);
    expect(await log()).toEqual(['mine']);
  });

  it('lets one of two creators of a stream through, on two handles', async () => {
    const other = await stores.open();
    const outcomes = await Promise.all([
      store.append(appendOf('task-1', 'absent', ['mine'])),
      other.append(appendOf('task-1', 'absent', ['yours'])),
    ]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'written']);
    expect(await log()).toHaveLength(1);
  });

  it('sees what another handle has appended, when it checks a stream that it wrote itself', async () => {
    const other = await stores.open();
    await store.append(appendOf('task-1', 'absent', ['a']));
    await other.append(appendOf('task-1', 0, ['b']));
    expect(await store.append(appendOf('task-1', 0, ['c']))).toEqual({ outcome: 'conflict', on: 'task-1' });
    expect(await store.append(appendOf('task-1', 1, ['c']))).toMatchObject({ outcome: 'written' });
    expect(await log()).toEqual(['a', 'b', 'c']);
  });

  it('knows an event again before it looks at any expectation', async () => {
    await store.append(appendOf('task-1', 'absent', ['a', 'b']));
    const outcome = await store.append({
      ...appendOf('task-2', 7, ['new', 'b']),
      checks: [{ stream: 'task-1', expected: 'absent' }],
    });
    expect(outcome).toEqual({ outcome: 'known', id: idOf('b') });
    expect(await log()).toEqual(['a', 'b']);
  });

  it('knows an event again after it was opened anew', async () => {
    await store.append(appendOf('task-1', 'absent', ['a']));
    await store.close();
    store = await stores.open();
    expect(await store.append(appendOf('task-1', 'absent', ['a']))).toEqual({ outcome: 'known', id: idOf('a') });
  });

  it('leaves neighbours that wait together untouched by a conflict or a known event', async () => {
    await store.append(appendOf('task-old', 'absent', ['old']));
    const outcomes = await Promise.all([
      store.append(appendOf('task-1', 'absent', ['a'])),
      store.append(appendOf('task-1', 'absent', ['rival'])),
      store.append(appendOf('task-2', 'absent', ['b'])),
      store.append(appendOf('task-3', 'absent', ['old'])),
      store.append(appendOf('task-1', 0, ['c'])),
      store.append(appendOf('task-2', 'absent', ['b'])),
      store.append({ ...appendOf('task-4', 'absent', ['d']), checks: [{ stream: 'task-1', expected: 1 }] }),
      store.append({ ...appendOf('task-5', 'absent', ['e']), checks: [{ stream: 'task-3', expected: 0 }] }),
    ]);
    expect(outcomes.map((each) => (each.outcome === 'written' ? 'written' : each))).toEqual([
      'written',
      { outcome: 'conflict', on: 'task-1' },
      'written',
      { outcome: 'known', id: idOf('old') },
      'written',
      { outcome: 'known', id: idOf('b') },
      'written',
      { outcome: 'conflict', on: 'task-3' },
    ]);
    expect(await log()).toEqual(['old', 'a', 'b', 'c', 'd']);
  });

  it('leaves neighbours untouched by an append that is malformed', async () => {
    const twice = appendOf('task-2', 'absent', ['x', 'x']);
    const [before, malformed, after] = await Promise.allSettled([
      store.append(appendOf('task-1', 'absent', ['a'])),
      store.append(twice),
      store.append(appendOf('task-3', 'absent', ['c'])),
    ]);
    expect([before.status, malformed.status, after.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await log()).toEqual(['a', 'c']);
  });

  it('writes appends that wait together in the order of their calls', async () => {
    const names = Array.from({ length: 700 }, (_, index) => `${index}`);
    await Promise.all(names.map((name) => store.append(appendOf(`task-${name}`, 'absent', [name]))));
    expect(await log()).toEqual(names);
  });

  it('writes over several streams at once, in the order given', async () => {
    await store.append(appendOf('task-2', 'absent', ['old']));
    const writes = [
      ...appendOf('task-1', 'absent', ['a', 'b']).writes,
      ...appendOf('task-2', 0, ['c']).writes,
      ...appendOf('task-3', 'absent', ['d']).writes,
    ];
    expect(await store.append({ writes, checks: [], touches: [] })).toMatchObject({ outcome: 'written' });
    expect(await log()).toEqual(['old', 'a', 'b', 'c', 'd']);
    expect(namesOf(await collect(store.readStream('task-2')))).toEqual(['old', 'c']);
  });

  it('writes to one stream several times in one append, each after the one before', async () => {
    const writes = [
      ...appendOf('task-1', 'absent', ['a']).writes,
      ...appendOf('task-2', 'absent', ['b']).writes,
      ...appendOf('task-1', 0, ['c', 'd']).writes,
      ...appendOf('task-1', 2, ['e']).writes,
    ];
    expect(await store.append({ writes, checks: [], touches: [] })).toMatchObject({ outcome: 'written' });
    expect(await log()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(namesOf(await collect(store.readStream('task-1')))).toEqual(['a', 'c', 'd', 'e']);
    const broken = [...appendOf('task-3', 'absent', ['f']).writes, ...appendOf('task-3', 'absent', ['g']).writes];
    expect(await store.append({ writes: broken, checks: [], touches: [] })).toEqual({
      ...{ outcome: 'conflict', on: 'task-3' },
    });
    expect(await log()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('finishes what was called before it closes, and refuses what is called after', async () => {
    const pending = store.append(appendOf('task-1', 'absent', ['a']));
    const closed = store.close();
    await expect(store.append(appendOf('task-2', 'absent', ['late']))).rejects.toMatchObject({ code: 'unavailable' });
    await closed;
    await expect(pending).resolves.toMatchObject({ outcome: 'written' });
    await expect(store.head()).rejects.toMatchObject({ name: 'StoreFailure', code: 'unavailable' });
    await expect(collect(store.readAll(START))).rejects.toMatchObject({ code: 'unavailable' });
    store = await stores.open();
    expect(await log()).toEqual(['a']);
  });
}
