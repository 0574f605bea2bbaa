import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { closedFailure, isBusy } from '#adapters/sqlite/sqlite-failure.js';
import { untilFree } from '#adapters/sqlite/until-free.js';
import type { BallotBox, CastBallot, TokenRequest } from '#application/ports/ballot-box.js';
import { type BallotFile, openBallotFile } from './ballot-file.js';

export interface SqliteBallotBoxOptions {
  /** Holds `ballots.db`, which is made for the first token. Keep it out of backups. */
  readonly directory: string;
}

/** Pulse surveys in `ballots.db`. Any number of processes may use it. */
export function sqliteBallotBox({ directory }: SqliteBallotBoxOptions): BallotBox {
  return new SqliteBallotBox(join(directory, 'ballots.db'));
}

class SqliteBallotBox implements BallotBox {
  private opening: Promise<BallotFile> | undefined;
  private closed = false;

  constructor(private readonly path: string) {}

  async issue(request: TokenRequest): Promise<string | undefined> {
    const token = await this.use((file) => file.issue(request));
    // what was given stands, and who was given it has no other: a trace that can't be wiped now is wiped next time
    if (token !== undefined) await this.scrubIfFree();
    return token;
  }

  async cast(ballot: CastBallot): Promise<boolean> {
    const counted = await this.use((file) => file.cast(ballot));
    if (counted) await this.scrubIfFree();
    return counted;
  }

  async tally(surveyId: string) {
    return this.isThere() ? this.use((file) => file.tally(surveyId)) : [];
  }

  async destroy(surveyId: string): Promise<void> {
    await this.use((file) => file.destroy(surveyId));
    await this.use((file) => file.scrub());
  }

  async surveys(): Promise<readonly string[]> {
    return this.isThere() ? this.use((file) => file.surveys()) : [];
  }

  async close(): Promise<void> {
    this.closed = true;
    const opening = this.opening;
    this.opening = undefined;
    await opening?.then((file) => file.close());
  }

  private isThere(): boolean {
    return this.opening !== undefined || existsSync(this.path);
  }

  private async scrubIfFree(): Promise<void> {
    try {
      await this.use((file) => file.scrub());
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
  }

  private async use<Result>(work: (file: BallotFile) => Result): Promise<Result> {
    if (this.closed) throw closedFailure(this.path);
    this.opening ??= this.open();
    const file = await this.opening;
    return untilFree(this.path, () => {
      if (this.closed) throw closedFailure(this.path);
      return work(file);
    });
  }

  /** A process that was killed may have left what it had just written in the write-ahead log. */
  private async open(): Promise<BallotFile> {
    try {
      const file = await openBallotFile(this.path);
      await untilFree(this.path, () => file.scrub()).catch((error: unknown) => {
        if (!isBusy(error)) throw error;
      });
      return file;
    } catch (error) {
      this.opening = undefined;
      throw error;
    }
  }
}
