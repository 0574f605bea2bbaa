import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/** How often commits of other processes are looked for while somebody waits, in milliseconds. */
const POLL_MS = 50;

/** Wakes those who wait for new events: at once after a commit of ours, by polling after one of another process. */
export class Arrivals {
  /** Grows with every commit noticed. */
  count = 0;
  private readonly sleepers = new Set<() => void>();
  private readonly version;
  private lastVersion = -1;
  private timer: NodeJS.Timeout | undefined;

  constructor(db: DatabaseSyncInstance) {
    this.version = db.prepare('PRAGMA data_version', { returnArrays: true });
  }

  notify(): void {
    this.count++;
    for (const wake of this.sleepers) wake();
  }

  /**
   * Resolves when `count` has outgrown the one given, which must have been taken before looking into the log: so
   * nothing that comes between looking and waiting is slept through. Resolves early when the signal aborts.
   */
  async outgrown(count: number, signal: AbortSignal): Promise<void> {
    if (this.count > count || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        this.sleepers.delete(wake);
        signal.removeEventListener('abort', wake);
        this.stopIfIdle();
        resolve();
      };
      this.sleepers.add(wake);
      signal.addEventListener('abort', wake);
      this.timer ??= setInterval(() => this.poll(), POLL_MS);
    });
  }

  private poll(): void {
    let version: number;
    try {
      [version] = this.version.get() as [number];
    } catch {
      // whoever is woken reads the log, and meets the failure there
      version = -2;
    }
    if (version === this.lastVersion) return;
    this.lastVersion = version;
    this.notify();
  }

  private stopIfIdle(): void {
    if (this.sleepers.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
