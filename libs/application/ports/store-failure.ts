import type { Bilingual } from '#kernel/texts.js';

/**
 * `busy`: somebody else holds the store, try again. `unavailable`: disk full, read-only, closed. `unknown-format`: not
 * ours, or written by a newer build. `corrupt`: damaged. Nothing was half-written in any of these cases.
 */
export type StoreFailureCode = 'busy' | 'unavailable' | 'unknown-format' | 'corrupt';

/** A store can't do what it was asked, for a reason outside the domain. */
export class StoreFailure extends Error {
  constructor(
    readonly code: StoreFailureCode,
    /** What happened and what to do about it. */
    readonly text: Bilingual,
    options?: ErrorOptions,
  ) {
    super(text.en, options);
    this.name = 'StoreFailure';
  }
}
