import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import type { StoredEvent } from '#application/ports/event-store.js';
import type { Position } from '#kernel/position.js';
import { type EventKey, eventKey } from './event-key.js';

/** A page is what is read in one piece, holding the event loop: some milliseconds at this size. */
const PAGE_ROWS = 2_000;
const PAGE_BYTES = 2 << 20;

type Row = [position: number, bytes: string];

/** A selection of events in the order of the log, of which any page can be read by its parameters. */
class Selection {
  private readonly rows: StatementSyncInstance;
  private readonly size: StatementSyncInstance;

  /** @param from the SQL from FROM to ORDER BY, with `e` for the event */
  constructor(db: DatabaseSyncInstance, from: string) {
    this.rows = db.prepare(`SELECT e.position, e.bytes ${from} LIMIT ?`, { returnArrays: true });
    // octet_length takes the length from the row's header, it doesn't read the text
    this.size = db.prepare(`SELECT total(size) FROM (SELECT octet_length(e.bytes) AS size ${from} LIMIT ?)`, {
      returnArrays: true,
    });
  }

  page(...parameters: readonly (number | string)[]): readonly StoredEvent[] {
    let limit = PAGE_ROWS;
    while (limit > 1 && (this.size.get(...parameters, limit) as [number])[0] > PAGE_BYTES) limit = limit >> 1;
    return stored(this.rows.all(...parameters, limit) as Row[]);
  }
}

function stored(rows: readonly Row[]): readonly StoredEvent[] {
  return rows.map(([position, bytes]) => ({ position: String(position) as Position, bytes }));
}

/** Reads the log page by page. Each call is one statement: no transaction stays open between two pages. */
export class EventPages {
  private readonly all: Selection;
  private readonly tagged: Selection;
  private readonly stream: Selection;
  private readonly headRow: StatementSyncInstance;
  private readonly byKeys: StatementSyncInstance;
  private readonly setRow: StatementSyncInstance;

  constructor(db: DatabaseSyncInstance) {
    this.all = new Selection(db, 'FROM event e WHERE e.position > ? AND e.position <= ? ORDER BY e.position');
    this.tagged = new Selection(
      db,
      `FROM tagged t CROSS JOIN event e ON e.position = t.position
       WHERE t.tag = (SELECT number FROM tag WHERE name = ?) AND t.position > ? AND t.position <= ? ORDER BY t.position`,
    );
    this.stream = new Selection(
      db,
      `FROM event e
       WHERE e.stream = (SELECT number FROM stream WHERE name = ?) AND e.revision >= ? ORDER BY e.revision`,
    );
    this.headRow = db.prepare('SELECT coalesce(max(position), 0) FROM event', { returnArrays: true });
    this.byKeys = db.prepare(`SELECT position, bytes FROM event WHERE id IN (?${', ?'.repeat(LOOKUP - 1)})`, {
      returnArrays: true,
    });
    this.setRow = db.prepare('SELECT revision FROM set_revision WHERE name = ?', { returnArrays: true });
  }

  head(): number {
    const [head] = this.headRow.get() as [number];
    return head;
  }

  after(position: number, until: number, tag: string | undefined): readonly StoredEvent[] {
    return tag === undefined ? this.all.page(position, until) : this.tagged.page(tag, position, until);
  }

  ofStream(stream: string, from: number): readonly StoredEvent[] {
    return this.stream.page(stream, from);
  }

  /** @param ids at most LOOKUP of them; the events come in no particular order */
  byIds(ids: readonly string[]): readonly StoredEvent[] {
    const keys: (EventKey | null)[] = ids.map(eventKey);
    while (keys.length < LOOKUP) keys.push(null);
    return stored(this.byKeys.all(...keys) as Row[]);
  }

  setRevision(set: string): number {
    const row = this.setRow.get(set) as [number] | undefined;
    return row?.[0] ?? 0;
  }
}

/** How many events `byIds` looks up at once. */
export const LOOKUP = 64;
