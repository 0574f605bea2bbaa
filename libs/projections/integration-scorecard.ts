import { assembleFacts, type BranchFact } from '#domain/scoring/facts/branch-facts.js';
import { branchFacts } from '#domain/scoring/facts/branch-facts-fold.js';
import { defaultScheme, type Scheme, schemeName, schemes } from '#domain/scoring/scheme.js';
import { type Scorecard, score } from '#domain/scoring/scorecard.js';
import type { Actor } from '#kernel/actor.js';
import { Optional, Text } from '#kernel/fields.js';
import type { ReadModel } from '#kernel/read-model.js';
import { Rejection } from '#kernel/rejection.js';
import { ALL_READERS, aboutBranch, BranchYearParams } from './branch-question.js';

export class ScorecardParams extends BranchYearParams {
  /** `ID@V`; `default@1` if not given. */
  @Optional() @Text(80) readonly scheme?: string;
}

/** 融合记分卡 (SCORING.md): a view of the branch's facts, stored nowhere. */
export const integrationScorecard: ReadModel<ScorecardParams, BranchFact, Scorecard> = {
  ...aboutBranch,
  name: 'integration-scorecard',
  summary: { zh: '支部年度融合记分卡', en: "A branch's integration scorecard of a year" },
  params: ScorecardParams,
  path: ['branchId', 'year'],
  readers: ALL_READERS,
  from: branchFacts,
  view(documents, { branchId, year, scheme }, moment) {
    return score(assembleFacts(branchId, documents), schemeOf(scheme), { year, ...moment });
  },
  forReader(card, reader) {
    return { ...card, dutyFacts: card.dutyFacts.filter((fact) => maySee(reader, card.branchId, fact.memberId)) };
  },
};

/** @throws Rejection `not-found` for a scheme that there isn't */
export function schemeOf(wanted = schemeName(defaultScheme)): Scheme {
  const scheme = schemes.get(wanted);
  if (!scheme) throw new Rejection('not-found', 'scheme', { scheme: wanted });
  return scheme;
}

/** "A member's own are seen by the member and the branch's officers." */
function maySee(reader: Actor, branchId: string, memberId: string | undefined): boolean {
  if (memberId === undefined || memberId === reader.id) return true;
  return reader.role === 'branch-officer' && reader.orgId === branchId;
}
