import { signalsIn } from '#domain/formalism/signals.js';
import { branchAt } from '#domain/scoring/branch-at.js';
import { assembleFacts, type BranchFact } from '#domain/scoring/facts/branch-facts.js';
import { branchFacts } from '#domain/scoring/facts/branch-facts-fold.js';
import type { SchemeDoc } from '#domain/scoring/scheme-fold.js';
import { type Scorecard, scoreAt } from '#domain/scoring/scorecard.js';
import type { Actor } from '#kernel/actor.js';
import type { ReadModel } from '#kernel/read-model.js';
import { ALL_READERS, aboutBranch } from '../branch-question.js';
import { groundFrom, type SignalDoc, signalSources } from '../formalism-signals/signal-sources.js';
import { publishedScheme, ScorecardParams, schemeOf } from './scheme-question.js';

type CardDoc = BranchFact | SchemeDoc | SignalDoc;

/** 融合记分卡 (SCORING.md): a view of the branch's facts, stored nowhere; beside it the signals, which change nothing. */
export const integrationScorecard: ReadModel<ScorecardParams, CardDoc, Scorecard> = {
  ...aboutBranch,
  name: 'integration-scorecard',
  summary: { zh: '支部年度融合记分卡', en: "A branch's integration scorecard of a year" },
  params: ScorecardParams,
  path: ['branchId', 'year'],
  readers: ALL_READERS,
  from: branchFacts,
  besides: [publishedScheme, ...signalSources],
  *view(documents, params, moment) {
    const { branchId, year, scheme } = params;
    const asked = { year, ...moment };
    const branch = branchAt(assembleFacts(branchId, documents), asked);
    const card = scoreAt(branch, schemeOf(documents, scheme), asked);
    yield;
    return { ...card, signals: yield* signalsIn(groundFrom(branch, documents, moment)) };
  },
  forReader(card, reader) {
    return { ...card, dutyFacts: card.dutyFacts.filter((fact) => maySee(reader, card.branchId, fact.memberId)) };
  },
};

/** "A member's own are seen by the member and the branch's officers." */
function maySee(reader: Actor, branchId: string, memberId: string | undefined): boolean {
  if (memberId === undefined || memberId === reader.id) return true;
  return reader.role === 'branch-officer' && reader.orgId === branchId;
}
