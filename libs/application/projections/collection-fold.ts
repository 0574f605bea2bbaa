import type { Recorded } from '#kernel/event.js';
import { type FoldedDocument, type FoldFailure, foldBatch, touchesOf } from '#kernel/fold-batch.js';
import { comparePositions, type Position } from '#kernel/position.js';
import type { AnyProjection } from '#kernel/projection.js';
import type { ReadStore } from '../ports/read-store.js';
import { DocumentCache } from './document-cache.js';
import { KeySketch } from './key-sketch.js';

export interface CollectionFoldOptions {
  readonly projection: AnyProjection;
  readonly readStore: ReadStore;
  readonly collection: string;
  /** The stored checkpoint: where folding goes on. */
  readonly position: Position;
  /** Documents kept in memory so that they need not be read again. */
  readonly cached?: number;
  /** The collection was empty at `position`, START: what was never folded here need not be looked for. */
  readonly fresh?: boolean;
}

/**
 * Folds the log into one collection. What is folded waits in memory until `flush` writes it; `position` is how far
 * it is folded, `flushed` how far it is stored.
 *
 * A cached document needs no check against rivals that fold into the same collection: at a given position there is
 * only one fold of the log, and the store keeps whichever is further.
 */
export class CollectionFold {
  readonly projection: AnyProjection;
  readonly collection: string;
  position: Position;
  flushed: Position;
  private readonly readStore: ReadStore;
  private readonly cache: DocumentCache;
  private readonly unwritten = new Map<string, FoldedDocument>();
  private writing: Promise<void> | undefined;
  /** Of a fresh collection, the documents that are stored and no longer in the cache. */
  private readonly forgotten: KeySketch | undefined;

  constructor(options: CollectionFoldOptions) {
    this.projection = options.projection;
    this.readStore = options.readStore;
    this.collection = options.collection;
    this.position = options.position;
    this.flushed = options.position;
    this.cache = new DocumentCache(options.cached ?? 5000);
    this.forgotten = options.fresh ? new KeySketch() : undefined;
  }

  /** How many documents wait to be written. */
  get waiting(): number {
    return this.unwritten.size;
  }

  /** Whether so many documents were read that it is time to write what waits and to forget the rest. */
  get crowded(): boolean {
    return this.cache.size > 2 * this.cache.capacity;
  }

  /**
   * Folds the next events of the log, of which those up to `position` are skipped.
   * @param upTo the last position that the batch speaks for
   * @returns what stopped it; then everything before that event is folded
   */
  async fold(events: readonly Recorded[], upTo: Position): Promise<FoldFailure | undefined> {
    const first = events.findIndex((event) => comparePositions(event.position, this.position) > 0);
    if (first >= 0) {
      const failure = await this.foldNext(first === 0 ? events : events.slice(first));
      if (failure) {
        const last = events[events.indexOf(failure.event) - 1];
        if (last) this.raise(last.position);
        return failure;
      }
    }
    this.raise(upTo);
    return undefined;
  }

  /** Writes what waits, with the checkpoint, in one step. */
  async flush(): Promise<void> {
    await this.beginFlush();
    await this.settled();
  }

  /**
   * Begins to write what waits; folding may go on meanwhile.
   * @throws what made the write before fail: one is under way at a time
   */
  async beginFlush(): Promise<void> {
    await this.settled();
    if (this.unwritten.size === 0 && this.flushed === this.position) return;
    const { position } = this;
    const documents = [...this.unwritten.values()];
    this.unwritten.clear();
    this.writing = this.readStore.commit(this.collection, documents, position).then(() => {
      this.flushed = position;
      // what is being written was kept until now, so that nobody reads it from the store too early
      this.cache.trim(this.unwritten, (key) => this.forgotten?.add(key));
    });
    // whoever waits for it next is told
    this.writing.catch(() => {});
  }

  /** Resolves when nothing is being written. */
  async settled(): Promise<void> {
    await this.writing;
  }

  private raise(position: Position): void {
    if (comparePositions(position, this.position) > 0) this.position = position;
  }

  private async foldNext(events: readonly Recorded[]): Promise<FoldFailure | undefined> {
    const touched = touchesOf(this.projection, events);
    const documents = await this.documents(touched.touches);
    const { changed, failure } = foldBatch(this.projection, touched.touches, documents);
    for (const key of changed) {
      const document = documents.get(key);
      if (!document) continue;
      this.cache.set(key, document);
      this.unwritten.set(key, document);
    }
    return failure ?? touched.failure;
  }

  private async documents(touches: readonly { keys: readonly string[] }[]): Promise<Map<string, FoldedDocument>> {
    const documents = new Map<string, FoldedDocument>();
    const missing = new Set<string>();
    for (const { keys } of touches) {
      for (const key of keys) {
        if (documents.has(key) || missing.has(key)) continue;
        const known = this.cache.get(key);
        if (known === undefined) {
          if (this.forgotten?.mayHave(key) !== false) missing.add(key);
        } else if (known !== 'none') documents.set(key, known);
      }
    }
    if (missing.size > 0) await this.load(missing, documents);
    return documents;
  }

  private async load(missing: ReadonlySet<string>, documents: Map<string, FoldedDocument>): Promise<void> {
    for (const document of await this.readStore.load(this.collection, [...missing])) {
      documents.set(document.key, document);
      this.cache.set(document.key, document);
    }
    for (const key of missing) if (!documents.has(key)) this.cache.set(key, 'none');
  }
}
