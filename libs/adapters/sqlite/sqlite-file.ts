import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { StoreFailure } from '#application/ports/store-failure.js';
import { sqliteFailure } from './sqlite-failure.js';
import { untilFree } from './until-free.js';

/** What a file must be to be ours, and how it is made where there is none. */
export interface SqliteFormat {
  /** Stands in the file's header, so that no other program's file is taken for ours. */
  readonly applicationId: number;
  /** Raised when the tables change in a way that older builds can't read. */
  readonly version: number;
  /** Statements that make the tables, each once. */
  readonly schema: string;
  /** Permissions of a new file, e.g. 0o600. */
  readonly mode: number;
  /** Writes what a new file must hold from its first moment; runs inside the transaction that makes the tables. */
  initialize(db: DatabaseSyncInstance): void;
}

/** Waiting inside SQLite blocks the event loop, so it is kept to almost nothing; waiting is done by untilFree. */
const BUSY_TIMEOUT_MS = 2;

const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';

/**
 * Opens one of our files, or makes it, in WAL mode with `synchronous=FULL`: what is committed is on disk.
 * @throws StoreFailure for a file that isn't ours (which stays as it is), is newer, damaged, or can't be written
 */
export async function openSqliteFile(path: string, format: SqliteFormat): Promise<DatabaseSyncInstance> {
  let db: DatabaseSyncInstance | undefined;
  try {
    makeDirectory(dirname(path));
    closeSync(openSync(path, 'a+', format.mode));
    if (!existsSync(`${path}-journal`)) refuseForeignHeader(path, format);
    const opened = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    db = opened;
    await untilFree(path, () => make(opened, format));
    refuseForeign(path, format, await untilFree(path, () => identityOf(opened)));
    await untilFree(path, () => tune(opened));
    return opened;
  } catch (error) {
    db?.close();
    throw sqliteFailure(error, path);
  }
}

/** Makes a directory, and those above it, to survive a power cut; readable by the owner only. Does nothing if it is there. */
export function makeDirectory(path: string): void {
  const first = mkdirSync(path, { recursive: true, mode: 0o700 });
  if (first === undefined || process.platform === 'win32') return;
  for (let made = resolve(path); made.length >= resolve(first).length; made = dirname(made))
    syncDirectory(dirname(made));
}

/** Makes the names in a directory durable. Windows can't, and needn't. */
export function syncDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}

interface Identity {
  readonly applicationId: number;
  readonly version: number;
}

/** Reads the header without SQLite, which would leave files of its own beside one that isn't ours. */
function refuseForeignHeader(path: string, format: SqliteFormat): void {
  const header = Buffer.alloc(HEADER_BYTES);
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, header, 0, HEADER_BYTES, 0);
    if (length === 0) return;
    if (length < HEADER_BYTES || header.toString('latin1', 0, MAGIC.length) !== MAGIC) throw notOurs(path);
  } finally {
    closeSync(file);
  }
  // https://www.sqlite.org/fileformat.html: the user version at 60, the application id at 68
  refuseForeign(path, format, { version: header.readUInt32BE(60), applicationId: header.readUInt32BE(68) });
}

function identityOf(db: DatabaseSyncInstance): Identity {
  const [applicationId] = db.prepare('PRAGMA application_id', { returnArrays: true }).get() as [number];
  const [version] = db.prepare('PRAGMA user_version', { returnArrays: true }).get() as [number];
  return { applicationId, version };
}

function refuseForeign(path: string, format: SqliteFormat, { applicationId, version }: Identity): void {
  if (applicationId !== format.applicationId) throw notOurs(path);
  if (version === format.version) return;
  throw new StoreFailure('unknown-format', {
    zh: `${path} 的格式版本是 ${version}，本程序只认识版本 ${format.version}；请使用更新的程序。文件未作任何改动`,
    en: `${path} has format version ${version}, this build knows version ${format.version}; use a newer build. The file was left as it is`,
  });
}

function notOurs(path: string): StoreFailure {
  return new StoreFailure('unknown-format', {
    zh: `${path} 不是融合的数据文件，未作任何改动`,
    en: `${path} is not a data file of Ronghe; it was left as it is`,
  });
}

/**
 * Makes the tables in an empty file: all of them or, after a crash, none. Done before WAL is switched on, so that the
 * header names us from the first moment.
 */
function make(db: DatabaseSyncInstance, format: SqliteFormat): void {
  if (hasTables(db)) return;
  db.exec('BEGIN EXCLUSIVE');
  try {
    if (!hasTables(db)) {
      db.exec(format.schema);
      format.initialize(db);
      db.exec(`PRAGMA application_id = ${format.applicationId}; PRAGMA user_version = ${format.version}`);
    }
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function hasTables(db: DatabaseSyncInstance): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
}

function tune(db: DatabaseSyncInstance): void {
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY');
}
