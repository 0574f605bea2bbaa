import { hash } from 'node:crypto';
import { canonicalJson } from '#kernel/canonical-json.js';
import { isSealed } from '#kernel/sealed.js';

/** Enough that two entries of one branch are not equal by chance, and short enough to stand on each. */
const HEX_DIGITS = 16;

/**
 * A short hash of what an event says, for finding what was entered twice. Undefined where a personal text (◆) is part of
 * it: that is sealed anew each time, and without it two people would look like one.
 * @param own the fields that name the thing itself, in which two entries of the same fact differ
 */
export function fingerprintOf(data: unknown, own: readonly string[]): string | undefined {
  const left = [...own, 'note', 'source'];
  const said = Object.fromEntries(Object.entries(Object(data)).filter(([name]) => !left.includes(name)));
  if (holdsSealed(said)) return undefined;
  return hash('sha256', canonicalJson(said), 'hex').slice(0, HEX_DIGITS);
}

function holdsSealed(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return isSealed(value);
  return Object.values(value).some(holdsSealed);
}
