import { comparePositions, type Position, START } from '#kernel/position.js';
import type { AnyProjection } from '#kernel/projection.js';
import type { ReadStore } from '../ports/read-store.js';
import { CollectionFold } from './collection-fold.js';
import { nextCollectionName, parseCollectionName } from './collection-name.js';
import { type LogSource, readDecoded } from './decoded-log.js';
import { failureOf, type ProjectionFailure } from './projection-failure.js';

export interface RebuildProgress {
  /** Events read so far. */
  readonly events: number;
  readonly seconds: number;
  /** Events per second, since the beginning. */
  readonly rate: number;
  readonly position: Position;
  /** The head of the log that it is going for. */
  readonly until: Position;
}

export interface RebuildReport extends RebuildProgress {
  /** The collections that readers use now. */
  readonly rebuilt: readonly { readonly name: string; readonly collection: string }[];
  /** Projections that could not be folded; their readers keep what they had. */
  readonly failed: readonly { readonly name: string; readonly failure: ProjectionFailure }[];
}

export interface RebuildParts extends LogSource {
  readonly readStore: ReadStore;
}

/**
 * Documents of all projections that may wait in memory, and as many again that are being written. A document costs more
 * to write than to fold, and most are changed again soon; but what waits for long makes the garbage collector work.
 */
const WAITING = 12_000;
const CACHED = 2000;

interface Build {
  readonly projection: AnyProjection;
  readonly fold: CollectionFold;
  failure?: ProjectionFailure;
  /** Readers use it. */
  switched?: boolean;
}

/**
 * Builds collections beside those that readers use: `begin`, `foldTo` the head as often as one likes, then
 * `switchOver`, one write for each projection. One pass over the log serves them all.
 */
export class Rebuild {
  private events = 0;
  private position: Position = START;
  private until: Position = START;
  private readonly started = performance.now();

  private constructor(
    private readonly parts: RebuildParts,
    private readonly builds: readonly Build[],
  ) {}

  static async begin(parts: RebuildParts, projections: readonly AnyProjection[]): Promise<Rebuild> {
    const { readStore } = parts;
    const existing = await readStore.collections();
    const builds: Build[] = [];
    for (const projection of projections) {
      const collection = nextCollectionName(projection, existing);
      // its indexes come at the end, which is faster than keeping them up meanwhile
      await readStore.declare({ name: collection, indexes: [] });
      const place = { projection, readStore, collection, position: START };
      builds.push({ projection, fold: new CollectionFold({ ...place, fresh: true, cached: CACHED }) });
    }
    return new Rebuild(parts, builds);
  }

  get progress(): RebuildProgress {
    const seconds = (performance.now() - this.started) / 1000;
    const { events, position, until } = this;
    return { events, seconds, rate: Math.round(events / Math.max(seconds, 0.001)), position, until };
  }

  /** @throws StoreFailure; the signal's reason if it aborts. Then `abandon` is what is left to do. */
  async foldTo(until: Position, onProgress: (progress: RebuildProgress) => void, signal?: AbortSignal): Promise<void> {
    this.until = until;
    if (comparePositions(this.position, until) >= 0) return;
    for await (const batch of readDecoded(this.parts, this.position, until)) {
      signal?.throwIfAborted();
      for (const build of this.builds) {
        if (build.failure) continue;
        const failure = await build.fold.fold(batch.events, batch.upTo);
        if (failure) build.failure = failureOf(failure.event.position, failure.error, failure.event.id);
        else if (batch.unreadable) build.failure = failureOf(batch.unreadable.position, batch.unreadable.error);
      }
      this.events += batch.events.length;
      this.position = batch.upTo;
      if (this.waiting() >= WAITING) await this.flush();
      onProgress(this.progress);
    }
    await this.flush();
    for (const { fold, failure } of this.builds) if (!failure) await fold.settled();
  }

  /** Readers use the new collections; what they used before, and what was left by a rebuild that broke off, goes. */
  async switchOver(): Promise<RebuildReport> {
    const { readStore } = this.parts;
    const rebuilt: { name: string; collection: string }[] = [];
    const failed: { name: string; failure: ProjectionFailure }[] = [];
    for (const build of this.builds) {
      const { projection, fold, failure } = build;
      const { name, indexes } = projection;
      if (failure) {
        await readStore.drop(fold.collection);
        failed.push({ name, failure });
        continue;
      }
      await readStore.declare({ name: fold.collection, indexes });
      await readStore.activate(name, fold.collection);
      build.switched = true;
      rebuilt.push({ name, collection: fold.collection });
      await this.dropOthers(projection, fold.collection);
    }
    return { ...this.progress, rebuilt, failed };
  }

  /** Removes what was not switched to, when the rebuild can't be finished. */
  async abandon(): Promise<void> {
    for (const { fold, switched } of this.builds) {
      await fold.settled().catch(() => {});
      if (!switched) await this.parts.readStore.drop(fold.collection);
    }
  }

  private waiting(): number {
    return this.builds.reduce((sum, { fold }) => sum + fold.waiting, 0);
  }

  private async flush(): Promise<void> {
    for (const { fold, failure } of this.builds) if (!failure) await fold.beginFlush();
  }

  /** Of this version and older ones; a newer one may be being built by a newer build of the program. */
  private async dropOthers(projection: AnyProjection, active: string): Promise<void> {
    for (const collection of await this.parts.readStore.collections()) {
      const name = parseCollectionName(collection);
      const other = name?.projection === projection.name && name.version <= projection.version;
      if (other && collection !== active) await this.parts.readStore.drop(collection);
    }
  }
}
