import {
  type CollectionDeclaration,
  type Document,
  type Find,
  type ReadStore,
  UnknownCollection,
} from '#application/ports/read-store.js';
import type { Position } from '#kernel/position.js';
import { CollectionTable, LOOKUP, tableName } from './collection-table.js';
import { isMissingTable, ReadDatabase } from './read-database.js';
import type { Step } from './transaction-thread.js';

export interface SqliteReadStoreOptions {
  /** Holds `read.db`; made if it isn't there. */
  readonly directory: string;
}

const SCAN_BATCH = 1000;
/** From so many documents on, a commit goes to the thread: a few milliseconds of writing. */
const LARGE = 256;

/** Opens, or makes, the read store in a directory. @throws StoreFailure */
export async function openSqliteReadStore(options: SqliteReadStoreOptions): Promise<ReadStore> {
  return new SqliteReadStore(await ReadDatabase.open(options.directory));
}

/**
 * Documents in `read.db`: one table per collection, bodies as JSON text, expression indexes for what `find` uses.
 * Positions are stored as integers, so a log whose positions exceed 2^63 needs another read store.
 */
class SqliteReadStore implements ReadStore {
  private readonly tables = new Map<string, CollectionTable>();

  constructor(private readonly database: ReadDatabase) {}

  async declare({ name, indexes }: CollectionDeclaration): Promise<void> {
    const table = this.table(name);
    const known = await this.database.run(() => table.declaredIndexes());
    const all = [...new Set([...(known ?? []), ...indexes])].sort();
    if (known && all.length === known.length) return;
    const steps: Step[] = table.creation(all).map((sql) => ({ sql, rows: [[]] }));
    steps.push({
      sql: `INSERT INTO collection (name, indexes, checkpoint) VALUES (?, ?, 0)
        ON CONFLICT (name) DO UPDATE SET indexes = excluded.indexes`,
      rows: [[name, JSON.stringify(all)]],
    });
    // indexes on documents that are there already take their time
    if (known) await this.database.writeInThread(steps);
    else await this.database.write(() => table.run(steps));
  }

  load(collection: string, keys: readonly string[]): Promise<readonly Document[]> {
    return this.on(collection, async (table) => {
      const found: Document[] = [];
      for (let from = 0; from < keys.length; from += LOOKUP) {
        const batch = keys.slice(from, from + LOOKUP);
        found.push(...(await this.database.run(() => table.load(batch))));
      }
      return found;
    });
  }

  commit(collection: string, changes: readonly Document[], checkpoint: Position): Promise<void> {
    return this.on(collection, async (table) => {
      const steps = table.writing(changes, checkpoint);
      const large = changes.length >= LARGE;
      const changed = large
        ? await this.database.writeInThread(steps)
        : await this.database.write(() => table.run(steps));
      if (changed.at(-1) === 0) await this.checkpoint(collection);
    });
  }

  find(collection: string, find: Find): Promise<readonly Document[]> {
    return this.on(collection, (table) => this.database.run(() => table.find(find)));
  }

  async *scan(collection: string): AsyncGenerator<readonly Document[]> {
    let after: string | undefined;
    for (;;) {
      const batch = await this.on(collection, (table) => this.database.run(() => table.page(after, SCAN_BATCH)));
      const last = batch.at(-1);
      if (!last) return;
      yield batch;
      after = last.key;
    }
  }

  checkpoint(collection: string): Promise<Position> {
    return this.on(collection, (table) =>
      this.database.run(() => {
        const checkpoint = table.checkpoint();
        if (checkpoint === undefined) throw new UnknownCollection(collection);
        return checkpoint;
      }),
    );
  }

  stamp(): Promise<string> {
    return this.database.stamp();
  }

  activeCollection(projection: string): Promise<string | undefined> {
    return this.database.run(
      (db) => db.prepare('SELECT collection FROM active WHERE projection = ?').get(projection)?.collection,
    );
  }

  activate(projection: string, collection: string): Promise<void> {
    return this.on(collection, (table) =>
      this.database.write((db) => {
        if (table.checkpoint() === undefined) throw new UnknownCollection(collection);
        db.prepare(
          `INSERT INTO active (projection, collection) VALUES (?, ?)
           ON CONFLICT (projection) DO UPDATE SET collection = excluded.collection`,
        ).run(projection, collection);
      }),
    );
  }

  async drop(collection: string): Promise<void> {
    const name = tableName(collection);
    this.tables.delete(collection);
    await this.database.write((db) => {
      db.exec(`DROP TABLE IF EXISTS ${name}`);
      db.prepare('DELETE FROM collection WHERE name = ?').run(collection);
      db.prepare('DELETE FROM active WHERE collection = ?').run(collection);
    });
  }

  collections(): Promise<readonly string[]> {
    return this.database.run((db) =>
      db
        .prepare('SELECT name FROM collection ORDER BY name')
        .all()
        .map((row) => row.name),
    );
  }

  async close(): Promise<void> {
    this.tables.clear();
    await this.database.close();
  }

  private table(collection: string): CollectionTable {
    let table = this.tables.get(collection);
    if (!table) {
      table = new CollectionTable(this.database.db, collection);
      this.tables.set(collection, table);
    }
    return table;
  }

  /** Work on a table that another process may have dropped meanwhile. */
  private async on<T>(collection: string, work: (table: CollectionTable) => Promise<T>): Promise<T> {
    try {
      return await work(this.table(collection));
    } catch (error) {
      if (isMissingTable(error, tableName(collection, ''))) {
        this.tables.delete(collection);
        throw new UnknownCollection(collection);
      }
      throw error;
    }
  }
}
