import type { EventStore } from '#application/ports/event-store.js';
import { START } from '#kernel/position.js';

async function* nothing(): AsyncGenerator<never> {}

/** An empty log that stays empty: what an overlay stands on when everything shall happen in memory. */
export const nothingBelow: EventStore = {
  append: () => Promise.reject(new Error('nothing is written below')),
  readStream: nothing,
  readAll: nothing,
  readEvents: async () => [],
  setRevisions: async (sets) => sets.map(() => 0),
  subscribe: nothing,
  head: async () => START,
  close: async () => {},
};
