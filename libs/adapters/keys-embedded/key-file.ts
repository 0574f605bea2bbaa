import { randomBytes } from 'node:crypto';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { sqliteFailure } from '#adapters/sqlite/sqlite-failure.js';
import { openSqliteFile, type SqliteFormat } from '#adapters/sqlite/sqlite-file.js';
import { untilFree } from '#adapters/sqlite/until-free.js';
import { StoreFailure } from '#application/ports/store-failure.js';
import { decrypt, encrypt, KEY_BYTES } from './cipher.js';

/** "RhKy" */
const APPLICATION_ID = 0x52684b79;
const VERSION = 1;

/** A destroyed key leaves its row without the wrapped key, so that none is made again. */
const SCHEMA = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE subject_key (subject TEXT PRIMARY KEY, wrapped BLOB) STRICT, WITHOUT ROWID;
`;

/** Something wrapped when the file was made: opens with the right master key only, even before the first subject. */
const PROOF = 'ronghe master key';

/** A subject's key; 'destroyed' if there was one, 'none' if there never was. */
export type FoundKey = Buffer | 'destroyed' | 'none';

/** The wrapped keys, one row a subject. Every method is one short transaction and may find the file busy. */
export class KeyFile {
  private readonly select: StatementSyncInstance;
  private readonly insert: StatementSyncInstance;
  private readonly erase: StatementSyncInstance;
  private readonly dataVersion: StatementSyncInstance;

  constructor(
    readonly path: string,
    private readonly db: DatabaseSyncInstance,
    private readonly master: Buffer,
  ) {
    const rows = { returnArrays: true };
    db.exec('PRAGMA secure_delete = ON');
    this.select = db.prepare('SELECT wrapped FROM subject_key WHERE subject = ?', rows);
    this.insert = db.prepare('INSERT OR IGNORE INTO subject_key VALUES (?, ?)');
    this.erase = db.prepare('INSERT INTO subject_key VALUES (?, NULL) ON CONFLICT DO UPDATE SET wrapped = NULL');
    this.dataVersion = db.prepare('PRAGMA data_version', rows);
  }

  /** Changes when another process has committed. */
  version(): number {
    const [version] = this.dataVersion.get() as [number];
    return version;
  }

  find(subject: string): FoundKey {
    const row = this.select.get(subject) as [Uint8Array | null] | undefined;
    if (!row) return 'none';
    if (!row[0]) return 'destroyed';
    const key = decrypt(this.master, row[0], contextOf(subject));
    if (!key) throw doesNotOpen(this.path);
    return key;
  }

  /** Makes keys for those of the subjects that never had one; on disk when it returns. */
  make(subjects: readonly string[]): void {
    this.transaction(() => {
      for (const subject of subjects) {
        this.insert.run(subject, encrypt(this.master, randomBytes(KEY_BYTES), contextOf(subject)));
      }
    });
  }

  /** Puts a tombstone in the place of the key. */
  destroy(subject: string): void {
    this.transaction(() => this.erase.run(subject));
  }

  /**
   * Rewrites the file without what was deleted: moved rows may have left copies in the unused parts of pages, and the
   * write-ahead log still holds old pages.
   */
  scrub(): void {
    this.db.exec('VACUUM');
    const [busy] = this.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)', { returnArrays: true }).get() as [number];
    if (busy !== 0) {
      throw new StoreFailure('busy', {
        zh: `${this.path} 正被另一个进程使用，密钥已删除，但旧的副本尚未清除；请重试`,
        en: `${this.path} is in use by another process; the key is deleted, but an old copy could not be wiped yet; try again`,
      });
    }
  }

  /** What was made is in the file itself then, not only in the write-ahead log beside it, so that a copy has it. */
  close(): void {
    try {
      this.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    } catch {
      // nothing is lost: whoever opens the file next finds it in the write-ahead log
    } finally {
      this.db.close();
    }
  }

  private transaction(work: () => void): void {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.db.exec('COMMIT');
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }
}

/** @throws StoreFailure `corrupt` if the file's keys were wrapped by another master key */
export async function openKeyFile(path: string, master: Buffer): Promise<KeyFile> {
  const format: SqliteFormat = {
    applicationId: APPLICATION_ID,
    version: VERSION,
    schema: SCHEMA,
    mode: 0o600,
    initialize(db) {
      db.prepare("INSERT INTO meta VALUES ('proof', ?)").run(encrypt(master, Buffer.from(PROOF), PROOF));
    },
  };
  const db = await openSqliteFile(path, format);
  try {
    // another process may just be switching the file's mode, or closing it
    return await untilFree(path, () => opened(path, db, master));
  } catch (error) {
    db.close();
    throw sqliteFailure(error, path);
  }
}

function opened(path: string, db: DatabaseSyncInstance, master: Buffer): KeyFile {
  const row = db.prepare("SELECT value FROM meta WHERE name = 'proof'", { returnArrays: true }).get() as
    | [Uint8Array]
    | undefined;
  if (!row || !decrypt(master, row[0], PROOF)) throw doesNotOpen(path);
  return new KeyFile(path, db, master);
}

function contextOf(subject: string): string {
  return `ronghe key 1:${subject}`;
}

function doesNotOpen(path: string): StoreFailure {
  return new StoreFailure('corrupt', {
    zh: `主密钥打不开 ${path} 中的密钥：两个文件不属于同一份数据，或其中之一已损坏。请从同一次备份中恢复这两个文件`,
    en: `the master key does not open the keys in ${path}: the two files don't belong together, or one is damaged. Restore both from one backup`,
  });
}
