import { comparePositions, type Position, START } from '#kernel/position.js';
import type { AnyProjection } from '#kernel/projection.js';
import type { ReadStore } from '../ports/read-store.js';
import { CollectionFold } from './collection-fold.js';
import { collectionName, parseCollectionName } from './collection-name.js';
import type { DecodedBatch } from './decoded-log.js';
import { failureOf, type ProjectionFailure } from './projection-failure.js';

/** Documents that may wait in memory before they are written, where the log is read in bulk. */
const WAITING = 2000;

/**
 * One projection in the runner: its active collection, how far it is, and what stopped it. An event that can't be
 * folded stops it for good; a failing store only until the next `open`.
 */
export class ProjectionFeed {
  private fold: CollectionFold | undefined;
  private stoppedAt: ProjectionFailure | undefined;
  private trouble: ProjectionFailure | undefined;
  /** The active collection is of an older version: this version has to be built beside it first. */
  outdated = false;

  constructor(
    readonly projection: AnyProjection,
    private readonly readStore: ReadStore,
  ) {}

  /** The event that it can't fold. */
  get stopped(): ProjectionFailure | undefined {
    return this.stoppedAt;
  }

  get failure(): ProjectionFailure | undefined {
    return this.stoppedAt ?? this.trouble;
  }

  /** How far the read model reflects the log, as far as this process knows. */
  get flushed(): Position {
    return this.fold?.flushed ?? START;
  }

  /** How far it is folded; undefined if there is nothing that it could fold into, or it has stopped. */
  get position(): Position | undefined {
    return this.stopped ? undefined : this.fold?.position;
  }

  /** Finds the active collection and its checkpoint; makes the first one. Does nothing if it is in use already. */
  async open(): Promise<void> {
    if (this.stopped) return;
    try {
      const collection = await this.activeCollection();
      if (collection === undefined) this.fold = undefined;
      else if (this.fold?.collection !== collection) await this.use(collection);
    } catch (error) {
      this.lose(error);
    }
  }

  /** Starts anew on whatever collection is active now, also after it had stopped. */
  async reopen(): Promise<void> {
    this.fold = undefined;
    this.stoppedAt = undefined;
    this.trouble = undefined;
    await this.open();
  }

  /** Ends it for good, until `reopen`. What was folded before is still written. */
  stop(failure: ProjectionFailure): void {
    this.stoppedAt = failure;
  }

  /** Folds a batch that follows, or overlaps, what is folded already. */
  async take(batch: DecodedBatch): Promise<void> {
    if (!this.fold || this.stopped) return;
    try {
      const failure = await this.fold.fold(batch.events, batch.upTo);
      if (failure) {
        this.stop(failureOf(failure.event.position, failure.error, failure.event.id));
      } else if (batch.unreadable && comparePositions(this.fold.position, batch.unreadable.position) < 0) {
        this.stop(failureOf(batch.unreadable.position, batch.unreadable.error));
      }
    } catch (error) {
      this.lose(error);
    }
  }

  /** Writes what was folded, if enough of it waits. */
  async flushIfFull(): Promise<void> {
    if (this.fold && (this.fold.waiting >= WAITING || this.fold.crowded)) await this.flush();
  }

  async flush(): Promise<void> {
    try {
      await this.fold?.flush();
    } catch (error) {
      this.lose(error);
    }
  }

  private async activeCollection(): Promise<string | undefined> {
    const { name, version, indexes } = this.projection;
    const active = await this.readStore.activeCollection(name);
    if (active === undefined) {
      const first = collectionName(this.projection);
      await this.readStore.declare({ name: first, indexes });
      await this.readStore.activate(name, first);
      return first;
    }
    const activeVersion = parseCollectionName(active)?.version ?? 0;
    this.outdated = activeVersion < version;
    this.trouble =
      activeVersion <= version
        ? undefined
        : {
            position: START,
            message: `readers use ${active}, which a newer build made; this build knows version ${version}`,
          };
    return activeVersion === version ? active : undefined;
  }

  private async use(collection: string): Promise<void> {
    await this.readStore.declare({ name: collection, indexes: this.projection.indexes });
    const position = await this.readStore.checkpoint(collection);
    this.fold = new CollectionFold({ projection: this.projection, readStore: this.readStore, collection, position });
  }

  /** What waits in memory is given up: the log still has it. */
  private lose(error: unknown): void {
    this.trouble = failureOf(this.flushed, error);
    this.fold = undefined;
  }
}
