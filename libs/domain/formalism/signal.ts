import type { Bilingual } from '#kernel/texts.js';
import type { Entry } from '../record/entry.js';
import type { BranchAt } from '../scoring/branch-at.js';
import type { Dated } from '../scoring/facts/dated.js';
import type { SessionAt } from '../scoring/session-at.js';
import type { InCommon } from './trace-search.js';

/** An event that a signal names. */
export type Named = Pick<Dated, 'eventId' | 'position'>;

/** When something happened, when it was recorded, and whether it only sets right what was recorded before. */
export type DatedEntry = Pick<Entry, keyof Dated | 'correction'>;

/** What signals look at: a branch's year as of a day, and the record itself. */
export interface SignalGround {
  readonly branch: BranchAt;
  /** All of the branch's sessions that stand on the day, of whatever year, in order of position. */
  readonly sessions: readonly SessionAt[];
  /** Everything that was recorded about the branch in the year, or about the year, dated no later than the day. */
  readonly entries: readonly DatedEntry[];
  /** What its sessions of the year have in common with others of the organization; copies in order of position. */
  readonly traces: readonly InCommon[];
}

/** What a signal found. */
export interface Finding {
  /** At least 1. */
  readonly count: number;
  /** In any order; one may be named twice. */
  readonly evidence: readonly Named[];
  /** One plain sentence. It names things and events by id, no person. */
  readonly explanation: Bilingual;
}

/**
 * 形式主义苗头 (DOMAIN.md §5): something about a branch's record that somebody should look at. It changes no score and
 * judges nobody; there may be a good reason for it.
 */
export interface Signal {
  readonly id: string;
  readonly name: Bilingual;
  find(ground: SignalGround): Finding | undefined;
}
