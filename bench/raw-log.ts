import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

/** An event with what it is found by, as it comes out of our own log. */
export interface RawEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  /** `branch:branch-01` */
  readonly tags: readonly string[];
  readonly bytes: string;
}

/** Rows read at once. */
const PAGE = 2000;

/** SQLite as bare as can be, as durable as our log: WAL, synchronous=FULL. What our figures are compared with. */
abstract class RawFile {
  protected readonly db: DatabaseSyncInstance;

  constructor(directory: string, name: string, schema: string) {
    this.db = new DatabaseSync(join(directory, name));
    this.db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${schema}`);
  }

  /** All events, in transactions of so many. */
  write(events: readonly RawEvent[], group: number): void {
    for (let from = 0; from < events.length; from += group) {
      this.db.exec('BEGIN IMMEDIATE');
      for (const event of events.slice(from, from + group)) this.insert(event);
      this.db.exec('COMMIT');
    }
  }

  close(): void {
    this.db.close();
  }

  protected abstract insert(event: RawEvent): void;
}

/** The bytes in one table, and nothing that they could be found by. */
export class RawLog extends RawFile {
  private readonly add;

  constructor(directory: string) {
    super(directory, 'raw.db', 'CREATE TABLE event (position INTEGER PRIMARY KEY, bytes TEXT NOT NULL) STRICT');
    this.add = this.db.prepare('INSERT INTO event (bytes) VALUES (?)');
  }

  protected insert({ bytes }: RawEvent): void {
    this.add.run(bytes);
  }
}

/** The bytes, and plain indexes on all that our log is asked by: id, stream and revision, tags. */
export class RawIndexedLog extends RawFile {
  private readonly addEvent;
  private readonly addTag;
  private readonly tagged;

  constructor(directory: string) {
    super(
      directory,
      'raw-indexed.db',
      `CREATE TABLE event (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stream TEXT NOT NULL,
         revision INTEGER NOT NULL, bytes TEXT NOT NULL, UNIQUE (stream, revision)) STRICT;
       CREATE TABLE tag (tag TEXT, position INTEGER, PRIMARY KEY (tag, position)) STRICT, WITHOUT ROWID;`,
    );
    this.addEvent = this.db.prepare('INSERT INTO event (id, stream, revision, bytes) VALUES (?, ?, ?, ?)');
    this.addTag = this.db.prepare('INSERT INTO tag VALUES (?, ?)');
    this.tagged = this.db.prepare(
      `SELECT e.position, e.bytes FROM tag t JOIN event e ON e.position = t.position
       WHERE t.tag = ? AND t.position > ? ORDER BY t.position LIMIT ${PAGE}`,
      { returnArrays: true },
    );
  }

  /** Reads and parses the events of a tag. @returns how many, and something of each, so that none is left out */
  readTagged(tag: string): { readonly events: number; readonly sum: number } {
    return consume((after) => this.tagged.all(tag, after) as [number, string][]);
  }

  protected insert({ id, stream, revision, bytes, tags }: RawEvent): void {
    const position = Number(this.addEvent.run(id, stream, revision, bytes).lastInsertRowid);
    for (const tag of tags) this.addTag.run(tag, position);
  }
}

/** Reads and parses all events of our own log, by SQL. */
export function scan(directory: string): { readonly events: number; readonly sum: number } {
  const db = new DatabaseSync(join(directory, 'events.db'));
  const page = db.prepare(`SELECT position, bytes FROM event WHERE position > ? ORDER BY position LIMIT ${PAGE}`, {
    returnArrays: true,
  });
  const result = consume((after) => page.all(after) as [number, string][]);
  db.close();
  return result;
}

function consume(page: (after: number) => readonly [number, string][]) {
  let events = 0;
  let sum = 0;
  for (let rows = page(0); rows.length > 0; rows = page(rows.at(-1)?.[0] ?? 0)) {
    for (const [, bytes] of rows) {
      const event: { readonly revision: number } = JSON.parse(bytes);
      sum += event.revision;
      events++;
    }
  }
  return { events, sum };
}
