import { signalsIn } from '#domain/formalism/signals.js';
import { branchAt } from '#domain/scoring/branch-at.js';
import { assembleFacts, type BranchFact } from '#domain/scoring/facts/branch-facts.js';
import { branchFacts } from '#domain/scoring/facts/branch-facts-fold.js';
import type { FormalismSignal } from '#domain/scoring/scorecard.js';
import type { Moment, ReadModel } from '#kernel/read-model.js';
import { ALL_READERS, aboutBranch, BranchYearParams } from '../branch-question.js';
import { groundFrom, type SignalDoc, signalSources } from './signal-sources.js';

export interface FormalismSignals extends Moment {
  readonly branchId: string;
  readonly year: number;
  /** Only what was found, in the order of DOMAIN.md §5. */
  readonly signals: readonly FormalismSignal[];
}

/** 形式主义苗头 (DOMAIN.md §5): what somebody should look at in a branch's record of a year. No input of any score. */
export const formalismSignals: ReadModel<BranchYearParams, BranchFact | SignalDoc, FormalismSignals> = {
  ...aboutBranch,
  name: 'formalism-signals',
  summary: { zh: '支部年度形式主义苗头', en: "Signs of formalism in a branch's year" },
  params: BranchYearParams,
  path: ['branchId', 'year'],
  readers: ALL_READERS,
  from: branchFacts,
  besides: signalSources,
  *view(documents, params, moment) {
    const { branchId, year } = params;
    const branch = branchAt(assembleFacts(branchId, documents), { year, asOf: moment.asOf });
    const signals = yield* signalsIn(groundFrom(branch, documents, moment));
    return { branchId, year, ...moment, signals };
  },
};
