import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import type { EventKey } from './event-key.js';

export type IndexRow = readonly (number | EventKey)[];

/** Rows that one statement takes: crossing into SQLite costs more than the row. */
const CHUNK = 32;

/** So many events after one move of an index the next one comes: some milliseconds' work, rarely more than twenty. */
const SETTLE_EVERY = 4_000;

export interface IndexShape {
  readonly table: string;
  readonly columns: readonly string[];
  /** How many of the columns, from the left, are the key. */
  readonly keyColumns: number;
  /** Where in the cycle of SETTLE_EVERY events this index moves, from 0 to 1: not all in one commit. */
  readonly phase: number;
}

/**
 * An index in two tables of one shape. Entries of one commit fall all over an index, and each page touched is written
 * whole; so they go to `fresh_…` first, which stays small, and from there, some thousand at a time and in order, to
 * the table that keeps them. Whoever reads looks into both: entries of one stream or tag in `fresh_…` are always later.
 */
export class LeveledIndex {
  private readonly addOne: StatementSyncInstance;
  private readonly addChunk: StatementSyncInstance;
  private readonly copy: StatementSyncInstance;
  private readonly empty: StatementSyncInstance;

  constructor(
    db: DatabaseSyncInstance,
    private readonly shape: IndexShape,
  ) {
    const { table, columns } = shape;
    const row = `(?${', ?'.repeat(columns.length - 1)})`;
    this.addOne = db.prepare(`INSERT INTO fresh_${table} VALUES ${row}`);
    this.addChunk = db.prepare(`INSERT INTO fresh_${table} VALUES ${row}${`, ${row}`.repeat(CHUNK - 1)}`);
    this.copy = db.prepare(`INSERT INTO ${table} SELECT * FROM fresh_${table}`);
    this.empty = db.prepare(`DELETE FROM fresh_${table}`);
  }

  static schemaOf({ table, columns, keyColumns }: IndexShape): string {
    const key = columns.slice(0, keyColumns).join(', ');
    const definition = columns.map((column) => `${column} ${column === 'id' ? 'ANY' : 'INTEGER'} NOT NULL`).join(', ');
    return [table, `fresh_${table}`]
      .map((name) => `CREATE TABLE ${name} (${definition}, PRIMARY KEY (${key})) STRICT, WITHOUT ROWID;\n`)
      .join('');
  }

  add(rows: readonly IndexRow[]): void {
    let next = 0;
    for (; rows.length - next >= CHUNK; next += CHUNK) this.addChunk.run(...rows.slice(next, next + CHUNK).flat());
    for (const row of rows.slice(next)) this.addOne.run(...row);
  }

  /** Moves the fresh entries if the log has passed the next place to do so between these positions. */
  settle(before: number, after: number): void {
    const cycle = (position: number) => Math.floor(position / SETTLE_EVERY + this.shape.phase);
    if (cycle(before) === cycle(after)) return;
    this.copy.run();
    this.empty.run();
  }
}
