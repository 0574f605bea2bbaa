import { randomBytes } from 'node:crypto';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { sqliteFailure } from '#adapters/sqlite/sqlite-failure.js';
import { openSqliteFile, type SqliteFormat } from '#adapters/sqlite/sqlite-file.js';
import { untilFree } from '#adapters/sqlite/until-free.js';
import type { BallotBox, CastBallot, TokenRequest } from '#application/ports/ballot-box.js';
import { StoreFailure } from '#application/ports/store-failure.js';
import { memberMark, newToken, readToken, SECRET_BYTES, spentMark } from './ballot-token.js';

/** A survey that was destroyed leaves its row without the secret, so that none is made again. */
const SCHEMA = `
CREATE TABLE survey (survey_id TEXT PRIMARY KEY, secret BLOB) STRICT, WITHOUT ROWID;
CREATE TABLE given (survey_id TEXT, member BLOB, PRIMARY KEY (survey_id, member)) STRICT, WITHOUT ROWID;
CREATE TABLE spent (survey_id TEXT, token BLOB, PRIMARY KEY (survey_id, token)) STRICT, WITHOUT ROWID;
CREATE TABLE tally (
  survey_id TEXT, part INTEGER, question INTEGER, option INTEGER, count INTEGER NOT NULL,
  PRIMARY KEY (survey_id, part, question, option)
) STRICT, WITHOUT ROWID;
`;

const FORMAT: SqliteFormat = {
  /** "RhBx" */
  applicationId: 0x52684278,
  version: 1,
  schema: SCHEMA,
  mode: 0o600,
  initialize() {},
};

type Tally = Awaited<ReturnType<BallotBox['tally']>>;

/**
 * The tables. Every method is one short transaction and may find the file busy. None has row ids or times; `scrub`
 * takes away what a change leaves behind, and with it the order of changes.
 */
export class BallotFile {
  private readonly statements: Readonly<Record<Statement, StatementSyncInstance>>;

  constructor(
    readonly path: string,
    private readonly db: DatabaseSyncInstance,
  ) {
    db.exec('PRAGMA secure_delete = ON');
    const prepared = Object.entries(SQL).map(([name, sql]) => [name, db.prepare(sql, { returnArrays: true })]);
    this.statements = Object.fromEntries(prepared);
  }

  issue({ surveyId, memberId, group }: TokenRequest): string | undefined {
    return this.transaction(() => {
      this.statements.begin.run(surveyId, randomBytes(SECRET_BYTES));
      const secret = this.secretOf(surveyId);
      if (!secret) return undefined;
      const { changes } = this.statements.give.run(surveyId, memberMark(secret, memberId));
      return Number(changes) === 1 ? newToken(secret, group) : undefined;
    });
  }

  /** Every step is done for a token that isn't good too, and then undone. */
  cast({ surveyId, token, votes }: CastBallot): boolean {
    const known = this.secretOf(surveyId);
    const secret = known ?? randomBytes(SECRET_BYTES);
    const { genuine, group } = readToken(secret, token);
    const mark = spentMark(secret, token);
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const { changes } = this.statements.spend.run(surveyId, mark);
      for (const [question, option] of votes.entries()) this.statements.count.run(surveyId, group, question, option);
      const good = known !== undefined && genuine && Number(changes) === 1;
      // another process may have destroyed the survey between the look at its secret and the transaction
      const stands = this.secretOf(surveyId) !== undefined;
      this.db.exec(good && stands ? 'COMMIT' : 'ROLLBACK');
      return good && stands;
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  tally(surveyId: string): Tally {
    const rows = this.statements.tally.all(surveyId) as [number, number, number, number][];
    return rows.map(([group, question, option, count]) => ({ group, question, option, count }));
  }

  destroy(surveyId: string): void {
    this.transaction(() => {
      for (const each of ['noTally', 'noSpent', 'noGiven', 'destroy'] as const) this.statements[each].run(surveyId);
    });
  }

  surveys(): readonly string[] {
    return (this.statements.surveys.all() as [string][]).map(([surveyId]) => surveyId);
  }

  /**
   * Writes the file anew in the order of the keys: where rows lie in their pages would tell in which order they came,
   * unused parts of pages and the write-ahead log hold what was there before.
   */
  scrub(): void {
    this.db.exec('VACUUM');
    const [busy] = this.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)', { returnArrays: true }).get() as [number];
    if (busy !== 0) {
      throw new StoreFailure('busy', {
        zh: `${this.path} 正被另一个进程使用，旧的副本尚未清除；请重试`,
        en: `${this.path} is in use by another process; an old copy could not be wiped yet; try again`,
      });
    }
  }

  close(): void {
    this.db.close();
  }

  private secretOf(surveyId: string): Uint8Array | undefined {
    const row = this.statements.secret.get(surveyId) as [Uint8Array | null] | undefined;
    return row?.[0] ?? undefined;
  }

  private transaction<Result>(work: () => Result): Result {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.db.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }
}

const SQL = {
  begin: 'INSERT OR IGNORE INTO survey VALUES (?, ?)',
  secret: 'SELECT secret FROM survey WHERE survey_id = ?',
  surveys: 'SELECT survey_id FROM survey WHERE secret IS NOT NULL',
  give: 'INSERT OR IGNORE INTO given VALUES (?, ?)',
  spend: 'INSERT OR IGNORE INTO spent VALUES (?, ?)',
  count: 'INSERT INTO tally VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1',
  tally: 'SELECT part, question, option, count FROM tally WHERE survey_id = ?',
  noTally: 'DELETE FROM tally WHERE survey_id = ?',
  noSpent: 'DELETE FROM spent WHERE survey_id = ?',
  noGiven: 'DELETE FROM given WHERE survey_id = ?',
  destroy: 'INSERT INTO survey VALUES (?, NULL) ON CONFLICT DO UPDATE SET secret = NULL',
} as const;
type Statement = keyof typeof SQL;

/** @throws StoreFailure if the file can't be used */
export async function openBallotFile(path: string): Promise<BallotFile> {
  const db = await openSqliteFile(path, FORMAT);
  try {
    return await untilFree(path, () => new BallotFile(path, db));
  } catch (error) {
    db.close();
    throw sqliteFailure(error, path);
  }
}
