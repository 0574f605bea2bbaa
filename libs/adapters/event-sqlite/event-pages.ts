import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import type { StoredEvent } from '#application/ports/event-store.js';
import type { Position } from '#kernel/position.js';
import { type EventKey, eventKey } from './event-key.js';

/** A page is read in one piece, holding the event loop: some five milliseconds at this size. Twice as much is no faster. */
const PAGE_ROWS = 1_000;
/** Enough for a page of usual events, so that the limit is only met by unusual ones. */
const PAGE_BYTES = 2 << 20;

type Row = [position: number, bytes: string];

export interface EventPage {
  readonly events: readonly StoredEvent[];
  /** False if nothing came after it when it was read. */
  readonly more: boolean;
}

const NOTHING: EventPage = { events: [], more: false };

/** A selection of events in the order of the log, of which any page can be read by its parameters. */
class Selection {
  private readonly rows: StatementSyncInstance;
  private readonly size: StatementSyncInstance;

  /** @param from the SQL from FROM on, with `e` for the event; its last parameter is the LIMIT */
  constructor(db: DatabaseSyncInstance, from: string) {
    this.rows = db.prepare(`SELECT e.position, e.bytes ${from}`, { returnArrays: true });
    // octet_length takes the length from the row's header, it doesn't read the text
    this.size = db.prepare(`SELECT total(size) FROM (SELECT octet_length(e.bytes) AS size ${from})`, {
      returnArrays: true,
    });
  }

  page(...parameters: readonly number[]): EventPage {
    let limit = PAGE_ROWS;
    while (limit > 1 && (this.size.get(...parameters, limit) as [number])[0] > PAGE_BYTES) limit = limit >> 1;
    const rows = this.rows.all(...parameters, limit) as Row[];
    // in order already, as the loops run; but SQL promises no order to what is joined
    return { events: stored(rows.sort((a, b) => a[0] - b[0])), more: rows.length === limit };
  }
}

interface Lookup {
  readonly table: string;
  readonly condition: string;
  /** The last column of the index's key, in which order the entries that meet the condition lie. */
  readonly order: 'position' | 'revision';
}

/**
 * The events that an index leads to, from both its levels. The parameters are those of the condition, twice, and the
 * limit. Each level is in order, so that SQLite merges the two and needn't sort.
 */
function fromBothLevels({ table, condition, order }: Lookup): string {
  const entries = (level: string) => `SELECT position, ${order} AS place FROM ${level} WHERE ${condition}`;
  return `FROM (${entries(table)} UNION ALL ${entries(`fresh_${table}`)} ORDER BY place LIMIT ?) x
    CROSS JOIN event e ON e.position = x.position`;
}

function stored(rows: readonly Row[]): readonly StoredEvent[] {
  return rows.map(([position, bytes]) => ({ position: String(position) as Position, bytes }));
}

/** Reads the log page by page. Each call is one statement: no transaction stays open between two pages. */
export class EventPages {
  private readonly all: Selection;
  private readonly tagged: Selection;
  private readonly stream: Selection;
  private readonly numbers: { readonly tag: StatementSyncInstance; readonly stream: StatementSyncInstance };
  private readonly headRow: StatementSyncInstance;
  private readonly byKeys: StatementSyncInstance;
  private readonly setRow: StatementSyncInstance;

  constructor(db: DatabaseSyncInstance) {
    this.all = new Selection(db, 'FROM event e WHERE e.position > ? AND e.position <= ? ORDER BY e.position LIMIT ?');
    const tagged: Lookup = {
      table: 'tagged',
      condition: 'tag = ? AND position > ? AND position <= ?',
      order: 'position',
    };
    this.tagged = new Selection(db, fromBothLevels(tagged));
    const ofStream: Lookup = {
      table: 'stream_event',
      condition: 'stream = ? AND revision >= ?',
      order: 'revision',
    };
    this.stream = new Selection(db, fromBothLevels(ofStream));
    // looked up by itself: most streams asked for are new, and an index without an entry needn't be searched for it
    this.numbers = {
      tag: db.prepare('SELECT number FROM tag WHERE name = ?', { returnArrays: true }),
      stream: db.prepare('SELECT number FROM stream WHERE name = ?', { returnArrays: true }),
    };
    this.headRow = db.prepare('SELECT coalesce(max(position), 0) FROM event', { returnArrays: true });
    const places = `?${', ?'.repeat(LOOKUP - 1)}`;
    this.byKeys = db.prepare(
      `SELECT position, bytes FROM event WHERE position IN (SELECT position FROM event_id WHERE id IN (${places})
         UNION ALL SELECT position FROM fresh_event_id WHERE id IN (${places}))`,
      { returnArrays: true },
    );
    this.setRow = db.prepare('SELECT revision FROM set_revision WHERE name = ?', { returnArrays: true });
  }

  head(): number {
    const [head] = this.headRow.get() as [number];
    return head;
  }

  after(position: number, until: number, tag: string | undefined): EventPage {
    if (tag === undefined) return this.all.page(position, until);
    const number = this.numberOf('tag', tag);
    return number === undefined ? NOTHING : this.tagged.page(number, position, until, number, position, until);
  }

  ofStream(stream: string, from: number): EventPage {
    const number = this.numberOf('stream', stream);
    return number === undefined ? NOTHING : this.stream.page(number, from, number, from);
  }

  /** @param ids at most LOOKUP of them; the events come in no particular order */
  byIds(ids: readonly string[]): readonly StoredEvent[] {
    const keys: (EventKey | null)[] = ids.map(eventKey);
    while (keys.length < LOOKUP) keys.push(null);
    return stored(this.byKeys.all(...keys, ...keys) as Row[]);
  }

  setRevision(set: string): number {
    const row = this.setRow.get(set) as [number] | undefined;
    return row?.[0] ?? 0;
  }

  private numberOf(kind: 'tag' | 'stream', name: string): number | undefined {
    const row = this.numbers[kind].get(name) as [number] | undefined;
    return row?.[0];
  }
}

/** How many events `byIds` looks up at once. */
export const LOOKUP = 64;
