import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** Random bytes are drawn for many ids at once: one system call for each id costs more than all the rest of it. */
const pool = new Uint8Array(16 * 256);
let used = pool.length;

/** A UUIDv7. */
export function newId(): string {
  return v7({ random: nextRandom() });
}

function nextRandom(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return pool.slice(used - 16, used);
}
