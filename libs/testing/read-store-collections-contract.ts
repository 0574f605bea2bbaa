import { type ReadStore, UnknownCollection } from '#application/ports/read-store.js';
import { START } from '#kernel/position.js';
import { at, bodies, document, type OpenedReadStore, scanned } from './read-store-place.js';

/** The part of the contract about collections as a whole, and about those who share them. */
export function describeCollections(opened: OpenedReadStore): void {
  let store: ReadStore;

  beforeEach(() => {
    store = opened.store;
  });

  describe('collections', () => {
    it('start before the first event', async () => {
      expect(await store.checkpoint('things_v1')).toBe(START);
    });

    it('keep their content when they are declared again', async () => {
      await store.commit('things_v1', [document('a', 1)], at(1));
      await store.declare({ name: 'things_v1', indexes: ['branch', 'year'] });
      expect(await bodies(store, 'a')).toEqual({ a: { key: 'a' } });
      expect(await store.checkpoint('things_v1')).toBe('1');
    });

    it('are separate from each other', async () => {
      await store.declare({ name: 'things_v2', indexes: [] });
      await store.commit('things_v1', [document('a', 1, 'one')], at(1));
      await store.commit('things_v2', [document('a', 1, 'two')], at(2));
      expect(await bodies(store, 'a')).toEqual({ a: 'one' });
      expect(await store.checkpoint('things_v1')).toBe('1');
      expect([...(await store.collections())].sort()).toEqual(['things_v1', 'things_v2']);
    });

    it('are switched for the readers of a projection', async () => {
      expect(await store.activeCollection('things')).toBeUndefined();
      await store.activate('things', 'things_v1');
      await store.activate('things', 'things_v1');
      await store.declare({ name: 'things_v1_r2', indexes: [] });
      await store.activate('things', 'things_v1_r2');
      expect(await store.activeCollection('things')).toBe('things_v1_r2');
      expect(await store.activeCollection('others')).toBeUndefined();
    });

    it('are dropped with everything in them, and can be made anew', async () => {
      await store.commit('things_v1', [document('a', 5)], at(5));
      await store.activate('things', 'things_v1');
      await store.drop('things_v1');
      await store.drop('things_v1');
      expect(await store.collections()).toEqual([]);
      expect(await store.activeCollection('things')).toBeUndefined();
      await store.declare({ name: 'things_v1', indexes: ['year'] });
      expect(await store.checkpoint('things_v1')).toBe(START);
      expect(await scanned(store)).toEqual([]);
    });

    it('that are not there are named as such', async () => {
      for (const call of [
        () => store.load('none_v1', ['a']),
        () => store.commit('none_v1', [document('a', 1)], at(1)),
        () => store.commit('none_v1', [], at(1)),
        () => store.find('none_v1', { where: {} }),
        () => store.find('none_v1', { where: { year: 1 } }),
        () => scanned(store, 'none_v1'),
        () => store.checkpoint('none_v1'),
        () => store.activate('none', 'none_v1'),
      ]) {
        await expect(call()).rejects.toBeInstanceOf(UnknownCollection);
      }
    });
  });

  describe('several processes', () => {
    it('see what was there after a restart', async () => {
      if (!opened.durable) return;
      await store.commit('things_v1', [document('a', 6), document('b', 6, undefined)], at(6));
      await store.activate('things', 'things_v1');
      store = await opened.restart();
      expect(await store.load('things_v1', ['a', 'b'])).toHaveLength(2);
      expect(await store.checkpoint('things_v1')).toBe('6');
      expect(await store.activeCollection('things')).toBe('things_v1');
      await expect(store.find('things_v1', { where: { branch: 'x' } })).resolves.toEqual([]);
    });

    it('may write the same batches: the furthest stays, nothing fails', async () => {
      if (!opened.durable) return;
      const writers = [store, await opened.rival(), await opened.rival()];
      await Promise.all(
        writers.map(async (writer, lag) => {
          for (let n = 1; n <= 30; n++) {
            const position = Math.max(1, n * 10 - lag * 7);
            const changes = Array.from({ length: 20 }, (_, i) => document(`k${i}`, position, { position }));
            await writer.commit('things_v1', changes, at(position));
          }
        }),
      );
      expect(await bodies(store, 'k0', 'k19')).toEqual({ k0: { position: 300 }, k19: { position: 300 } });
      expect(await store.checkpoint('things_v1')).toBe('300');
    });

    it('notice when a collection is dropped, and made again by another one', async () => {
      if (!opened.durable) return;
      const other = await opened.rival();
      await store.commit('things_v1', [document('a', 1, { year: 1 })], at(1));
      expect(await other.find('things_v1', { where: { year: 1 } })).toHaveLength(1);
      await store.drop('things_v1');
      await expect(other.commit('things_v1', [document('a', 2)], at(2))).rejects.toBeInstanceOf(UnknownCollection);
      await expect(other.find('things_v1', { where: { year: 1 } })).rejects.toBeInstanceOf(UnknownCollection);
      await store.declare({ name: 'things_v1', indexes: ['branch'] });
      await other.commit('things_v1', [document('a', 2, { branch: 'x' })], at(2));
      expect(await other.find('things_v1', { where: { branch: 'x' } })).toHaveLength(1);
    });
  });
}
