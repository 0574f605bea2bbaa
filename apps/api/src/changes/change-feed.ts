import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { EventStore } from '#application/ports/event-store.js';
import { type Position, START } from '#kernel/position.js';
import { type Change, changeOf } from './change.js';

/** After a failure of the store, in ms. */
const RETRY_MS = 1000;

/** What is new in the log, read once for all who listen, from whichever process it comes. */
export class ChangeFeed {
  private readonly listeners = new Set<(change: Change) => void>();
  private readonly abort = new AbortController();
  private following: Promise<void> | undefined;
  private cursor: Position = START;

  constructor(
    private readonly eventStore: EventStore,
    private readonly log: Logger,
  ) {}

  /**
   * Tells the listener every change after the position that is returned, in order.
   * @returns that position, and how to stop listening
   */
  async listen(listener: (change: Change) => void): Promise<{ readonly after: Position; stop(): void }> {
    this.following ??= this.start();
    await this.following;
    this.listeners.add(listener);
    return { after: this.cursor, stop: () => this.listeners.delete(listener) };
  }

  /** Aborted when the server closes. */
  get signal(): AbortSignal {
    return this.abort.signal;
  }

  close(): void {
    this.abort.abort();
  }

  private async start(): Promise<void> {
    try {
      this.cursor = await this.eventStore.head();
    } catch (error) {
      this.following = undefined;
      throw error;
    }
    void this.follow();
  }

  private async follow(): Promise<void> {
    const { signal } = this.abort;
    while (!signal.aborted) {
      try {
        for await (const batch of this.eventStore.subscribe(this.cursor, signal)) {
          for (const stored of batch) {
            this.cursor = stored.position;
            if (this.listeners.size > 0) this.tell(changeOf(stored));
          }
        }
      } catch (error) {
        if (signal.aborted) return;
        this.log.warn({ err: error }, 'changes can not be followed just now');
        await pause(RETRY_MS, undefined, { signal }).catch(() => {});
      }
    }
  }

  private tell(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }
}
