import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { BoundedMap } from '#adapters/sqlite/bounded-map.js';
import type { Append, Appended, Revision, SetCheck, StreamCheck, StreamWrite } from '#application/ports/event-store.js';
import type { Position } from '#kernel/position.js';
import { type EventKey, eventId, eventKey } from './event-key.js';
import { EVENT_IDS, STREAM_EVENTS, TAGGED } from './event-tables.js';
import { LeveledIndex } from './leveled-index.js';

interface StreamHead {
  /** 0 for a stream without events. */
  readonly number: number;
  readonly revision: Revision;
}

/** Ids looked up by one statement: crossing into SQLite costs more than the lookup. */
const CHUNK = 32;
const CACHED_STREAMS = 50_000;
const CACHED_TAGS = 50_000;
const CACHED_SETS = 10_000;

/** Index entries of a group, which are written together. */
interface Entries {
  readonly ids: [id: EventKey, position: number][];
  readonly streams: [stream: number, revision: number, position: number][];
  readonly tags: [tag: number, position: number][];
}

/**
 * Writes a group of appends inside a transaction that the caller has begun. Each is checked before anything of it is
 * written, so that a refused one leaves no trace and its neighbours untouched; later ones see earlier ones.
 */
export class GroupWriter {
  private readonly statements;
  private readonly indexes: { readonly ids: LeveledIndex; readonly streams: LeveledIndex; readonly tags: LeveledIndex };
  private readonly heads = new BoundedMap<StreamHead>(CACHED_STREAMS);
  private readonly tagNumbers = new BoundedMap<number>(CACHED_TAGS);
  private readonly sets = new BoundedMap<number>(CACHED_SETS);
  private dataVersion = -1;
  private head = 0;

  constructor(db: DatabaseSyncInstance) {
    const rows = { returnArrays: true };
    this.statements = {
      dataVersion: db.prepare('PRAGMA data_version', rows),
      head: db.prepare('SELECT coalesce(max(position), 0) FROM event', rows),
      stream: db.prepare(
        `SELECT number, coalesce((SELECT max(revision) FROM fresh_stream_event WHERE stream = number),
           (SELECT max(revision) FROM stream_event WHERE stream = number)) FROM stream WHERE name = ?`,
        rows,
      ),
      set: db.prepare('SELECT revision FROM set_revision WHERE name = ?', rows),
      knownOne: db.prepare(knownSql('?'), rows),
      knownChunk: db.prepare(knownSql(`?${', ?'.repeat(CHUNK - 1)}`), rows),
      addStream: db.prepare('INSERT INTO stream VALUES (?, ?)'),
      addEvent: db.prepare('INSERT INTO event VALUES (?, ?)'),
      tag: db.prepare('SELECT number FROM tag WHERE name = ?', rows),
      addTag: db.prepare('INSERT INTO tag (name) VALUES (?)'),
      touch: db.prepare(
        'INSERT INTO set_revision VALUES (?, 1) ON CONFLICT DO UPDATE SET revision = revision + 1 RETURNING revision',
        rows,
      ),
    };
    this.indexes = {
      ids: new LeveledIndex(db, EVENT_IDS),
      streams: new LeveledIndex(db, STREAM_EVENTS),
      tags: new LeveledIndex(db, TAGGED),
    };
  }

  /** The outcome of each append, in order; they hold once the transaction is committed. */
  write(group: readonly Append[]): readonly Appended[] {
    this.forgetIfOthersWrote();
    const known = this.knownAmong(group.flatMap(idsOf));
    const before = this.head;
    const entries: Entries = { ids: [], streams: [], tags: [] };
    const outcomes = group.map((append) => this.writeOne(append, known, entries));
    this.writeIndexes(entries, before);
    return outcomes;
  }

  /** To be called when a transaction was rolled back: what was remembered of it never happened. */
  forget(): void {
    this.dataVersion = -1;
    this.tagNumbers.clear();
  }

  /** Another process's commit makes remembered revisions stale; numbers of tags never change. */
  private forgetIfOthersWrote(): void {
    const [version] = this.statements.dataVersion.get() as [number];
    if (version === this.dataVersion) return;
    this.dataVersion = version;
    this.heads.clear();
    this.sets.clear();
    [this.head] = this.statements.head.get() as [number];
  }

