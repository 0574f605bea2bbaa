import type { Bilingual } from '#kernel/texts.js';
import type { BranchAt } from './branch-at.js';
import type { Dated } from './facts/dated.js';

/** What an indicator found, unrounded. */
export interface Measure {
  readonly numerator: number;
  /** 0: not applicable. */
  readonly denominator: number;
  /** The events that the number rests on, in any order; one may be named twice. */
  readonly evidence: readonly Dated[];
  readonly explanation: Bilingual;
}

/** One version of an indicator. A changed definition is a new version; the old one stays computable for ever. */
export interface Indicator {
  readonly id: string;
  readonly version: number;
  readonly name: Bilingual;
  /** How it is counted, for people; the words of SCORING.md as far as a branch secretary can use them. */
  readonly definition: Bilingual;
  measure(branch: BranchAt): Measure;
}

export function notApplicable(explanation: Bilingual): Measure {
  return { numerator: 0, denominator: 0, evidence: [], explanation };
}
