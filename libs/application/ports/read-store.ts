import type { Position } from '#kernel/position.js';

export interface Document {
  readonly key: string;
  /** The position of the last event that the document reflects. */
  readonly position: Position;
  /** Plain JSON; undefined for a tombstone, which stays so that an older write can't bring the document back. */
  readonly body: unknown;
}

/** The documents of one version of one projection. */
export interface CollectionDeclaration {
  /** `branch-facts_v1`: lower-case letters, digits, `_` and `-`; see collection-name.ts. */
  readonly name: string;
  /** Top-level properties of the bodies that `find` may select and sort by: strings, numbers, or absent. */
  readonly indexes: readonly string[];
}

export interface Find {
  /** Equality on declared indexes. */
  readonly where: Readonly<Record<string, string | number>>;
  /**
   * A declared index; then the key, always. Documents without the property come first, then numbers, then strings by
   * code point.
   */
  readonly sortBy?: string;
  /** Start after this document (as returned last). */
  readonly after?: { readonly sortValue?: string | number; readonly key: string };
  /** At most so many documents; all if not given. */
  readonly limit?: number;
}

/**
 * A collection that was never declared, or was dropped since: a rebuild may have switched to another one. Ask for the
 * active collection again.
 */
export class UnknownCollection extends Error {
  constructor(readonly collection: string) {
    super(`the read store has no collection ${collection}`);
    this.name = 'UnknownCollection';
  }
}

/**
 * Documents by collection and key. Every method that names a collection rejects with UnknownCollection if it isn't
 * there, and with StoreFailure if the store can't answer. Everything in it can be thrown away and rebuilt, so it need not be as durable as
 * the log, but what one `commit` wrote is seen whole or not at all.
 */
export interface ReadStore {
  /** Makes the collection, and those of its indexes that aren't there. Idempotent. */
  declare(collection: CollectionDeclaration): Promise<void>;
  /** The documents that exist among these keys, tombstones included, in no particular order. */
  load(collection: string, keys: readonly string[]): Promise<readonly Document[]>;
  /**
   * Writes documents, each only over an older position, then raises the checkpoint, which only ever grows. In one
   * step, so that a reader never sees a part. Repeating it changes nothing.
   */
  commit(collection: string, changes: readonly Document[], checkpoint: Position): Promise<void>;
  /** Documents (no tombstones) that match, sorted; equality and order on declared indexes only. */
  find(collection: string, find: Find): Promise<readonly Document[]>;
  /** All documents, tombstones left out, by key, in batches: what `verify` compares. */
  scan(collection: string): AsyncIterable<readonly Document[]>;
  /** How far the collection reflects the log; START if it is new. */
  checkpoint(collection: string): Promise<Position>;
  /** Another text than before if anything may have changed since, whoever changed it: whether an answer still holds. */
  stamp(): Promise<string>;
  /** The collection that readers of a projection use; undefined before the first was switched to. */
  activeCollection(projection: string): Promise<string | undefined>;
  /** Makes readers of a projection use this collection: one write. */
  activate(projection: string, collection: string): Promise<void>;
  /** Removes a collection with everything in it, and its activation. Nothing happens if it isn't there. */
  drop(collection: string): Promise<void>;
  /** The names of all collections. */
  collections(): Promise<readonly string[]>;
  close(): Promise<void>;
}