  private knownAmong(ids: readonly string[]): Set<string> {
    const keys = ids.map(eventKey);
    const rows: [Uint8Array | string][] = [];
    let next = 0;
    for (; keys.length - next >= CHUNK; next += CHUNK) {
      const chunk = keys.slice(next, next + CHUNK);
      rows.push(...(this.statements.knownChunk.all(...chunk, ...chunk) as [Uint8Array | string][]));
    }
    for (; next < keys.length; next++) {
      rows.push(...(this.statements.knownOne.all(keys[next], keys[next]) as [Uint8Array | string][]));
    }
    return new Set(rows.map(([key]) => eventId(key)));
  }

  private writeOne(append: Append, known: Set<string>, entries: Entries): Appended {
    const ids = idsOf(append);
    const id = ids.find((each) => known.has(each));
    if (id !== undefined) return { outcome: 'known', id };
    const on = this.conflictOf(append);
    if (on !== undefined) return { outcome: 'conflict', on };
    for (const write of append.writes) this.writeEvents(write, entries);
    for (const set of new Set(append.touches.map((touch) => touch.set))) {
      const [revision] = this.statements.touch.get(set) as [number];
      this.sets.set(set, revision);
    }
    for (const each of ids) known.add(each);
    return { outcome: 'written', position: String(this.head) as Position };
  }

  /** The stream or set that is not where the append expects it. */
  private conflictOf({ writes, checks }: Append): string | undefined {
    const ahead = new Map<string, Revision>(); // several writes to one stream follow each other
    for (const { stream, expected, events } of writes) {
      if ((ahead.get(stream) ?? this.headOf(stream).revision) !== expected) return stream;
      if (events.length > 0) ahead.set(stream, (expected === 'absent' ? -1 : expected) + events.length);
    }
    for (const check of checks) {
      const on = this.brokenBy(check);
      if (on !== undefined) return on;
    }
    return undefined;
  }

  private brokenBy(check: StreamCheck | SetCheck): string | undefined {
    if ('stream' in check) return this.headOf(check.stream).revision === check.expected ? undefined : check.stream;
    return this.revisionOf(check.set) === check.expected ? undefined : check.set;
  }

  private headOf(stream: string): StreamHead {
    const cached = this.heads.get(stream);
    if (cached) return cached;
    const row = this.statements.stream.get(stream) as [number, number] | undefined;
    const head: StreamHead = row ? { number: row[0], revision: row[1] } : { number: 0, revision: 'absent' };
    this.heads.set(stream, head);
    return head;
  }

  private revisionOf(set: string): number {
    const cached = this.sets.get(set);
    if (cached !== undefined) return cached;
    const row = this.statements.set.get(set) as [number] | undefined;
    this.sets.set(set, row?.[0] ?? 0);
    return row?.[0] ?? 0;
  }

  private writeEvents({ stream, expected, events }: StreamWrite, entries: Entries): void {
    if (events.length === 0) return;
    let { number } = this.headOf(stream);
    let revision = expected === 'absent' ? -1 : expected;
    if (revision < 0) {
      number = this.head + 1;
      this.statements.addStream.run(stream, number);
    }
    for (const { id, bytes, tags } of events) {
      this.head++;
      revision++;
      this.statements.addEvent.run(this.head, bytes);
      entries.ids.push([eventKey(id), this.head]);
      entries.streams.push([number, revision, this.head]);
      for (const tag of new Set(tags)) entries.tags.push([this.tagNumber(tag), this.head]);
    }
    this.heads.set(stream, { number, revision });
  }

  private tagNumber(name: string): number {
    const cached = this.tagNumbers.get(name);
    if (cached !== undefined) return cached;
    const row = this.statements.tag.get(name) as [number] | undefined;
    const number = row?.[0] ?? Number(this.statements.addTag.run(name).lastInsertRowid);
    this.tagNumbers.set(name, number);
    return number;
  }

  private writeIndexes(entries: Entries, before: number): void {
    // in the order of the index, so that entries of one tag go to one page, one after the other
    entries.tags.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    for (const index of ['ids', 'streams', 'tags'] as const) {
      this.indexes[index].add(entries[index]);
      this.indexes[index].settle(before, this.head);
    }
  }
}

function knownSql(places: string): string {
  return `SELECT id FROM event_id WHERE id IN (${places}) UNION ALL SELECT id FROM fresh_event_id WHERE id IN (${places})`;
}

function idsOf(append: Append): readonly string[] {
  return append.writes.flatMap((write) => write.events.map((event) => event.id));
}
