import { join } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { closedFailure, sqliteFailure } from '#adapters/sqlite/sqlite-failure.js';
import { openSqliteFile, type SqliteFormat } from '#adapters/sqlite/sqlite-file.js';
import { BUSY_DEADLINE_MS, untilFree } from '#adapters/sqlite/until-free.js';
import { StoreFailure } from '#application/ports/store-failure.js';
import { type Step, TransactionThread } from './transaction-thread.js';

const FORMAT: SqliteFormat = {
  /** "RHrd" */
  applicationId: 0x52487264,
  version: 1,
  schema: `
    CREATE TABLE collection (
      name TEXT PRIMARY KEY,
      indexes TEXT NOT NULL,
      checkpoint INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE active (
      projection TEXT PRIMARY KEY,
      collection TEXT NOT NULL
    ) STRICT;`,
  mode: 0o600,
  initialize: () => {},
};

/**
 * NORMAL: a power cut may cost the last commits but never consistency, and the log still has what they were made of.
 * The WAL is carried over every 16 MiB only, or loading a large collection would spend its time there.
 */
const TUNING = `
  PRAGMA synchronous = NORMAL;
  PRAGMA wal_autocheckpoint = 4096;
  PRAGMA cache_size = -32768;`;

/** One connection to `read.db`, on which short pieces of work run, again and again while another process has the lock. */
export class ReadDatabase {
  private closed = false;
  private writes = 0;
  private readonly thread: TransactionThread;

  private constructor(
    private readonly path: string,
    readonly db: DatabaseSyncInstance,
  ) {
    this.thread = new TransactionThread({ path, tuning: TUNING, busyTimeoutMs: BUSY_DEADLINE_MS });
  }

  /** @throws StoreFailure `unknown-format`, `corrupt`, `unavailable` or `busy` */
  static async open(directory: string): Promise<ReadDatabase> {
    const path = join(directory, 'read.db');
    try {
      const db = await openSqliteFile(path, FORMAT);
      await untilFree(path, () => db.exec(TUNING));
      return new ReadDatabase(path, db);
    } catch (error) {
      throw withAdvice(error);
    }
  }

  /** Runs synchronous work. @throws StoreFailure; `busy` if another process holds the lock for too long */
  async run<T>(work: (db: DatabaseSyncInstance) => T): Promise<T> {
    try {
      return await untilFree(this.path, () => {
        if (this.closed) throw closedFailure(this.path);
        return work(this.db);
      });
    } catch (error) {
      throw withAdvice(error);
    }
  }

  /** Tells one state of the file from another: SQLite counts what other connections commit, we what this one does. */
  stamp(): Promise<string> {
    return this.run((db) => `${db.prepare('PRAGMA data_version').get()?.data_version}.${this.writes}`);
  }

  /** The work in one transaction that has the write lock from its start. */
  write<T>(work: (db: DatabaseSyncInstance) => T): Promise<T> {
    return this.run((db) => {
      db.exec('BEGIN IMMEDIATE');
      try {
        const result = work(db);
        db.exec('COMMIT');
        this.writes++;
        return result;
      } catch (error) {
        this.rollBack();
        throw error;
      }
    });
  }

  /** A transaction that may take long, in a thread. @returns how many rows each step changed */
  async writeInThread(steps: readonly Step[]): Promise<readonly number[]> {
    try {
      if (this.closed) throw closedFailure(this.path);
      return await this.thread.run(steps);
    } catch (error) {
      throw withAdvice(sqliteFailure(error, this.path));
    }
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.thread.close();
    try {
      // in vain while another process reads; then the file beside this one just stays
      this.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    } catch {
      // nothing is lost: the next who opens the file finds what was written in the WAL
    } finally {
      this.db.close();
    }
  }

  private rollBack(): void {
    try {
      // after a full disk SQLite may have rolled back already
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
    } catch {
      // the first failure is the one to report; if the transaction is stuck, so is the next BEGIN, which says so
    }
  }
}

/** A file that can't be trusted is no loss here, unlike the log. */
function withAdvice(error: unknown): unknown {
  if (!(error instanceof StoreFailure) || (error.code !== 'unknown-format' && error.code !== 'corrupt')) return error;
  const { zh, en } = error.text;
  return new StoreFailure(
    error.code,
    {
      zh: `${zh}。其中内容都可由事件日志重建：停止各进程，删除该文件（连同 -wal、-shm），再执行 ronghe rebuild`,
      en: `${en}. Everything in it can be rebuilt from the log: stop all processes, delete the file (with its -wal and -shm) and run ronghe rebuild`,
    },
    { cause: error },
  );
}

/** SQLite's message about a table that is not there (any more); by shape, as errors cross realms in test runners. */
export function isMissingTable(error: unknown, table: string): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'message' in error &&
    String(error.message).includes(`no such table: ${table}`)
  );
}
