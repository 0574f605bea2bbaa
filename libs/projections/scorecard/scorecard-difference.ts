import { assembleFacts, type BranchFact } from '#domain/scoring/facts/branch-facts.js';
import { branchFacts } from '#domain/scoring/facts/branch-facts-fold.js';
import type { SchemeDoc } from '#domain/scoring/scheme-fold.js';
import { scorecardDifference as difference, type ScorecardDifference } from '#domain/scoring/scorecard-difference.js';
import { LocalDay, Optional, Text } from '#kernel/fields.js';
import type { ReadModel } from '#kernel/read-model.js';
import { Rejection } from '#kernel/rejection.js';
import { ALL_READERS, aboutBranch } from '../branch-question.js';
import { publishedScheme, ScorecardParams, schemeOf } from './scheme-question.js';

export class DifferenceParams extends ScorecardParams {
  /** Not after today; the day asked for if not given, as is `to`. */
  @Optional() @LocalDay() readonly from?: string;
  @Optional() @LocalDay() readonly to?: string;
  /** The scheme at `to`, where it is another than `scheme`. */
  @Optional() @Text(80) readonly toScheme?: string;
}

/** 差异: which indicators moved between two days or two schemes, by how many points, because of which events. */
export const scorecardDifference: ReadModel<DifferenceParams, BranchFact | SchemeDoc, ScorecardDifference> = {
  ...aboutBranch,
  name: 'scorecard-difference',
  summary: {
    zh: '记分卡在两日之间或两个方案之间的差异',
    en: 'What changed in a scorecard between two days or two schemes',
  },
  params: DifferenceParams,
  path: ['branchId', 'year'],
  readers: ALL_READERS,
  from: branchFacts,
  besides: [
    { ...publishedScheme, keys: (_, { toScheme }: DifferenceParams) => (toScheme === undefined ? [] : [toScheme]) },
  ],
  view(documents, { branchId, year, scheme, toScheme, ...days }, { knownAt, throughPosition, asOf }) {
    const { from = asOf, to = asOf } = days;
    for (const [field, day] of Object.entries({ from, to })) {
      if (day > asOf) throw new Rejection('date-in-future', field, { today: asOf });
    }
    const facts = assembleFacts(branchId, documents);
    const before = { asOf: from, scheme: schemeOf(documents, scheme) };
    const after = { asOf: to, scheme: schemeOf(documents, toScheme ?? scheme, 'toScheme') };
    return difference(facts, { year, knownAt, throughPosition, from: before, to: after });
  },
};
