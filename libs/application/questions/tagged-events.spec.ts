import type { Position } from '#kernel/position.js';
import type { EventStore, StoredEvent } from '../ports/event-store.js';
import { readTagged } from './tagged-events.js';

const event = (position: number): StoredEvent => ({ position: String(position) as Position, bytes: '{}' });

/** A log that only knows which positions carry which tag, and gives them in batches of two. */
function storeOf(tagged: Readonly<Record<string, readonly number[]>>): EventStore {
  async function* readAll(_: Position, __?: Position, tag?: { kind: string; id: string }) {
    const positions = tagged[`${tag?.kind}:${tag?.id}`] ?? [];
    for (let from = 0; from < positions.length; from += 2) yield positions.slice(from, from + 2).map(event);
  }
  const head = async () => '99' as Position;
  return { readAll, head } as Partial<EventStore> as EventStore;
}

async function read(store: EventStore, ...tags: readonly string[]): Promise<readonly number[]> {
  const positions: number[] = [];
  const wanted = tags.map((id) => ({ kind: 'branch' as const, id }));
  for await (const batch of readTagged(store, wanted)) positions.push(...batch.map(({ position }) => Number(position)));
  return positions;
}

const store = storeOf({
  'branch:a': [1, 2, 3, 10, 11],
  'branch:b': [2, 4, 5, 6, 7, 8, 9, 12],
  'branch:c': [],
});

test('events of one tag come as the log has them', async () => {
  expect(await read(store, 'a')).toEqual([1, 2, 3, 10, 11]);
});

test('events of several tags come once each, in the order of the log', async () => {
  expect(await read(store, 'a', 'b')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(await read(store, 'b', 'c', 'a')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test('a tag that nothing carries adds nothing', async () => {
  expect(await read(store, 'c', 'a')).toEqual([1, 2, 3, 10, 11]);
  expect(await read(store, 'c', 'd')).toEqual([]);
  expect(await read(store)).toEqual([]);
});
