import type { ReadStore } from '../ports/read-store.js';

interface Kept {
  readonly stamp: string;
  readonly body: Uint8Array;
}

/** An answer just made, and whether it may be kept in memory. */
export interface Fresh {
  readonly body: Uint8Array;
  readonly keep: boolean;
}

/** Bytes of all answers kept. */
const MOST = 1 << 26;

/**
 * Answers as they were sent, as long as nothing in the read store has changed since they were made. Whoever asks names in
 * the key all that an answer depends on: the question, the day, and the reader where answers are for their eyes.
 */
export class AnswerCache {
  private readonly kept = new Map<string, Kept>();
  private size = 0;

  constructor(private readonly readStore: Pick<ReadStore, 'stamp'>) {}

  async get(key: string, make: () => Promise<Fresh>): Promise<Uint8Array> {
    // taken before the answer is made: what changes meanwhile makes it a stale one
    const stamp = await this.readStore.stamp();
    const known = this.kept.get(key);
    if (known?.stamp === stamp) {
      this.kept.delete(key);
      this.kept.set(key, known); // the most recently used come last
      return known.body;
    }
    const { body, keep } = await make();
    if (keep) this.keep(key, { stamp, body });
    return body;
  }

  private keep(key: string, kept: Kept): void {
    this.forget(key);
    if (kept.body.length > MOST / 8) return;
    this.kept.set(key, kept);
    this.size += kept.body.length;
    for (const [oldest] of this.kept) {
      if (this.size <= MOST) return;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    const known = this.kept.get(key);
    if (!known) return;
    this.kept.delete(key);
    this.size -= known.body.length;
  }
}
