import type { FoldedDocument } from '#kernel/fold-batch.js';

/** What is known of a key: its document, or that there is none. */
export type Known = FoldedDocument | 'none';

/** The documents used last, at most so many. */
export class DocumentCache {
  /** In the order of last use: a Map keeps the order of insertion. */
  private readonly known = new Map<string, Known>();

  constructor(readonly capacity: number) {}

  get size(): number {
    return this.known.size;
  }

  get(key: string): Known | undefined {
    const known = this.known.get(key);
    if (known !== undefined) {
      this.known.delete(key);
      this.known.set(key, known);
    }
    return known;
  }

  set(key: string, known: Known): void {
    this.known.delete(key);
    this.known.set(key, known);
  }

  /**
   * Forgets the keys unused for longest, until no more than the capacity are left.
   * @param keep keys that must stay
   * @param forgotten is told each document that goes
   */
  trim(keep: { has(key: string): boolean }, forgotten: (key: string) => void): void {
    for (const [key, known] of this.known) {
      if (this.known.size <= this.capacity) return;
      if (keep.has(key)) continue;
      this.known.delete(key);
      if (known !== 'none') forgotten(key);
    }
  }
}
