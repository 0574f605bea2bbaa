import fc from 'fast-check';
import type { Recorded } from '#kernel/event.js';
import { type Position, START } from '#kernel/position.js';
import { counterEnvelope, counters, decodeCounter } from '#testing/counting.js';
import type { Document, ReadStore } from '../ports/read-store.js';
import { CollectionFold } from './collection-fold.js';
import { MemoryReadStore } from './memory-read-store.js';

const at = (position: number) => String(position) as Position;

const raised = (counter: string, index: number): Recorded =>
  decodeCounter({
    position: at(index + 1),
    bytes: counterEnvelope(`e${index}`, index, { type: 'CounterRaised', data: { counter, by: 1 } }),
  });

/** How the fold is driven: the size of its batches, and after which of them it begins to write. */
interface Drive {
  readonly batch: number;
  readonly flushEvery: number;
  readonly cached: number;
  readonly fresh: boolean;
}

async function folded(names: readonly string[], drive: Drive): Promise<readonly Document[]> {
  const readStore = new MemoryReadStore();
  await readStore.declare({ name: 'counters_v1', indexes: [] });
  const { cached, fresh } = drive;
  const place = { projection: counters, readStore: slow(readStore), collection: 'counters_v1', position: START };
  const fold = new CollectionFold({ ...place, cached, fresh });
  const log = names.map(raised);
  for (let from = 0, n = 1; from < log.length; from += drive.batch, n++) {
    const batch = log.slice(from, from + drive.batch);
    await fold.fold(batch, at(from + batch.length));
    if (n % drive.flushEvery === 0) await fold.beginFlush();
  }
  await fold.flush();
  return readStore.find('counters_v1', { where: {} });
}

/** Writes take a while, so that folding goes on meanwhile. */
function slow(readStore: ReadStore): ReadStore {
  return Object.create(readStore, {
    commit: {
      value: async (...change: Parameters<ReadStore['commit']>) => {
        await new Promise((resolve) => setImmediate(resolve));
        await readStore.commit(...change);
      },
    },
  });
}

describe('folding into one collection', () => {
  it('makes the same documents however little it remembers and whenever it writes', async () => {
    const names = fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 40 });
    const drives = fc.record({
      batch: fc.constantFrom(1, 2, 5, 500),
      flushEvery: fc.integer({ min: 1, max: 4 }),
      cached: fc.integer({ min: 0, max: 4 }),
      fresh: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(names, drives, async (list, drive) => {
        const plain = await folded(list, { batch: 500, flushEvery: 1, cached: 1000, fresh: false });
        expect(await folded(list, drive)).toEqual(plain);
      }),
      { numRuns: 150 },
    );
  });

  it('tells of a write that failed, and of no checkpoint that was not written', async () => {
    const readStore = new MemoryReadStore();
    const place = { projection: counters, readStore, collection: 'gone_v1', position: START };
    const fold = new CollectionFold({ ...place, fresh: true });
    await fold.fold([raised('a', 0)], at(1));
    await fold.beginFlush();
    await expect(fold.settled()).rejects.toThrow('gone_v1');
    expect(fold.flushed).toBe(START);
  });
});
