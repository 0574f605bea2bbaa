/** Bits of the sketch: 1 MiB, so that of 200,000 keys about two in a hundred unseen ones are taken for seen. */
const BITS = 2 ** 23;

/** Keys that were seen, in fixed memory: never denies one that was, sometimes takes another for one. */
export class KeySketch {
  private readonly words = new Uint32Array(BITS / 32);

  add(key: string): void {
    const bit = hash(key);
    const word = bit >>> 5;
    this.words[word] = (this.words[word] ?? 0) | (1 << (bit & 31));
  }

  mayHave(key: string): boolean {
    const bit = hash(key);
    return ((this.words[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  }
}

/** FNV-1a over UTF-16 units. */
function hash(key: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) value = Math.imul(value ^ key.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) & (BITS - 1);
}
