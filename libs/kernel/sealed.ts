/**
 * Begins every sealed text (the keys port makes them). No text from outside may begin like this, so that what opens
 * sealed texts can never be made to open one that somebody typed.
 */
export const SEALED_PREFIX = 'sealed:';

/** What a reader sees instead of what is not for them. */
export const WITHHELD = '[withheld]';

export function isSealed(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith(SEALED_PREFIX);
}
