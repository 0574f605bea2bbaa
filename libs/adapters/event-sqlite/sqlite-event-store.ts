import { setImmediate as nextTurn } from 'node:timers/promises';
import { closedFailure } from '#adapters/sqlite/sqlite-failure.js';
import { untilFree } from '#adapters/sqlite/until-free.js';
import type { Append, Appended, EventStore, StoredEvent, TagFilter } from '#application/ports/event-store.js';
import { comparePositions, type Position } from '#kernel/position.js';
import { AppendQueue } from './append-queue.js';
import { Arrivals } from './arrivals.js';
import { type EventFile, type EventFileOptions, openEventFile } from './event-file.js';
import { EventPages, LOOKUP } from './event-pages.js';

/**
 * The event log in `events.db` of a directory. Any number of processes may open it.
 * @throws StoreFailure `unknown-format` for a file that isn't ours, is newer or was made in another time zone,
 *   `corrupt`, `unavailable` if it can't be written
 */
export async function openSqliteEventStore(options: EventFileOptions): Promise<EventStore> {
  return new SqliteEventStore(await openEventFile(options));
}

/** After every event. */
const END = Number.MAX_SAFE_INTEGER;

class SqliteEventStore implements EventStore {
  private readonly pages: EventPages;
  private readonly queue: AppendQueue;
  private readonly arrivals: Arrivals;
  private closing: Promise<void> | undefined;

  constructor(private readonly file: EventFile) {
    this.pages = new EventPages(file.db);
    this.arrivals = new Arrivals(file.db);
    this.queue = new AppendQueue(file, () => this.arrivals.notify());
  }

  async append(append: Append): Promise<Appended> {
    this.refuseIfClosed();
    return this.queue.add(append);
  }

  async *readStream(stream: string, from = 0): AsyncIterable<readonly StoredEvent[]> {
    for (let next = from; ; ) {
      const { events, more } = await this.read(() => this.pages.ofStream(stream, next));
      if (events.length > 0) yield events;
      if (!more) return;
      next += events.length;
      await nextTurn();
    }
  }

  readAll(after: Position, until?: Position, tag?: TagFilter): AsyncIterable<readonly StoredEvent[]> {
    // the head is that of the call, not of the first step; who never steps must not be told of a failure
    const end = until === undefined ? this.head() : Promise.resolve(until);
    end.catch(() => {});
    return this.readBetween(after, end, tag && `${tag.kind}:${tag.id}`);
  }

  private async *readBetween(after: Position, end: Promise<Position>, tag: string | undefined) {
    const last = Number(await end);
    for (let next = Number(after); next < last; ) {
      const { events, more } = await this.read(() => this.pages.after(next, last, tag));
      const final = events.at(-1);
      if (final) yield events;
      if (!final || !more) return;
      next = Number(final.position);
      await nextTurn();
    }
  }

  async readEvents(ids: readonly string[]): Promise<readonly StoredEvent[]> {
    const distinct = [...new Set(ids)];
    const found: StoredEvent[] = [];
    for (let next = 0; next < distinct.length; next += LOOKUP) {
      if (next > 0) await nextTurn();
      found.push(...(await this.read(() => this.pages.byIds(distinct.slice(next, next + LOOKUP)))));
    }
    return found.sort((a, b) => comparePositions(a.position, b.position));
  }

  setRevisions(sets: readonly string[]): Promise<readonly number[]> {
    return this.read(() => sets.map((set) => this.pages.setRevision(set)));
  }

  async *subscribe(after: Position, signal: AbortSignal): AsyncIterable<readonly StoredEvent[]> {
    for (let next = Number(after); !signal.aborted; ) {
      const seen = this.arrivals.count;
      const { events } = await this.read(() => this.pages.after(next, END, undefined));
      const final = events.at(-1);
      if (final && !signal.aborted) {
        next = Number(final.position);
        yield events;
        await nextTurn();
      } else await this.arrivals.outgrown(seen, signal);
    }
  }

  async head(): Promise<Position> {
    return String(await this.read(() => this.pages.head())) as Position;
  }

  close(): Promise<void> {
    this.closing ??= this.shut();
    return this.closing;
  }

  private async shut(): Promise<void> {
    await this.queue.drained();
    try {
      // in vain while another process reads; then the file beside this one just stays
      this.file.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    } catch {
      // on a full disk, say: nothing is lost, whoever opens the file next finds what was written in the WAL
    } finally {
      this.file.db.close();
      this.arrivals.notify();
    }
  }

  private read<Result>(query: () => Result): Promise<Result> {
    return untilFree(this.file.path, () => {
      this.refuseIfClosed();
      return query();
    });
  }

  private refuseIfClosed(): void {
    if (this.closing) throw closedFailure(this.file.path);
  }
}
