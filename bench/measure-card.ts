import { ReadModels } from '#application/questions/read-models.js';
import { assembleFacts, type BranchFact } from '#domain/scoring/facts/branch-facts.js';
import { branchFacts } from '#domain/scoring/facts/branch-facts-fold.js';
import type { SchemeDoc } from '#domain/scoring/scheme-fold.js';
import { type Scorecard, score } from '#domain/scoring/scorecard.js';
import type { ReadModel } from '#kernel/read-model.js';
import { aboutBranch } from '#projections/branch-question.js';
import { integrationScorecard } from '#projections/scorecard/integration-scorecard.js';
import { publishedScheme, ScorecardParams, schemeOf } from '#projections/scorecard/scheme-question.js';
import { load } from './machine.js';
import { type Measurement, milliseconds } from './measurement.js';
import { interleaved, timed } from './rounds.js';
import type { Scene } from './scene.js';

/** The card as it would be if nobody looked for signals. */
const withoutSignals: ReadModel<ScorecardParams, BranchFact | SchemeDoc, Scorecard> = {
  ...{
    name: 'card-without-signals',
    summary: integrationScorecard.summary,
    params: ScorecardParams,
    path: [],
    readers: [],
  },
  ...{ ...aboutBranch, from: branchFacts, besides: [publishedScheme] },
  view: (documents, { branchId, year, scheme }, moment) =>
    score(assembleFacts(branchId, documents), schemeOf(documents, scheme), { year, ...moment }),
};

/** Cards that nobody asked for before, in a process that goes on and in a new one, against what they cost without signals. */
export async function measureCard(
  scene: Scene,
  { name, branchId }: { name: string; branchId: string },
): Promise<Measurement> {
  const before = load();
  const { questions, projections } = scene.system;
  await projections.catchUp();
  const params = { branchId, year: 2025 };
  const asked = { asOf: '2025-12-31' };
  const { seconds, ratios } = await interleaved(Math.max(scene.rounds, 15), [
    () => timed(() => questions.answer(integrationScorecard, params, asked)),
    () => timed(() => new ReadModels(scene.system).answer(integrationScorecard, params, asked)),
    () => timed(() => questions.answer(withoutSignals, params, asked)),
  ]);
  const times = ratios[2] ?? Number.NaN;
  return {
    name,
    what: `a scorecard of ${branchId} from stored documents`,
    lines: [
      { what: 'ours', figure: milliseconds(seconds[0] ?? 0) },
      {
        what: 'the first since a session was recorded, or in a process',
        figure: milliseconds(seconds[1] ?? 0),
        share: 1 / (ratios[1] ?? Number.NaN),
      },
      { what: 'without signals', figure: milliseconds(seconds[2] ?? 0), share: 1 / times },
    ],
    aim: '≤ 1.5 × without signals',
    met: times <= 1.5,
    load: [before, load()],
  };
}
