import type { Document, ReadStore } from '#application/ports/read-store.js';
import { describeCollections } from './read-store-collections-contract.js';
import { at, bodies, document, type ReadStorePlace, scanned, useReadStore } from './read-store-place.js';

/** What every read store must do. Call it inside the adapter's spec. */
export function describeReadStore(name: string, makePlace: () => Promise<ReadStorePlace>): void {
  describe(`${name} keeps the read store's contract`, () => {
    const opened = useReadStore(makePlace);
    let store: ReadStore;

    beforeEach(() => {
      store = opened.store;
    });

    it('shows by its stamp that something was written, and that nothing was', async () => {
      const before = await store.stamp();
      await store.load('things_v1', ['a']);
      expect(await store.stamp()).toBe(before);
      const stamps = [before];
      // few are written here, many in a thread
      for (const count of [1, 500]) {
        const changes = Array.from({ length: count }, (_, index) => document(`${count}-${index}`, 3, { n: 1 }));
        await store.commit('things_v1', changes, at(3));
        stamps.push(await store.stamp());
      }
      await store.activate('things', 'things_v1');
      stamps.push(await store.stamp());
      await store.drop('things_v1');
      stamps.push(await store.stamp());
      expect(new Set(stamps).size).toBe(stamps.length);
    });

    describe('writing over older positions only', () => {
      it('gives back what was written, with its position', async () => {
        const body = { name: '支部', list: [1, { deep: null }], yes: true, half: 0.5 };
        await store.commit('things_v1', [{ key: 'a', position: at(7), body }], at(9));
        expect(await store.load('things_v1', ['a', 'absent'])).toEqual([{ key: 'a', position: '7', body }]);
        expect(await store.checkpoint('things_v1')).toBe('9');
      });

      it('leaves a document alone when an older or equal position comes late', async () => {
        await store.commit('things_v1', [document('a', 5, { n: 5 })], at(5));
        await store.commit('things_v1', [document('a', 4, { n: 4 })], at(5));
        await store.commit('things_v1', [document('a', 5, { n: 'other' })], at(5));
        expect(await bodies(store, 'a')).toEqual({ a: { n: 5 } });
      });

      it('compares positions as integers: 10 comes after 9', async () => {
        await store.commit('things_v1', [document('a', 9, { n: 9 }), document('b', 10, { n: 10 })], at(9));
        await store.commit('things_v1', [document('a', 10, { n: 10 }), document('b', 9, { n: 9 })], at(10));
        expect(await bodies(store, 'a', 'b')).toEqual({ a: { n: 10 }, b: { n: 10 } });
        expect(await store.checkpoint('things_v1')).toBe('10');
        await store.commit('things_v1', [], at(9));
        expect(await store.checkpoint('things_v1')).toBe('10');
      });

      it('tells positions beyond 2^53 apart', async () => {
        const big = 2n ** 53n;
        await store.commit('things_v1', [{ key: 'a', position: at(big), body: 1 }], at(big));
        await store.commit('things_v1', [{ key: 'a', position: at(big + 1n), body: 2 }], at(big + 1n));
        expect(await store.load('things_v1', ['a'])).toEqual([{ key: 'a', position: at(big + 1n), body: 2 }]);
        expect(await store.checkpoint('things_v1')).toBe(at(big + 1n));
      });

      it('changes nothing when a batch is repeated', async () => {
        const batch = [document('a', 3), document('b', 4, undefined), document('c', 4)];
        await store.commit('things_v1', batch, at(4));
        const before = await store.load('things_v1', ['a', 'b', 'c']);
        await store.commit('things_v1', batch, at(4));
        expect(await store.load('things_v1', ['a', 'b', 'c'])).toEqual(before);
      });

      it('writes some documents of a batch though others are there already', async () => {
        await store.commit('things_v1', [document('a', 8, 'newer')], at(8));
        await store.commit('things_v1', [document('a', 2, 'older'), document('b', 3, 'new')], at(3));
        expect(await bodies(store, 'a', 'b')).toEqual({ a: 'newer', b: 'new' });
        expect(await store.checkpoint('things_v1')).toBe('8');
      });

      it('writes more documents in one step than fit into one statement', async () => {
        const many = Array.from({ length: 3000 }, (_, i) => document(`k${String(i).padStart(4, '0')}`, i + 1, { i }));
        await store.commit('things_v1', many, at(3000));
        const keys = many.map(({ key }) => key);
        expect(await store.load('things_v1', keys)).toHaveLength(3000);
        expect((await scanned(store)).map(({ key }) => key)).toEqual(keys);
      });
    });

    describe('tombstones', () => {
      it('keep an older write from bringing a document back, and give way to a newer one', async () => {
        await store.commit('things_v1', [document('a', 1)], at(1));
        await store.commit('things_v1', [{ key: 'a', position: at(3), body: undefined }], at(3));
        await store.commit('things_v1', [document('a', 2, 'late')], at(3));
        expect(await store.load('things_v1', ['a'])).toEqual([{ key: 'a', position: '3', body: undefined }]);
        await store.commit('things_v1', [document('a', 4, 'again')], at(4));
        expect(await bodies(store, 'a')).toEqual({ a: 'again' });
      });

      it('are neither found nor scanned', async () => {
        const gone = { key: 'a', position: at(2), body: undefined };
        await store.commit('things_v1', [document('a', 1, { branch: 'x' }), document('b', 1, { branch: 'x' })], at(1));
        await store.commit('things_v1', [gone], at(2));
        expect((await store.find('things_v1', { where: { branch: 'x' } })).map(({ key }) => key)).toEqual(['b']);
        expect((await scanned(store)).map(({ key }) => key)).toEqual(['b']);
      });
    });

    describe('finding', () => {
      const rows: readonly (readonly [key: string, branch: string, year?: number | string])[] = [
        ['d', 'x', 2025],
        ['b', 'x', 2024],
        ['a', 'x', 2025],
        ['e', 'y', 2024],
        ['c', 'x'],
        ['f', 'x', '2024'],
        ['g', 'x', 999],
      ];

      beforeEach(async () => {
        const changes = rows.map(([key, branch, year]) =>
          document(key, 1, { branch, ...(year !== undefined && { year }), other: 1 }),
        );
        await store.commit('things_v1', changes, at(1));
      });

      const keys = (documents: readonly Document[]): string => documents.map(({ key }) => key).join('');

      it('selects by equality, telling numbers from texts, and sorts by key', async () => {
        expect(keys(await store.find('things_v1', { where: { branch: 'x' } }))).toBe('abcdfg');
        expect(keys(await store.find('things_v1', { where: { branch: 'x', year: 2024 } }))).toBe('b');
        expect(keys(await store.find('things_v1', { where: { year: '2024' } }))).toBe('f');
        expect(keys(await store.find('things_v1', { where: { branch: 'nobody' } }))).toBe('');
      });

      it('sorts by an index: absent, numbers, texts; then by key', async () => {
        expect(keys(await store.find('things_v1', { where: { branch: 'x' }, sortBy: 'year' }))).toBe('cgbadf');
      });

      it.each([undefined, 'year', 'branch'])('pages through everything once, sorted by %s', async (sortBy) => {
        const order = sortBy === undefined ? { where: {} } : { where: {}, sortBy };
        const whole = keys(await store.find('things_v1', order));
        expect(whole).toHaveLength(7);
        for (const limit of [1, 2, 3, 7]) {
          let pages = '';
          let last: Document | undefined;
          do {
            const value = last && sortBy !== undefined ? (last.body as Record<string, string>)[sortBy] : undefined;
            const after = last && { key: last.key, ...(value !== undefined && { sortValue: value }) };
            const page = await store.find('things_v1', { ...order, limit, ...(after && { after }) });
            expect(page.length).toBeLessThanOrEqual(limit);
            pages += keys(page);
            last = page.at(-1);
          } while (last);
          expect(pages).toBe(whole);
        }
      });

      it('refuses what is not a declared index', async () => {
        await expect(store.find('things_v1', { where: { other: 1 } })).rejects.toThrow('other');
        await expect(store.find('things_v1', { where: {}, sortBy: "year'); DROP" })).rejects.toThrow('DROP');
      });

      it('finds by an index that was declared later', async () => {
        await store.declare({ name: 'things_v1', indexes: ['other'] });
        expect(keys(await store.find('things_v1', { where: { other: 1, year: 2025 } }))).toBe('ad');
      });

      it('sees a document under its new value only', async () => {
        await store.commit('things_v1', [document('a', 2, { branch: 'y', year: 2025 })], at(2));
        expect(keys(await store.find('things_v1', { where: { branch: 'y' } }))).toBe('ae');
        expect(keys(await store.find('things_v1', { where: { branch: 'x', year: 2025 } }))).toBe('d');
      });
    });

    describe('hostile keys and texts', () => {
      const hostile = [
        '__proto__',
        'constructor',
        "'; DROP TABLE x; --",
        '"',
        '',
        ' ',
        '%',
        '$.a',
        '支部',
        '😀',
        '\uFFFD',
        '\n',
      ];

      it('are stored, loaded, found and scanned like others', async () => {
        const changes = hostile.map((key, i) => document(key, i + 1, { branch: key, text: key }));
        await store.commit('things_v1', changes, at(hostile.length));
        const loaded = await store.load('things_v1', hostile);
        expect(new Set(loaded.map(({ key }) => key))).toEqual(new Set(hostile));
        for (const key of hostile) {
          const found = await store.find('things_v1', { where: { branch: key } });
          expect(found.map((each) => each.key)).toEqual([key]);
        }
        // by code point: U+FFFD before U+1F600, though a surrogate is the smaller unit
        expect((await scanned(store)).map(({ key }) => key).slice(-3)).toEqual(['支部', '\uFFFD', '😀']);
        expect(await scanned(store)).toHaveLength(hostile.length);
      });

      it('never pass for a shorter one that a NUL ends', async () => {
        await store.commit('things_v1', [document('a', 1, { branch: 'x' })], at(1));
        expect((await store.load('things_v1', ['a\u0000b'])).map(({ key }) => key)).not.toContain('a');
        expect(await store.find('things_v1', { where: { branch: 'x\u0000y' } })).toEqual([]);
      });

      it('come back as own properties and touch no prototype', async () => {
        const body = JSON.parse('{"__proto__": {"polluted": true}, "branch": "x"}');
        await store.commit('things_v1', [document('a', 1, body)], at(1));
        const [found] = await store.find('things_v1', { where: { branch: 'x' } });
        expect(JSON.stringify(found?.body)).toBe('{"__proto__":{"polluted":true},"branch":"x"}');
        expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
      });

      it('cannot name a collection', async () => {
        for (const collection of ['', 'a b', 'x"; DROP TABLE active', '../x', 'Ä']) {
          await expect(store.declare({ name: collection, indexes: [] })).rejects.toThrow('cannot name a collection');
        }
      });
    });

    describeCollections(opened);
  });
}
