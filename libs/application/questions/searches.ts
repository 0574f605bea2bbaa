import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Position } from '#kernel/position.js';
import type { Clocks, KeptSearch, Latest, Search } from '#kernel/read-model.js';
import type { ReadStore } from '../ports/read-store.js';

/** Of all the answers in which something was searched for, so many are kept. */
const MOST = 200;

/** What a search is about; also what its result hangs on, besides the documents. */
export interface Searching<Params> {
  readonly collection: string;
  /** Where it begins. */
  readonly keys: readonly string[];
  readonly params: Params;
  readonly clocks: Clocks;
}

interface Kept {
  /** Of the latest event that the search can have seen. */
  readonly position: Position;
  readonly found: readonly unknown[];
}

/** Searches through documents, and what they found, until an event changes any of the documents. */
export class Searches {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly readStore: Pick<ReadStore, 'load'>) {}

  async found<Params extends object, Doc>(
    search: KeptSearch<Params, Doc>,
    { collection, keys, params, clocks }: Searching<Params>,
  ): Promise<readonly Doc[]> {
    // read before all others: what changes meanwhile makes the result a stale one
    const [latest] = await this.readStore.load(collection, [search.latest]);
    if (latest?.body === undefined) return []; // there is no event, so no document
    const { recordedAt } = latest.body as Latest;
    const knownAt = clocks.knownAt === null || recordedAt <= clocks.knownAt ? null : clocks.knownAt;
    const key = JSON.stringify([collection, search.latest, params, clocks.asOf, knownAt, keys]);
    const known = this.kept.get(key);
    this.kept.delete(key); // what was used last comes last
    const kept =
      known?.position === latest.position
        ? known
        : {
            position: latest.position,
            found: await this.searched(search.from(keys, params, { ...clocks, knownAt }), collection),
          };
    this.kept.set(key, kept);
    for (const [oldest] of this.kept) if (this.kept.size > MOST) this.kept.delete(oldest);
    return kept.found as readonly Doc[];
  }

  private async searched<Doc>(search: Search<Doc>, collection: string): Promise<readonly Doc[]> {
    for (let step = search.next(); ; ) {
      if (step.done) return step.value;
      const found = step.value.length === 0 ? [] : await this.readStore.load(collection, step.value);
      await nextTurn(); // a store on this machine may answer without others getting their turn
      step = search.next(found.flatMap(({ body }) => (body === undefined ? [] : [body as Doc])));
    }
  }
}
