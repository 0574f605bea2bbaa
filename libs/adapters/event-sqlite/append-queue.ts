import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { isBusy, sqliteFailure } from '#adapters/sqlite/sqlite-failure.js';
import { BUSY_DEADLINE_MS, backoff } from '#adapters/sqlite/until-free.js';
import type { Append, Appended } from '#application/ports/event-store.js';
import type { EventFile } from './event-file.js';
import { GroupWriter } from './group-writer.js';

interface Waiting {
  readonly append: Append;
  /** Length of the bytes, in UTF-16 units. */
  readonly size: number;
  /** When it gives up on a busy file, by performance.now(). */
  readonly deadline: number;
  resolve(outcome: Appended): void;
  reject(error: unknown): void;
}

/** One transaction holds at most so many appends, and so many bytes unless one append alone has more. */
const GROUP_APPENDS = 256;
const GROUP_SIZE = 1 << 20;

/** Group commit: appends that wait together share one transaction, in the order of their calls. */
export class AppendQueue {
  private readonly waiting: Waiting[] = [];
  private readonly writer: GroupWriter;
  private running: Promise<void> | undefined;

  /** @param committed called after each commit, before the appends of its group resolve */
  constructor(
    private readonly file: EventFile,
    private readonly committed: () => void,
  ) {
    this.writer = new GroupWriter(file.db);
  }

  add(append: Append): Promise<Appended> {
    const size = sizeOf(append);
    return new Promise((resolve, reject) => {
      this.waiting.push({ append, size, deadline: performance.now() + BUSY_DEADLINE_MS, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    // the turn that passes here is what lets appends come together
    await nextTurn();
    for (let attempts = 0; this.waiting.length > 0; ) {
      if (this.begin()) {
        this.commit(this.take());
        attempts = 0;
        await nextTurn();
      } else await pause(backoff(attempts++));
    }
    this.running = undefined;
  }

  /** False if another process is writing; whoever has waited too long for it is told so. */
  private begin(): boolean {
    try {
      this.file.db.exec('BEGIN IMMEDIATE');
      return true;
    } catch (error) {
      const now = isBusy(error) ? performance.now() : Number.POSITIVE_INFINITY;
      while (this.waiting[0] && this.waiting[0].deadline <= now) {
        this.waiting.shift()?.reject(sqliteFailure(error, this.file.path));
      }
      return false;
    }
  }

  private take(): readonly Waiting[] {
    let count = 0;
    for (let size = 0; count < Math.min(this.waiting.length, GROUP_APPENDS); count++) {
      size += this.waiting[count]?.size ?? 0;
      if (size > GROUP_SIZE && count > 0) break;
    }
    return this.waiting.splice(0, count);
  }

  /** Ends the transaction begun: every outcome of the group is on disk, or nothing of it. */
  private commit(group: readonly Waiting[]): void {
    let outcomes: readonly Appended[];
    try {
      outcomes = this.writer.write(group.map((each) => each.append));
      this.file.db.exec('COMMIT');
    } catch (error) {
      this.rollBack();
      for (const each of group) each.reject(sqliteFailure(error, this.file.path));
      return;
    }
    this.committed();
    for (const [index, each] of group.entries()) each.resolve(outcomes[index] as Appended);
  }

  private rollBack(): void {
    this.writer.forget();
    try {
      // after a full disk SQLite may have rolled back already
      if (this.file.db.isTransaction) this.file.db.exec('ROLLBACK');
    } catch {
      // the first failure is the one to report; if the transaction is stuck, so is the next BEGIN, which says so
    }
  }
}

const MAX_EVENT_SIZE = 64 << 20;

/**
 * The size of an append in UTF-16 units.
 * @throws TypeError for what no store could write, so that it never reaches the group that it would bring down
 */
function sizeOf({ writes }: Append): number {
  const ids = new Set<string>();
  let size = 0;
  for (const { events } of writes) {
    for (const { id, bytes } of events) {
      if (ids.has(id)) throw new TypeError(`the append writes the event ${id} twice`);
      if (bytes.length > MAX_EVENT_SIZE) throw new TypeError(`the event ${id} is too big: ${bytes.length}`);
      ids.add(id);
      size += bytes.length;
    }
  }
  return size;
}
