import type { Append, EventStore, Revision } from '#application/ports/event-store.js';
import { START } from '#kernel/position.js';
import { appendOf, collect, type EventStoreHarness, namesOf, OpenStores } from './event-store-harness.js';

const KNOWS = ['one', 'two', 'three'];

interface Case {
  readonly title: string;
  readonly stream: string;
  readonly expected: Revision;
  readonly holds: boolean;
}

/** The stream `task-known` has revisions 0 to 2. */
const CASES: readonly Case[] = [
  { title: 'absent, for a stream that is absent', stream: 'task-new', expected: 'absent', holds: true },
  { title: 'absent, for a stream that exists', stream: 'task-known', expected: 'absent', holds: false },
  { title: 'a revision, for a stream that is absent', stream: 'task-new', expected: 0, holds: false },
  { title: 'the revision of the last event', stream: 'task-known', expected: 2, holds: true },
  { title: 'a revision that is past', stream: 'task-known', expected: 1, holds: false },
  { title: 'the first revision, when there are more', stream: 'task-known', expected: 0, holds: false },
  { title: 'a revision that is not there yet', stream: 'task-known', expected: 3, holds: false },
];

export function describeExpectations(start: () => Promise<EventStoreHarness>): void {
  const stores = new OpenStores(start);
  let store: EventStore;

  beforeEach(async () => {
    store = await stores.open();
    await store.append(appendOf('task-known', 'absent', KNOWS));
  });
  afterEach(() => stores.destroy());

  describe.each(CASES)('expecting $title', ({ stream, expected, holds }) => {
    const outcome = holds ? { outcome: 'written' } : { outcome: 'conflict', on: stream };

    const writesNothingElse = async (written: readonly string[]) => {
      expect(namesOf(await collect(store.readAll(START)))).toEqual(holds ? [...KNOWS, ...written] : KNOWS);
    };

    it(`${holds ? 'lets a write through' : 'refuses a write'}`, async () => {
      expect(await store.append(appendOf(stream, expected, ['next']))).toMatchObject(outcome);
      await writesNothingElse(['next']);
    });

    it(`${holds ? 'lets a write to another stream through' : 'refuses a write to another stream'}`, async () => {
      const append = { ...appendOf('task-other', 'absent', ['other']), checks: [{ stream, expected }] };
      expect(await store.append(append)).toMatchObject(outcome);
      await writesNothingElse(['other']);
    });

    it(`${holds ? 'lets all of several writes through' : 'refuses all of several writes'}`, async () => {
      const writes = [
        ...appendOf('task-before', 'absent', ['before']).writes,
        ...appendOf(stream, expected, ['next']).writes,
        ...appendOf('task-after', 'absent', ['after']).writes,
      ];
      expect(await store.append({ writes, checks: [], touches: [{ set: 'members' }] })).toMatchObject(outcome);
      await writesNothingElse(['before', 'next', 'after']);
      expect(await store.setRevisions(['members'])).toEqual([holds ? 1 : 0]);
    });
  });

  describe('sets', () => {
    const touch = (set: string, expected?: number): Append => ({
      writes: [],
      checks: expected === undefined ? [] : [{ set, expected }],
      touches: [{ set }],
    });

    it('start at revision 0 and grow by one with each append that touches them', async () => {
      expect(await store.setRevisions(['a', 'b'])).toEqual([0, 0]);
      await store.append(touch('b'));
      await store.append({ ...touch('b'), touches: [{ set: 'b' }, { set: 'b' }] });
      expect(await store.setRevisions(['b', 'a', 'b'])).toEqual([2, 0, 2]);
    });

    it('let an append without events through, at the position of the last event', async () => {
      expect(await store.append(touch('a', 0))).toEqual({ outcome: 'written', position: await store.head() });
      expect(namesOf(await collect(store.readAll(START)))).toEqual(KNOWS);
    });

    it.each([
      ['was touched since', 0],
      ['was never touched so often', 2],
    ])('refuse a decision when the set %s', async (_, expected) => {
      await store.append(touch('quota'));
      const append = { ...appendOf('task-new', 'absent', ['new']), checks: [{ set: 'quota', expected }] };
      expect(await store.append(append)).toEqual({ outcome: 'conflict', on: 'quota' });
      expect(namesOf(await collect(store.readStream('task-new')))).toEqual([]);
    });

    it('let one of two through that both checked and touched, on one handle', async () => {
      const outcomes = await Promise.all([store.append(touch('seat', 0)), store.append(touch('seat', 0))]);
      expect(outcomes).toEqual([
        { outcome: 'written', position: await store.head() },
        { outcome: 'conflict', on: 'seat' },
      ]);
    });

    it('let one of two through that both checked and touched, on two handles', async () => {
      const other = await stores.open();
      const outcomes = await Promise.all([store.append(touch('seat', 0)), other.append(touch('seat', 0))]);
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'written']);
      expect(await store.setRevisions(['seat'])).toEqual([1]);
      expect(await other.setRevisions(['seat'])).toEqual([1]);
    });

    it('are independent of streams of the same name', async () => {
      await store.append(touch('task-known'));
      expect(await store.append(appendOf('task-known', 2, ['four']))).toMatchObject({ outcome: 'written' });
      expect(await store.setRevisions(['task-known'])).toEqual([1]);
    });
  });
}
