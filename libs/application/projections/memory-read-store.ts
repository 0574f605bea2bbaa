import { comparePositions, type Position, START } from '#kernel/position.js';
import {
  type CollectionDeclaration,
  type Document,
  type Find,
  type ReadStore,
  UnknownCollection,
} from '../ports/read-store.js';
import { compareKeys, compareSorted, isAfter, matches, sortValueOf } from './find-in-memory.js';

/** Body as JSON text: what was handed in or out can't change what is stored. */
interface Entry {
  readonly position: Position;
  readonly body: string | undefined;
}

interface Overlay {
  readonly indexes: ReadonlySet<string>;
  readonly entries: Map<string, Entry>;
  /** Whether what is not among the entries is read from the store below. */
  readonly below: boolean;
  checkpoint: Position;
}

const SCAN_BATCH = 1000;

/**
 * A read store that reads through to another one, if it is given one, and keeps whatever is written in memory: a
 * what-if leaves no trace. The memory that it needs grows with what is written only.
 */
export class MemoryReadStore implements ReadStore {
  private writes = 0;
  private readonly overlays = new Map<string, Overlay>();
  private readonly dropped = new Set<string>();
  private readonly active = new Map<string, string | undefined>();

  constructor(private readonly below?: ReadStore) {}

  async declare({ name, indexes }: CollectionDeclaration): Promise<void> {
    if (!/^[a-z0-9_-]{1,100}$/.test(name)) throw new Error(`"${name}" cannot name a collection`);
    const known = await this.overlayOrBelow(name);
    this.overlays.set(name, {
      entries: known?.entries ?? new Map(),
      indexes: new Set([...(known?.indexes ?? []), ...indexes]),
      below: known?.below ?? false,
      checkpoint: known?.checkpoint ?? START,
    });
  }

  async load(collection: string, keys: readonly string[]): Promise<readonly Document[]> {
    const { entries, below } = await this.overlay(collection);
    const distinct = [...new Set(keys)];
    const found = distinct.flatMap((key) => toDocuments(key, entries.get(key)));
    const missing = distinct.filter((key) => !entries.has(key));
    if (!below || !this.below || missing.length === 0) return found;
    return [...found, ...(await this.below.load(collection, missing))];
  }

  async commit(collection: string, changes: readonly Document[], checkpoint: Position): Promise<void> {
    const overlay = await this.overlay(collection);
    this.writes++;
    const keys = changes.map((change) => change.key);
    const stored = new Map((await this.load(collection, keys)).map(({ key, position }) => [key, position]));
    for (const { key, position, body } of changes) {
      const before = overlay.entries.get(key)?.position ?? stored.get(key);
      if (before !== undefined && comparePositions(position, before) <= 0) continue;
      overlay.entries.set(key, { position, body: body === undefined ? undefined : JSON.stringify(body) });
    }
    if (comparePositions(checkpoint, overlay.checkpoint) > 0) overlay.checkpoint = checkpoint;
  }

  async find(collection: string, find: Find): Promise<readonly Document[]> {
    const { indexes, entries, below } = await this.overlay(collection);
    for (const property of [...Object.keys(find.where), ...(find.sortBy === undefined ? [] : [find.sortBy])]) {
      const known = indexes.has(property) || below;
      if (!known) throw new Error(`${collection} has no index ${property}`);
    }
    const own = [...entries]
      .flatMap(([key, entry]) => toDocuments(key, entry))
      .filter((document) => document.body !== undefined && matches(document, find.where) && isAfter(document, find));
    const found = below ? [...own, ...(await this.findBelow(collection, find, entries))] : own;
    const sorted = found.sort((a, b) =>
      compareSorted([sortValueOf(a, find.sortBy), a.key], [sortValueOf(b, find.sortBy), b.key]),
    );
    return find.limit === undefined ? sorted : sorted.slice(0, find.limit);
  }

  async *scan(collection: string): AsyncGenerator<readonly Document[]> {
    let after: string | undefined;
    for (;;) {
      const where = { where: {}, limit: SCAN_BATCH };
      const batch = await this.find(collection, after === undefined ? where : { ...where, after: { key: after } });
      const last = batch.at(-1);
      if (!last) return;
      yield batch;
      after = last.key;
    }
  }

  async checkpoint(collection: string): Promise<Position> {
    return (await this.overlay(collection)).checkpoint;
  }

  async stamp(): Promise<string> {
    return `${(await this.below?.stamp()) ?? ''}.${this.writes}`;
  }

  async activeCollection(projection: string): Promise<string | undefined> {
    if (this.active.has(projection)) return this.active.get(projection);
    const collection = await this.below?.activeCollection(projection);
    return collection !== undefined && this.dropped.has(collection) ? undefined : collection;
  }

  async activate(projection: string, collection: string): Promise<void> {
    await this.overlay(collection);
    this.writes++;
    this.active.set(projection, collection);
  }

  async drop(collection: string): Promise<void> {
    this.writes++;
    this.overlays.delete(collection);
    this.dropped.add(collection);
    for (const [projection, active] of this.active) {
      if (active === collection) this.active.set(projection, undefined);
    }
  }

  async collections(): Promise<readonly string[]> {
    const below = ((await this.below?.collections()) ?? []).filter((name) => !this.dropped.has(name));
    return [...new Set([...below, ...this.overlays.keys()])].sort(compareKeys);
  }

  /** The store below stays open: it belongs to who made it. */
  async close(): Promise<void> {
    this.overlays.clear();
  }

  /** What the store below holds behind the entries: at most as many of its documents are hidden as there are entries. */
  private async findBelow(
    collection: string,
    find: Find,
    entries: ReadonlyMap<string, Entry>,
  ): Promise<readonly Document[]> {
    const widened = find.limit === undefined ? find : { ...find, limit: find.limit + entries.size };
    const found = (await this.below?.find(collection, widened)) ?? [];
    return found.filter((document) => !entries.has(document.key));
  }

  private async overlay(collection: string): Promise<Overlay> {
    const overlay = await this.overlayOrBelow(collection);
    if (!overlay) throw new UnknownCollection(collection);
    return overlay;
  }

  private async overlayOrBelow(collection: string): Promise<Overlay | undefined> {
    const overlay = this.overlays.get(collection);
    if (overlay || !this.below || this.dropped.has(collection)) return overlay;
    try {
      const checkpoint = await this.below.checkpoint(collection);
      const made = { indexes: new Set<string>(), entries: new Map(), below: true, checkpoint };
      // another call may have been first while this one waited
      const first = this.overlays.get(collection) ?? made;
      this.overlays.set(collection, first);
      return first;
    } catch (error) {
      if (error instanceof UnknownCollection) return undefined;
      throw error;
    }
  }
}

function toDocuments(key: string, entry: Entry | undefined): readonly Document[] {
  if (!entry) return [];
  return [{ key, position: entry.position, body: entry.body === undefined ? undefined : JSON.parse(entry.body) }];
}
