import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { type Document, type Find, UnknownCollection } from '#application/ports/read-store.js';
import { isPosition, type Position } from '#kernel/position.js';
import type { Step, Value } from './transaction-thread.js';

/** How many keys `load` looks up at once. */
export const LOOKUP = 64;

const COLUMNS = 'key, CAST(position AS TEXT) AS position, body';

/** @param quote '' for the name as it stands in SQLite's messages */
export function tableName(collection: string, quote = '"'): string {
  if (!/^[a-z0-9_-]{1,100}$/.test(collection)) throw new Error(`"${collection}" cannot name a collection`);
  return `${quote}documents-${collection}${quote}`;
}

/** The one text of an indexed expression: SQLite uses an index only for the very expression that it was made on. */
function indexed(property: string): string {
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(property)) throw new Error(`"${property}" cannot name an index`);
  return `json_extract(body, '$.${property}')`;
}

/** The table of one collection, with its statements, each prepared on first use. All work is synchronous. */
export class CollectionTable {
  private readonly name: string;
  private readonly statements = new Map<string, StatementSyncInstance>();
  private indexes: ReadonlySet<string> | undefined;

  constructor(
    private readonly db: DatabaseSyncInstance,
    private readonly collection: string,
  ) {
    this.name = tableName(collection);
  }

  /** Statements that make the table and those of its indexes that aren't there. */
  creation(indexes: readonly string[]): readonly string[] {
    this.indexes = undefined;
    return [
      // a rowid table: documents are appended, and only the small index of keys is written at random places
      `CREATE TABLE IF NOT EXISTS ${this.name} (key TEXT PRIMARY KEY NOT NULL, position INTEGER NOT NULL, body TEXT) STRICT`,
      ...indexes.map(
        (property) =>
          `CREATE INDEX IF NOT EXISTS "${this.collection}.${property}" ON ${this.name} (${indexed(property)}, key)
           WHERE body IS NOT NULL`,
      ),
    ];
  }

  /** Undefined if the collection isn't declared. */
  declaredIndexes(): readonly string[] | undefined {
    const row = this.prepared('SELECT indexes FROM collection WHERE name = ?').get(this.collection);
    return row && JSON.parse(row.indexes);
  }

  /** @param asked at most LOOKUP of them */
  load(asked: readonly string[]): Document[] {
    const keys = asked.filter(isStorable);
    const statement = this.prepared(`SELECT ${COLUMNS} FROM ${this.name} WHERE key IN (?${', ?'.repeat(LOOKUP - 1)})`);
    const padding = Array<null>(LOOKUP - keys.length).fill(null);
    return statement.all(...keys, ...padding).map(toDocument);
  }

  /** What writes the documents, each only over an older position, and then raises the checkpoint. */
  writing(documents: readonly Document[], checkpoint: Position): readonly Step[] {
    return [
      {
        sql: `INSERT INTO ${this.name} (key, position, body) VALUES (?, ?, ?)
          ON CONFLICT (key) DO UPDATE SET position = excluded.position, body = excluded.body
          WHERE excluded.position > position`,
        rows: documents.map(toRow),
      },
      {
        // the column's integer affinity makes this a comparison of integers, though a text is bound
        sql: 'UPDATE collection SET checkpoint = ?1 WHERE name = ?2 AND checkpoint < ?1',
        rows: [[checkpoint, this.collection]],
      },
    ];
  }

  /** Runs steps inside a transaction. @returns how many rows each changed */
  run(steps: readonly Step[]): readonly number[] {
    return steps.map(({ sql, rows }) => {
      const statement = this.prepared(sql);
      return rows.reduce((changed, row) => changed + statement.run(...row).changes, 0);
    });
  }

  /** Undefined if the collection isn't declared. */
  checkpoint(): Position | undefined {
    const row = this.prepared('SELECT CAST(checkpoint AS TEXT) AS checkpoint FROM collection WHERE name = ?').get(
      this.collection,
    );
    return isPosition(row?.checkpoint) ? row.checkpoint : undefined;
  }

  /** Documents by key, tombstones left out. */
  page(after: string | undefined, limit: number): Document[] {
    return this.find({ where: {}, limit, ...(after !== undefined && { after: { key: after } }) });
  }

  find({ where, sortBy, after, limit }: Find): Document[] {
    const conditions = ['body IS NOT NULL'];
    const values: (string | number)[] = [];
    for (const [property, value] of Object.entries(where)) {
      conditions.push(isStorable(value) ? `${this.declared(property)} = ?` : '? IS NULL');
      values.push(value);
    }
    const sorted = sortBy === undefined ? undefined : this.declared(sortBy);
    if (after) {
      if (sorted === undefined) {
        conditions.push('key > ?');
        values.push(after.key);
      } else if (after.sortValue === undefined) {
        conditions.push(`(${sorted} IS NOT NULL OR key > ?)`);
        values.push(after.key);
      } else {
        conditions.push(`(${sorted}, key) > (?, ?)`);
        values.push(after.sortValue, after.key);
      }
    }
    const order = sorted === undefined ? 'key' : `${sorted}, key`;
    const statement = this.prepared(
      `SELECT ${COLUMNS} FROM ${this.name} WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT ?`,
    );
    return statement.all(...values, limit ?? -1).map(toDocument);
  }

  /** The expression of a declared index. @throws Error for another property: it would read the whole collection */
  private declared(property: string): string {
    if (!this.indexes?.has(property)) {
      const indexes = this.declaredIndexes();
      if (!indexes) throw new UnknownCollection(this.collection);
      this.indexes = new Set(indexes);
      if (!this.indexes.has(property)) throw new Error(`${this.collection} has no index ${property}`);
    }
    return indexed(property);
  }

  private prepared(sql: string): StatementSyncInstance {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

/** The driver takes a text to end at its first NUL, so that such a text would pass for a shorter one. */
function isStorable(value: string | number): boolean {
  return typeof value === 'number' || !value.includes('\u0000');
}

function toRow({ key, position, body }: Document): readonly Value[] {
  if (!isStorable(key)) throw new Error(`"${key}" cannot be the key of a document: it contains a NUL`);
  return [key, position, body === undefined ? null : JSON.stringify(body)];
}

function toDocument(row: { key: string; position: Position; body: string | null }): Document {
  return { key: row.key, position: row.position, body: row.body === null ? undefined : JSON.parse(row.body) };
}
