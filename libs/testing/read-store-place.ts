import type { Document, ReadStore } from '#application/ports/read-store.js';
import type { Position } from '#kernel/position.js';

/** A place for a read store, fresh for each test. */
export interface ReadStorePlace {
  /** Opens the store; a second one shares the content with the first, as another process would. */
  open(): Promise<ReadStore>;
  /** Whether the content outlives the store, and is shared. */
  readonly durable: boolean;
  remove(): Promise<void>;
}

export const at = (position: number | bigint): Position => String(position) as Position;

export const document = (key: string, position: number, body: unknown = { key }): Document => ({
  key,
  position: at(position),
  body,
});

export async function bodies(store: ReadStore, ...keys: readonly string[]): Promise<Record<string, unknown>> {
  const found = await store.load('things_v1', keys);
  return Object.fromEntries(found.map(({ key, body }) => [key, body]));
}

export async function scanned(store: ReadStore, collection = 'things_v1'): Promise<readonly Document[]> {
  const all: Document[] = [];
  for await (const batch of store.scan(collection)) all.push(...batch);
  return all;
}

/** The store under test. Fields change with each test: read them inside of it. */
export interface OpenedReadStore {
  readonly store: ReadStore;
  readonly durable: boolean;
  /** Another store on the same content, as another process has it. */
  rival(): Promise<ReadStore>;
  restart(): Promise<ReadStore>;
}

/** Opens a store with the collection `things_v1` before each test, and removes it after. */
export function useReadStore(makePlace: () => Promise<ReadStorePlace>): OpenedReadStore {
  let place: ReadStorePlace;
  let stores: ReadStore[] = [];

  beforeEach(async () => {
    place = await makePlace();
    stores = [await place.open()];
    await stores[0]?.declare({ name: 'things_v1', indexes: ['branch', 'year'] });
  });

  afterEach(async () => {
    for (const each of stores) await each.close();
    await place.remove();
  });

  const open = async (): Promise<ReadStore> => {
    const store = await place.open();
    stores.push(store);
    return store;
  };
  return {
    get store() {
      const [store] = stores;
      if (!store) throw new Error('there is a store inside of a test only');
      return store;
    },
    get durable() {
      return place.durable;
    },
    rival: open,
    restart: async () => {
      for (const each of stores) await each.close();
      return open();
    },
  };
}
