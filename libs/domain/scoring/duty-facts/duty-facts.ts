import type { Bilingual } from '#kernel/texts.js';
import type { BranchAt } from '../branch-at.js';

/** 义务事实: met, not met, or due. Beside the score; no points, no order. */
export interface DutyFact {
  readonly id: string;
  readonly status: 'met' | 'not-met' | 'due';
  readonly explanation: Bilingual;
}

export const dutyFactsOf = (_: BranchAt): readonly DutyFact[] => [];
