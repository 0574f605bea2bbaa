import type { Appended, EventStore, TagFilter } from '#application/ports/event-store.js';
import { type Position, START } from '#kernel/position.js';
import {
  appendOf,
  collect,
  type EventStoreHarness,
  eventNamed,
  idOf,
  namesOf,
  OpenStores,
} from './event-store-harness.js';

/** More than any adapter should return in one piece. */
const MANY = 5_000;

export function describeReading(start: () => Promise<EventStoreHarness>): void {
  const stores = new OpenStores(start);
  let store: EventStore;

  beforeEach(async () => {
    store = await stores.open();
  });
  afterEach(() => stores.destroy());

  const many = Array.from({ length: MANY }, (_, index) => `${index}`);

  /** Appends many events to one stream, some hundred at a time, as they come to a real log. */
  const appendMany = async (tagsOf: (index: number) => readonly string[] = () => []) => {
    const size = 500;
    const appends: Promise<Appended>[] = [];
    for (let from = 0; from < MANY; from += size) {
      const events = many.slice(from, from + size).map((name, index) => eventNamed(name, tagsOf(from + index)));
      const expected = from === 0 ? 'absent' : from - 1;
      appends.push(store.append({ writes: [{ stream: 'task-1', expected, events }], checks: [], touches: [] }));
    }
    for (const each of await Promise.all(appends)) expect(each).toMatchObject({ outcome: 'written' });
  };

  const positionOf = async (name: string): Promise<Position> => {
    const [event] = await store.readEvents([idOf(name)]);
    return event?.position ?? START;
  };

  it('has nothing to show of an empty log', async () => {
    expect(await store.head()).toBe(START);
    expect(await collect(store.readAll(START))).toEqual([]);
    expect(await collect(store.readStream('task-1'))).toEqual([]);
    expect(await store.readEvents([idOf('a')])).toEqual([]);
    expect(await store.readEvents([])).toEqual([]);
    expect(await store.setRevisions([])).toEqual([]);
  });

  it('shows a stream from any revision on', async () => {
    await store.append(appendOf('task-1', 'absent', ['a', 'b', 'c']));
    await store.append(appendOf('task-10', 'absent', ['x']));
    await store.append(appendOf('task-1', 2, ['d']));
    expect(namesOf(await collect(store.readStream('task-1')))).toEqual(['a', 'b', 'c', 'd']);
    expect(namesOf(await collect(store.readStream('task-1', 2)))).toEqual(['c', 'd']);
    expect(namesOf(await collect(store.readStream('task-1', 4)))).toEqual([]);
  });

  it('shows a stream and a log that are longer than a page, whole and in order', async () => {
    await appendMany();
    let pages = 0;
    const names: string[] = [];
    for await (const page of store.readAll(START)) {
      pages++;
      names.push(...namesOf(page));
    }
    expect(pages).toBeGreaterThan(1);
    expect(names).toEqual(many);
    expect(namesOf(await collect(store.readStream('task-1', 17)))).toEqual(many.slice(17));
    expect(namesOf(await collect(store.readStream('task-1', MANY - 3)))).toEqual(many.slice(-3));
  });

  it('finds each event of a long log by id, and knows it again', async () => {
    await appendMany();
    expect(namesOf(await store.readEvents([...many].reverse().map(idOf)))).toEqual(many);
    for (const index of [0, 1, MANY / 2, MANY - 2, MANY - 1]) {
      expect(await store.append(appendOf('task-2', 'absent', ['new', `${index}`]))).toEqual({
        outcome: 'known',
        id: idOf(`${index}`),
      });
    }
    expect(await store.append(appendOf('task-1', MANY - 1, ['new']))).toMatchObject({ outcome: 'written' });
  });

  it('shows big events whole and in order', async () => {
    const text = '融'.repeat(400_000);
    const events = many.slice(0, 12).map((name) => ({ ...eventNamed(name), bytes: JSON.stringify({ name, text }) }));
    await store.append({ writes: [{ stream: 'task-1', expected: 'absent', events }], checks: [], touches: [] });
    let widest = 0;
    const names: string[] = [];
    for await (const page of store.readAll(START)) {
      widest = Math.max(widest, page.length);
      names.push(...namesOf(page));
    }
    expect(names).toEqual(many.slice(0, 12));
    // 1.2 MB each: a page of them all would hold the event loop
    expect(widest).toBeLessThan(12);
  });

  it('knows, opened anew, the revision of a stream that was written long ago', async () => {
    await store.append(appendOf('task-old', 'absent', ['a', 'b']));
    await appendMany();
    await store.close();
    store = await stores.open();
    expect(await store.append(appendOf('task-old', 0, ['c']))).toEqual({ outcome: 'conflict', on: 'task-old' });
    expect(await store.append(appendOf('task-old', 1, ['c']))).toMatchObject({ outcome: 'written' });
    expect(namesOf(await collect(store.readStream('task-old')))).toEqual(['a', 'b', 'c']);
  });

  it('lets others run between two pages', async () => {
    await appendMany();
    let turns = 0;
    let reading = true;
    const turn = () => {
      turns++;
      if (reading) setImmediate(turn);
    };
    setImmediate(turn);
    await collect(store.readAll(START));
    reading = false;
    expect(turns).toBeGreaterThan(1);
  });

  it('shows what lies after one position, up to and including another', async () => {
    await store.append(appendOf('task-1', 'absent', ['a', 'b', 'c', 'd']));
    const [b, c] = [await positionOf('b'), await positionOf('c')];
    expect(namesOf(await collect(store.readAll(b)))).toEqual(['c', 'd']);
    expect(namesOf(await collect(store.readAll(START, c)))).toEqual(['a', 'b', 'c']);
    expect(namesOf(await collect(store.readAll(b, c)))).toEqual(['c']);
    expect(await collect(store.readAll(c, b))).toEqual([]);
    expect(await collect(store.readAll(await store.head()))).toEqual([]);
  });

  it('ends at the head of the moment when it was asked', async () => {
    await store.append(appendOf('task-1', 'absent', ['a']));
    const reading = store.readAll(START);
    await store.head();
    await store.append(appendOf('task-1', 0, ['b']));
    expect(namesOf(await collect(reading))).toEqual(['a']);
  });

  it('shows the events that carry a tag, in the order of the log', async () => {
    const write = (stream: string, name: string, tags: readonly string[]) =>
      store.append({
        writes: [{ stream, expected: 'absent', events: [eventNamed(name, tags)] }],
        checks: [],
        touches: [],
      });
    await write('task-1', 'a', ['branch:z4', 'org:o1', 'member:m1', 'branch:z4']);
    await write('task-2', 'b', ['branch:z41', 'org:o1']);
    await write('task-3', 'c', ['task:z4', 'org:o1', 'member:m1']);
    await write('task-4', 'd', ['branch:z4', 'branch:z41']);
    const tagged = async (tag: TagFilter) => namesOf(await collect(store.readAll(START, undefined, tag)));
    expect(await tagged({ kind: 'branch', id: 'z4' })).toEqual(['a', 'd']);
    expect(await tagged({ kind: 'branch', id: 'z41' })).toEqual(['b', 'd']);
    expect(await tagged({ kind: 'task', id: 'z4' })).toEqual(['c']);
    expect(await tagged({ kind: 'org', id: 'o1' })).toEqual(['a', 'b', 'c']);
    expect(await tagged({ kind: 'member', id: 'nobody' })).toEqual([]);
    const [a, c] = [await positionOf('a'), await positionOf('c')];
    expect(namesOf(await collect(store.readAll(a, c, { kind: 'member', id: 'm1' })))).toEqual(['c']);
  });

  it('shows the events of a tag when they are more than a page, among others', async () => {
    await appendMany((index) => [`branch:${index % 2}`, 'org:o1']);
    const odd = many.filter((_, index) => index % 2 === 1);
    expect(namesOf(await collect(store.readAll(START, undefined, { kind: 'branch', id: '1' })))).toEqual(odd);
    expect(namesOf(await collect(store.readAll(START, undefined, { kind: 'org', id: 'o1' })))).toEqual(many);
    const [from, until] = [await positionOf('1000'), await positionOf('4800')];
    const between = await collect(store.readAll(from, until, { kind: 'org', id: 'o1' }));
    expect(namesOf(between)).toEqual(many.slice(1_001, 4_801));
  });

  it('finds events by id, in the order of the log, each once', async () => {
    await store.append(appendOf('task-1', 'absent', many.slice(0, 300)));
    const asked = [...many.slice(0, 300)].reverse().map(idOf);
    expect(namesOf(await store.readEvents([...asked, idOf('nothing'), idOf('7')]))).toEqual(many.slice(0, 300));
    expect(namesOf(await store.readEvents([idOf('9'), idOf('10')]))).toEqual(['9', '10']);
  });

  it('shows after a restart what was there before', async () => {
    const events = [eventNamed('a', ['branch:z4']), eventNamed('b')];
    await store.append({
      writes: [{ stream: 'task-1', expected: 'absent', events }],
      checks: [],
      touches: [{ set: 's' }],
    });
    const before = await collect(store.readAll(START));
    await store.close();
    store = await stores.open();
    expect(await collect(store.readAll(START))).toEqual(before);
    expect(namesOf(await collect(store.readStream('task-1')))).toEqual(['a', 'b']);
    expect(namesOf(await collect(store.readAll(START, undefined, { kind: 'branch', id: 'z4' })))).toEqual(['a']);
    expect(await store.setRevisions(['s'])).toEqual([1]);
    expect(await store.append(appendOf('task-1', 1, ['c']))).toMatchObject({ outcome: 'written' });
  });
}
