import { comparePositions, type Position } from '#kernel/position.js';
import type { Append, Appended, EventStore, NewEvent, Revision, StoredEvent, TagFilter } from '../ports/event-store.js';
import { mergedAppend } from './merged-append.js';

interface Layered extends StoredEvent {
  readonly stream: string;
  readonly revision: number;
  readonly event: NewEvent;
}

/**
 * An event store that reads through to another one and keeps what is appended in memory: for rehearsing an import
 * before anything of it is written. `asAppend` turns what was kept into one append to the store below.
 * It grows with what is appended, and is not told of appends to the store below after its own first.
 */
export class OverlayEventStore implements EventStore {
  private readonly layer: Layered[] = [];
  private readonly byId = new Map<string, Layered>();
  private readonly byStream = new Map<string, Layered[]>();
  private readonly heads = new Map<string, Revision>();
  private readonly touched = new Map<string, number>();
  private readonly appends: Append[] = [];
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly below: EventStore) {}

  /** One after the other, as callers that do not wait for each outcome expect of every store. */
  append(append: Append): Promise<Appended> {
    const mine = this.last.then(() => this.appendNow(append));
    this.last = mine.catch(() => {});
    return mine;
  }

  private async appendNow(append: Append): Promise<Appended> {
    const conflict = await this.conflictOf(append);
    if (conflict) return conflict;
    for (const { stream, events } of append.writes) {
      for (const event of events) await this.keep(stream, event);
    }
    for (const { set } of append.touches) this.touched.set(set, (this.touched.get(set) ?? 0) + 1);
    this.appends.push(append);
    return { outcome: 'written', position: await this.head() };
  }

  async *readStream(stream: string, from = 0): AsyncIterable<readonly StoredEvent[]> {
    yield* this.below.readStream(stream, from);
    yield (this.byStream.get(stream) ?? []).filter((each) => each.revision >= from);
  }

  async *readAll(after: Position, until?: Position, tag?: TagFilter): AsyncIterable<readonly StoredEvent[]> {
    yield* this.below.readAll(after, until, tag);
    yield this.layer.filter(
      ({ position, event }) =>
        comparePositions(position, after) > 0 &&
        (until === undefined || comparePositions(position, until) <= 0) &&
        (tag === undefined || event.tags.includes(`${tag.kind}:${tag.id}`)),
    );
  }

  async readEvents(ids: readonly string[]): Promise<readonly StoredEvent[]> {
    const mine = ids.flatMap((id) => this.byId.get(id) ?? []);
    return [...(await this.below.readEvents(ids)), ...mine.sort((a, b) => comparePositions(a.position, b.position))];
  }

  async setRevisions(sets: readonly string[]): Promise<readonly number[]> {
    const below = await this.below.setRevisions(sets);
    return sets.map((set, index) => (below[index] ?? 0) + (this.touched.get(set) ?? 0));
  }

  async head(): Promise<Position> {
    return this.layer.at(-1)?.position ?? this.below.head();
  }

  subscribe(): AsyncIterable<readonly StoredEvent[]> {
    throw new Error('a rehearsal has no subscribers');
  }

  async close(): Promise<void> {}

  /** Everything appended here as one append; undefined if there is nothing. */
  asAppend(): Append | undefined {
    return this.appends.length === 0 ? undefined : mergedAppend(this.appends);
  }

  private async conflictOf({ writes, checks }: Append): Promise<Appended | undefined> {
    const ids = writes.flatMap(({ events }) => events.map(({ id }) => id));
    const [known] = await this.readEvents(ids);
    if (known) return { outcome: 'known', id: ids[0] ?? '' };
    const ahead = new Map<string, Revision>(); // several writes to one stream follow each other
    for (const { stream, expected, events } of writes) {
      if ((ahead.get(stream) ?? (await this.revisionOf(stream))) !== expected)
        return { outcome: 'conflict', on: stream };
      if (events.length > 0) ahead.set(stream, (expected === 'absent' ? -1 : expected) + events.length);
    }
    for (const { stream, expected } of checks.filter((check) => 'stream' in check)) {
      if ((await this.revisionOf(stream)) !== expected) return { outcome: 'conflict', on: stream };
    }
    for (const check of checks.filter((each) => 'set' in each)) {
      const [revision] = await this.setRevisions([check.set]);
      if (revision !== check.expected) return { outcome: 'conflict', on: check.set };
    }
    return undefined;
  }

  private async keep(stream: string, event: NewEvent): Promise<void> {
    const before = await this.revisionOf(stream);
    const revision = before === 'absent' ? 0 : before + 1;
    const position = String(BigInt(await this.head()) + 1n) as Position;
    const layered = { position, bytes: event.bytes, stream, revision, event };
    this.layer.push(layered);
    this.byId.set(event.id, layered);
    this.byStream.set(stream, [...(this.byStream.get(stream) ?? []), layered]);
    this.heads.set(stream, revision);
  }

  private async revisionOf(stream: string): Promise<Revision> {
    const known = this.heads.get(stream);
    if (known !== undefined) return known;
    let count = 0;
    for await (const batch of this.below.readStream(stream)) count += batch.length;
    const revision = count === 0 ? 'absent' : count - 1;
    this.heads.set(stream, revision);
    return revision;
  }
}
