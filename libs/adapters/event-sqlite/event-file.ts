import { join } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { sqliteFailure } from '#adapters/sqlite/sqlite-failure.js';
import { openSqliteFile, type SqliteFormat } from '#adapters/sqlite/sqlite-file.js';
import { untilFree } from '#adapters/sqlite/until-free.js';
import { StoreFailure } from '#application/ports/store-failure.js';
import { SCHEMA } from './event-tables.js';

/**
 * Pages of WAL, 16 MiB, between two checkpoints, each of which waits for the disk twice; pages of the indexes that many
 * commits touch are then copied once. Four times SQLite's usual number: a tenth less time for each group of events.
 */
const CHECKPOINT_PAGES = 4000;

/** "RhEv" */
const APPLICATION_ID = 0x52684576;
const VERSION = 1;

export interface EventFileOptions {
  /** Made if it isn't there. */
  readonly directory: string;
  /** IANA time zone in which the log's local days are counted. A log keeps the zone that it was made with. */
  readonly zone: string;
}

export interface EventFile {
  readonly path: string;
  readonly db: DatabaseSyncInstance;
}

export async function openEventFile({ directory, zone }: EventFileOptions): Promise<EventFile> {
  const path = join(directory, 'events.db');
  const format: SqliteFormat = {
    applicationId: APPLICATION_ID,
    version: VERSION,
    schema: SCHEMA,
    mode: 0o640,
    initialize(db) {
      db.prepare("INSERT INTO meta VALUES ('zone', ?)").run(zone);
    },
  };
  const db = await openSqliteFile(path, format);
  db.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  try {
    // another process may just be switching the file's mode, or closing it
    const row = await untilFree(path, () => zoneRow(db));
    if (row?.[0] !== zone) throw madeElsewhere(path, row?.[0], zone);
    return { path, db };
  } catch (error) {
    db.close();
    throw sqliteFailure(error, path);
  }
}

function zoneRow(db: DatabaseSyncInstance): [string] | undefined {
  return db.prepare("SELECT value FROM meta WHERE name = 'zone'", { returnArrays: true }).get() as [string] | undefined;
}

function madeElsewhere(path: string, made: string | undefined, zone: string): StoreFailure {
  return new StoreFailure('unknown-format', {
    zh: `${path} 以时区 ${made} 建立，不能用 ${zone} 打开：已记录事件的日期会因此改变`,
    en: `${path} was made in the time zone ${made} and cannot be opened in ${zone}: the days of recorded events would change`,
  });
}
