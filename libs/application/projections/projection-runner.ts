import { setTimeout as sleep } from 'node:timers/promises';
import { comparePositions, type Position, START } from '#kernel/position.js';
import type { AnyProjection } from '#kernel/projection.js';
import type { EventStore } from '../ports/event-store.js';
import type { ReadStore } from '../ports/read-store.js';
import { type Comparison, compareWithLog } from './compare-with-log.js';
import { type Decode, type DecodedBatch, decoded, readDecoded } from './decoded-log.js';
import { failureOf, messageOf } from './projection-failure.js';
import { ProjectionFeed } from './projection-feed.js';
import type { ProjectionStatus } from './projection-status.js';
import { ReadModelBehind } from './read-model-behind.js';
import { readableCollection } from './readable-collection.js';
import { Rebuild, type RebuildProgress, type RebuildReport } from './rebuild.js';
import { WakeUps } from './wake-ups.js';

export interface ProjectionRunnerParts {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly decode: Decode;
  readonly projections: readonly AnyProjection[];
}

/** How often stores are asked for what this process can't see: switches and checkpoints of other processes. */
const LOOK_MS = 1000;
const POLL_MS = { first: 4, most: 100 };
/**
 * Between two live batches, unless a reader waits for one: what many events change is then written once for all of
 * them, and commands get the event loop. Nobody who doesn't ask for a position notices a read model this old.
 */
const REST_MS = 50;

/**
 * Feeds the read models from the log: once, to its head (`catchUp`), or live (`start` to `stop`). Each projection
 * has its own checkpoint and fails by itself. Several processes may do the same work on one read store.
 */
export class ProjectionRunner {
  private readonly feeds: ReadonlyMap<string, ProjectionFeed>;
  /** Pieces of work on the feeds, one after another. */
  private turn: Promise<unknown> = Promise.resolve();
  /** How far the live subscription has been given to the feeds. */
  private cursor: Position = START;
  private live: { readonly abort: AbortController; readonly ended: Promise<unknown> } | undefined;
  private readonly written = new WakeUps();
  /** Ends the rest between two live batches. */
  private readonly wanted = new WakeUps();
  /** Why the log can't be followed, or new versions not be built, just now. */
  private readonly trouble: { following?: string; building?: string } = {};

  constructor(private readonly parts: ProjectionRunnerParts) {
    this.feeds = new Map(
      parts.projections.map((projection) => [projection.name, new ProjectionFeed(projection, parts.readStore)]),
    );
    if (this.feeds.size < parts.projections.length) throw new Error('two projections have the same name');
  }

  /** Brings all read models to the head of the log, once. What could not be folded stands in the status. */
  async catchUp(): Promise<readonly ProjectionStatus[]> {
    await this.inTurn(() => this.advance());
    await this.buildOutdated();
    return this.status();
  }

  /** Begins to follow the log; resolves when the collections are open. */
  async start(): Promise<void> {
    if (this.live) throw new Error('the projections are running already');
    const abort = new AbortController();
    await this.inTurn(() => this.openAll());
    const { signal } = abort;
    this.live = {
      abort,
      ended: Promise.all([this.follow(signal), this.lookAround(signal), this.keepBuilding(signal)]),
    };
  }

  /** Ends following; what was folded is written. */
  async stop(): Promise<void> {
    const { live } = this;
    if (!live) return;
    this.live = undefined;
    live.abort.abort();
    this.wanted.wakeAll();
    await live.ended;
    await this.inTurn(() => this.flushAll());
  }

  /**
   * Builds read models from the first event on, beside those that readers use, which are then switched and dropped.
   * @param names of projections; all if empty
   * @throws StoreFailure; what was not switched by then is removed
   */
  async rebuild(
    names: readonly string[],
    onProgress: (progress: RebuildProgress) => void = () => {},
  ): Promise<RebuildReport> {
    const feeds = names.length === 0 ? [...this.feeds.values()] : [...new Set(names)].map((name) => this.feed(name));
    const rebuild = await Rebuild.begin(
      this.parts,
      feeds.map((feed) => feed.projection),
    );
    try {
      await rebuild.foldTo(await this.parts.eventStore.head(), onProgress, this.live?.abort.signal);
      return await this.inTurn(async () => {
        // what was appended meanwhile; readers must not fall back
        await rebuild.foldTo(await this.parts.eventStore.head(), onProgress);
        const report = await rebuild.switchOver();
        for (const feed of feeds) await feed.reopen();
        for (const { name, failure } of report.failed) this.feed(name).stop(failure);
        this.written.wakeAll();
        return report;
      });
    } catch (error) {
      await rebuild.abandon().catch(() => {});
      throw error;
    }
  }

  /** Folds the log anew and names the documents that differ from what readers see. */
  compareWithLog(name: string): Promise<Comparison> {
    return compareWithLog(this.parts, this.feed(name).projection);
  }

  /**
   * Resolves when the read model reflects the position, whichever process brought it there.
   * @throws ReadModelBehind after the time given, or at once if the projection has stopped before the position
   */
  async reached(name: string, position: Position, timeoutMs: number): Promise<void> {
    const feed = this.feed(name);
    const deadline = performance.now() + timeoutMs;
    for (let pause = POLL_MS.first; ; pause = Math.min(pause * 1.5, POLL_MS.most)) {
      const checkpoint = (await readableCollection(this.parts.readStore, feed.projection))?.checkpoint ?? START;
      if (comparePositions(checkpoint, position) >= 0) return;
      if (feed.stopped) {
        throw new ReadModelBehind(name, position, { reason: 'stopped', checkpoint, detail: feed.stopped.message });
      }
      const left = deadline - performance.now();
      if (left <= 0) throw new ReadModelBehind(name, position, { reason: 'timeout', checkpoint });
      this.wanted.wakeAll();
      await this.written.wait(Math.min(pause, left));
    }
  }

