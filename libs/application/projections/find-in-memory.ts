import type { Document, Find } from '../ports/read-store.js';

type SortValue = string | number | undefined;

/** The value of an indexed property; undefined for what is neither a string nor a number. */
export function sortValueOf({ body }: Document, property: string | undefined): SortValue {
  if (property === undefined || typeof body !== 'object' || body === null || !Object.hasOwn(body, property)) {
    return undefined;
  }
  const value: unknown = (body as Readonly<Record<string, unknown>>)[property];
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

export function matches(document: Document, where: Find['where']): boolean {
  return Object.entries(where).every(([property, value]) => sortValueOf(document, property) === value);
}

/** Whether a document comes behind the one that a page ended with. */
export function isAfter(document: Document, { sortBy, after }: Find): boolean {
  if (!after) return true;
  const value = sortBy === undefined ? undefined : after.sortValue;
  return compareSorted([sortValueOf(document, sortBy), document.key], [value, after.key]) > 0;
}

/** The order of `find`: by value, then by key. */
export function compareSorted(
  [a, keyA]: readonly [SortValue, string],
  [b, keyB]: readonly [SortValue, string],
): number {
  return compareValues(a, b) || compareKeys(keyA, keyB);
}

/** Absent, numbers, strings. */
function compareValues(a: SortValue, b: SortValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compareKeys(a, b);
  return rank(a) - rank(b);
}

function rank(value: SortValue): number {
  return value === undefined ? 0 : typeof value === 'number' ? 1 : 2;
}

/**
 * By code point, as UTF-8 bytes compare. JavaScript's own order differs where a surrogate meets U+E000 to U+FFFF.
 */
export function compareKeys(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  for (let i = 0; i < end; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return aboveSurrogates(x) - aboveSurrogates(y);
  }
  return a.length - b.length;
}

/** Moves surrogates, which stand for U+10000 and above, behind U+E000 to U+FFFF. */
function aboveSurrogates(unit: number): number {
  return unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
