import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteReadStore } from '#adapters/read-sqlite/sqlite-read-store.js';
import type { Position } from '#kernel/position.js';
import { describeReadStore } from '#testing/read-store-contract.js';
import type { Document, ReadStore } from '../ports/read-store.js';
import { MemoryReadStore } from './memory-read-store.js';

const at = (position: number) => String(position) as Position;
const nothing = async () => {};

describeReadStore('the memory read store', async () => ({
  open: async () => new MemoryReadStore(),
  durable: false,
  remove: nothing,
}));

describeReadStore('the memory read store over another one', async () => {
  const below = new MemoryReadStore();
  await below.declare({ name: 'others_v1', indexes: [] });
  const store = new MemoryReadStore(below);
  await store.drop('others_v1');
  return { open: async () => store, durable: false, remove: nothing };
});

describe('trying something out over a read store', () => {
  let directory: string;
  let below: ReadStore;
  let whatIf: MemoryReadStore;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ronghe-what-if-'));
    below = await openSqliteReadStore({ directory });
    await below.declare({ name: 'things_v1', indexes: ['n'] });
    await below.activate('things', 'things_v1');
    const changes = ['a', 'b', 'c', 'd', 'e'].map((key, i) => ({
      key,
      position: at(i + 1),
      body: { n: i, was: true },
    }));
    await below.commit('things_v1', changes, at(5));
    whatIf = new MemoryReadStore(below);
  });

  afterEach(async () => {
    await below.close();
    await rm(directory, { recursive: true });
  });

  const contents = async (store: ReadStore): Promise<readonly Document[]> => {
    const all: Document[] = [];
    for await (const batch of store.scan('things_v1')) all.push(...batch);
    return all;
  };

  it('reads what is there', async () => {
    expect(await contents(whatIf)).toEqual(await contents(below));
    expect(await whatIf.checkpoint('things_v1')).toBe('5');
    expect(await whatIf.activeCollection('things')).toBe('things_v1');
    expect(await whatIf.collections()).toEqual(['things_v1']);
  });

  it('writes only over older positions, those below included', async () => {
    await whatIf.commit('things_v1', [{ key: 'e', position: at(4), body: 'late' }], at(4));
    expect(await contents(whatIf)).toEqual(await contents(below));
  });

  it('shows what was written instead of what is there, in every page, and leaves no trace', async () => {
    const before = await contents(below);
    await whatIf.commit(
      'things_v1',
      [
        { key: 'a', position: at(6), body: { n: 9 } },
        { key: 'b', position: at(6), body: undefined },
        { key: 'bb', position: at(6), body: { n: 1 } },
      ],
      at(6),
    );
    const sorted = await whatIf.find('things_v1', { where: {}, sortBy: 'n' });
    expect(sorted.map(({ key }) => key)).toEqual(['bb', 'c', 'd', 'e', 'a']);
    const page = await whatIf.find('things_v1', {
      where: {},
      sortBy: 'n',
      limit: 2,
      after: { sortValue: 1, key: 'bb' },
    });
    expect(page.map(({ key }) => key)).toEqual(['c', 'd']);
    expect(await whatIf.find('things_v1', { where: { n: 0 } })).toEqual([]);
    await whatIf.drop('things_v1');
    expect(await whatIf.activeCollection('things')).toBeUndefined();
    expect(await contents(below)).toEqual(before);
    expect(await below.checkpoint('things_v1')).toBe('5');
    expect(await below.activeCollection('things')).toBe('things_v1');
  });

  it('hands out copies: changing them changes nothing', async () => {
    const body = { n: 1, list: [1] };
    await whatIf.commit('things_v1', [{ key: 'z', position: at(9), body }], at(9));
    body.list.push(2);
    const [first] = await whatIf.load('things_v1', ['z']);
    (first as { body: typeof body }).body.list.push(3);
    const [second] = await whatIf.load('things_v1', ['z']);
    expect(second?.body).toEqual({ n: 1, list: [1] });
  });
});
