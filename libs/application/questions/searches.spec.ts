import type { Position } from '#kernel/position.js';
import type { KeptSearch } from '#kernel/read-model.js';
import { MemoryReadStore } from '../projections/memory-read-store.js';
import { Searches } from './searches.js';

const at = (position: number) => String(position) as Position;

interface Link {
  readonly next?: string;
  readonly recordedAt: string;
}

/** Follows links, and finds what each says, as far as it was known. */
const links: KeptSearch<object, Link | string> = {
  *from(keys, _, { knownAt }) {
    const found: string[] = [];
    for (let next: readonly string[] = keys; next.length > 0; ) {
      const read = (yield next) as readonly Link[];
      const known = read.filter(({ recordedAt }) => knownAt === null || recordedAt <= knownAt);
      found.push(...known.map(({ recordedAt }) => recordedAt));
      next = known.flatMap((link) => link.next ?? []);
    }
    return found;
  },
  latest: 'latest',
};

/** Three links, recorded on the first three days of 2025. */
async function searching() {
  const readStore = new MemoryReadStore();
  await readStore.declare({ name: 'links_v1', indexes: [] });
  const commit = (position: number, documents: Readonly<Record<string, Link>>) =>
    readStore.commit(
      'links_v1',
      Object.entries(documents).map(([key, body]) => ({ key, position: at(position), body })),
      at(position),
    );
  await commit(3, {
    a: { recordedAt: '2025-01-01', next: 'b' },
    b: { recordedAt: '2025-01-02', next: 'c' },
    c: { recordedAt: '2025-01-03' },
    latest: { recordedAt: '2025-01-03' },
  });
  const loads: string[] = [];
  const counting = {
    load(collection: string, keys: readonly string[]) {
      loads.push(...keys);
      return readStore.load(collection, keys);
    },
  };
  const searches = new Searches(counting);
  const found = (keys: readonly string[], knownAt: string | null = null, collection = 'links_v1') =>
    searches.found(links, { collection, keys, params: {}, clocks: { asOf: '2025-06-01', knownAt } });
  return { readStore, commit, found, loads };
}

test('a search reads what it names, and what that names', async () => {
  const { found, loads } = await searching();
  expect(await found(['a'])).toEqual(['2025-01-01', '2025-01-02', '2025-01-03']);
  expect(loads).toEqual(['latest', 'a', 'b', 'c']);
});

test('asked again, it reads nothing as long as no event has changed a document', async () => {
  const { found, loads, commit } = await searching();
  const first = await found(['a']);
  loads.length = 0;
  await commit(4, { other: { recordedAt: '2025-01-04' } });
  expect(await found(['a'])).toBe(first);
  expect(loads).toEqual(['latest']);
});

test('once an event has, it searches again', async () => {
  const { found, commit } = await searching();
  await found(['a']);
  await commit(5, {
    c: { recordedAt: '2025-01-03', next: 'd' },
    d: { recordedAt: '2025-01-05' },
    latest: { recordedAt: '2025-01-05' },
  });
  expect(await found(['a'])).toEqual(['2025-01-01', '2025-01-02', '2025-01-03', '2025-01-05']);
});

test('what changes while it searches is found the next time', async () => {
  const { found, commit, readStore } = await searching();
  const searches = new Searches({
    async load(collection, keys) {
      const documents = await readStore.load(collection, keys);
      if (keys.includes('a'))
        await commit(6, { a: { recordedAt: '2025-01-06' }, latest: { recordedAt: '2025-01-06' } });
      return documents;
    },
  });
  const about = { collection: 'links_v1', keys: ['a'], params: {}, clocks: { asOf: '2025-06-01', knownAt: null } };
  expect(await searches.found(links, about)).toEqual(['2025-01-01', '2025-01-02', '2025-01-03']);
  expect(await searches.found(links, about)).toEqual(await found(['a']));
  expect(await found(['a'])).toEqual(['2025-01-06']);
});

test('as known at an instant it is another search, unless nothing was recorded after it', async () => {
  const { found } = await searching();
  const all = await found(['a']);
  expect(await found(['a'], '2025-01-02')).toEqual(['2025-01-01', '2025-01-02']);
  expect(await found(['a'], '2025-01-03')).toBe(all);
});

test('where it begins elsewhere, or in another collection, it is another search', async () => {
  const { found, readStore } = await searching();
  await found(['a']);
  expect(await found(['b'])).toEqual(['2025-01-02', '2025-01-03']);
  await readStore.declare({ name: 'links_v2', indexes: [] });
  expect(await found(['a'], null, 'links_v2')).toEqual([]);
});
