import { assembleFacts, type BranchFact } from '#domain/scoring/facts/branch-facts.js';
import { branchFacts } from '#domain/scoring/facts/branch-facts-fold.js';
import { scorecardDifference as difference, type ScorecardDifference } from '#domain/scoring/scorecard-difference.js';
import { LocalDay } from '#kernel/fields.js';
import type { ReadModel } from '#kernel/read-model.js';
import { Rejection } from '#kernel/rejection.js';
import { ALL_READERS, aboutBranch } from './branch-question.js';
import { ScorecardParams, schemeOf } from './integration-scorecard.js';

export class DifferenceParams extends ScorecardParams {
  @LocalDay() readonly from!: string;
  /** Not after today. */
  @LocalDay() readonly to!: string;
}

/** 两日之间的差异: which indicators moved between two days, by how many points, because of which events. */
export const scorecardDifference: ReadModel<DifferenceParams, BranchFact, ScorecardDifference> = {
  ...aboutBranch,
  name: 'scorecard-difference',
  summary: { zh: '记分卡两日之间的差异', en: 'What changed in a scorecard between two days' },
  params: DifferenceParams,
  path: ['branchId', 'year'],
  readers: ALL_READERS,
  from: branchFacts,
  view(documents, { branchId, year, from, to, scheme }, { knownAt, throughPosition, asOf }) {
    for (const [field, day] of Object.entries({ from, to })) {
      if (day > asOf) throw new Rejection('date-in-future', field, { today: asOf });
    }
    const facts = assembleFacts(branchId, documents);
    return difference(facts, schemeOf(scheme), { year, from, to, knownAt, throughPosition });
  },
};
