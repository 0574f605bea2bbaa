const { imul } = Math;

/** Chinese-looking texts that have no four characters in common, the same on every run. */
export class MadeUpTexts {
  private state: number;

  constructor(seed = 1) {
    this.state = seed;
  }

  /** So many characters of 20,000 different ones. */
  text(length: number): string {
    return String.fromCodePoint(...Array.from({ length }, () => 0x4e00 + (this.next() % 20_000)));
  }

  /**
   * Two texts whose 4-grams have the Jaccard similarity `shared ÷ (shared + 2 · other)`: as many grams in common, and
   * as many in each of them only.
   */
  pair({ shared, other }: { readonly shared: number; readonly other: number }): readonly [string, string] {
    const common = this.text(shared + 3);
    return [common + this.text(other), common + this.text(other)];
  }

  /** Numerical Recipes' linear congruential generator; its upper bits. */
  private next(): number {
    this.state = (imul(this.state, 1664525) + 1013904223) >>> 0;
    return this.state >>> 8;
  }
}
