declare const position: unique symbol;

/**
 * A place in the store's global order: a decimal string, because some stores exceed 2^53.
 * Only an adapter knows what is inside; everybody else compares.
 */
export type Position = string & { readonly [position]: true };

/** Before the first event. */
export const START = '0' as Position;

/** Negative if a comes before b, 0 if equal, positive if after: as integers, without converting them. */
export function comparePositions(a: Position, b: Position): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

export function isPosition(text: unknown): text is Position {
  return typeof text === 'string' && /^(0|[1-9]\d{0,38})$/.test(text);
}
