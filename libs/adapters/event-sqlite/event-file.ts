import { join } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { openSqliteFile, type SqliteFormat } from '#adapters/sqlite/sqlite-file.js';
import { StoreFailure } from '#application/ports/store-failure.js';

/** "RhEv" */
const APPLICATION_ID = 0x52684576;
const VERSION = 1;

/**
 * A stream's number is the position of its first event, so it needs no counter. A stream's revision is its highest in
 * `event`: stored once. Tags are numbered because each event has several and their names are long.
 */
const SCHEMA = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE stream (name TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE event (
  position INTEGER PRIMARY KEY,
  id ANY NOT NULL UNIQUE,
  stream INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  bytes TEXT NOT NULL,
  UNIQUE (stream, revision)
) STRICT;
CREATE TABLE tag (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE tagged (tag INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (tag, position)) STRICT, WITHOUT ROWID;
CREATE TABLE set_revision (name TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

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
  const row = db.prepare("SELECT value FROM meta WHERE name = 'zone'", { returnArrays: true }).get() as
    | [string]
    | undefined;
  if (row?.[0] === zone) return { path, db };
  db.close();
  throw new StoreFailure('unknown-format', {
    zh: `${path} 以时区 ${row?.[0]} 建立，不能用 ${zone} 打开：已记录事件的日期会因此改变`,
    en: `${path} was made in the time zone ${row?.[0]} and cannot be opened in ${zone}: the days of recorded events would change`,
  });
}