  /** How each projection is, for health checks. @throws StoreFailure if a store doesn't answer */
  async status(): Promise<readonly ProjectionStatus[]> {
    const head = await this.parts.eventStore.head();
    return Promise.all(
      [...this.feeds.values()].map(async ({ projection, failure, outdated }) => {
        const checkpoint = (await readableCollection(this.parts.readStore, projection))?.checkpoint ?? START;
        const trouble = outdated ? this.trouble.building : this.trouble.following;
        const failed = failure ?? (trouble === undefined ? undefined : failureOf(checkpoint, trouble));
        return {
          name: projection.name,
          version: projection.version,
          checkpoint,
          behind: comparePositions(checkpoint, head) < 0,
          ...(outdated && { building: outdated }),
          ...(failed && { failed }),
        };
      }),
    );
  }

  private feed(name: string): ProjectionFeed {
    const feed = this.feeds.get(name);
    if (!feed) throw new Error(`there is no projection ${name}`);
    return feed;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => {});
    return result;
  }

  private async openAll(): Promise<void> {
    for (const feed of this.feeds.values()) await feed.open();
  }

  private async flushAll(): Promise<void> {
    for (const feed of this.feeds.values()) await feed.flush();
    this.written.wakeAll();
  }

  /** Versions that this build folds anew; their readers wait until they are there. */
  private async buildOutdated(): Promise<void> {
    const names = [...this.feeds.values()].filter((feed) => feed.outdated && !feed.stopped);
    if (names.length > 0) await this.rebuild(names.map(({ projection }) => projection.name));
  }

  /** Folds the log into all feeds, up to its head, in large batches. */
  private async advance(): Promise<void> {
    await this.openAll();
    // asked after the checkpoints, none of which can lie beyond it
    const head = await this.parts.eventStore.head();
    this.stopThoseAhead(head);
    await this.read([...this.feeds.values()], head);
    if (comparePositions(head, this.cursor) > 0) this.cursor = head;
  }

  /** A log that was restored without its read models would have its next events skipped, in silence. */
  private stopThoseAhead(head: Position): void {
    for (const feed of this.feeds.values()) {
      const { position } = feed;
      if (position !== undefined && comparePositions(position, head) > 0) feed.stop(failureOf(position, ahead(head)));
    }
  }

  /** Folds the log into some feeds, from where the hindmost is. */
  private async read(feeds: readonly ProjectionFeed[], until: Position): Promise<void> {
    const after = lowest(feeds);
    if (after !== undefined && comparePositions(after, until) < 0) {
      for await (const batch of readDecoded(this.parts, after, until)) {
        for (const feed of feeds) {
          await feed.take(batch);
          await feed.flushIfFull();
        }
      }
    }
    await this.flushAll();
  }

  private async follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.inTurn(() => this.advance());
        delete this.trouble.following;
        // what arrives while a batch is being folded, and until the next, makes up one: batches grow with the load
        for await (const batch of this.parts.eventStore.subscribe(this.cursor, signal)) {
          for await (const slice of decoded(this.parts.decode, batch, this.cursor)) {
            await this.inTurn(() => this.takeLive(slice));
          }
          if (signal.aborted) return;
          await this.wanted.wait(REST_MS);
        }
      } catch (error) {
        if (signal.aborted) return;
        this.trouble.following = messageOf(error);
        await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
      }
    }
  }

  private async takeLive(slice: DecodedBatch): Promise<void> {
    await this.readLagging();
    for (const feed of this.feeds.values()) {
      await feed.take(slice);
      await feed.flush();
    }
    this.cursor = slice.upTo;
    this.written.wakeAll();
  }

  /** Feeds that lost their place, or moved to another collection, read what they missed. */
  private async readLagging(): Promise<void> {
    const lagging = [...this.feeds.values()].filter(
      ({ position }) => position !== undefined && comparePositions(position, this.cursor) < 0,
    );
    if (lagging.length > 0) await this.read(lagging, this.cursor);
  }

  /** New versions are built while the others are fed. */
  private async keepBuilding(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.buildOutdated();
        delete this.trouble.building;
      } catch (error) {
        // another process may have built and switched first; whatever it is, the next look finds out
        this.trouble.building = messageOf(error);
      }
      await sleep(LOOK_MS, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  /** Other processes switch collections, and stores recover, without telling. */
  private async lookAround(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await sleep(LOOK_MS, undefined, { signal, ref: false }).catch(() => {});
      if (signal.aborted) return;
      await this.inTurn(async () => {
        await this.openAll();
        await this.readLagging();
      }).catch(() => {});
    }
  }
}

const ahead = (head: Position) =>
  `读模型超出日志末尾（${head}），日志可能单独恢复过；请执行 ronghe rebuild · ` +
  `the log ends before it, at ${head}, as if it had been restored without its read models; run ronghe rebuild`;

function lowest(feeds: readonly ProjectionFeed[]): Position | undefined {
  return feeds
    .map((feed) => feed.position)
    .filter((position) => position !== undefined)
    .reduce<Position | undefined>(
      (low, position) => (low === undefined || comparePositions(position, low) < 0 ? position : low),
      undefined,
    );
}
