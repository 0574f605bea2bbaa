import { indicatorExplanation } from '#projections/scorecard/indicator-explanation.js';
import { scorecardDifference } from '#projections/scorecard/scorecard-difference.js';
import { scorecardTrend } from '#projections/scorecard/scorecard-trend.js';
import { load } from './machine.js';
import { type Measurement, milliseconds } from './measurement.js';
import { LARGE_BRANCH } from './records/records.js';
import { interleaved, timed } from './rounds.js';
import type { Scene } from './scene.js';

/** Answers about the large branch from its stored documents, against reading and parsing these. */
export async function measureViews(scene: Scene): Promise<readonly Measurement[]> {
  const { questions, projections } = scene.system;
  await projections.catchUp();
  const params = { branchId: LARGE_BRANCH, year: 2025 };
  const days = { from: '2025-06-30', to: '2025-12-31' };
  return [
    await measured(scene, 'diff', 'what changed between two days', () =>
      questions.answer(scorecardDifference, { ...params, ...days }, { asOf: '2025-12-31' }),
    ),
    await measured(scene, 'explain', 'a number down to its entries', () =>
      questions.answer(indicatorExplanation, { ...params, indicatorId: 'follow-through' }, { asOf: '2025-12-31' }),
    ),
    await measured(scene, 'trend', 'twelve cards, one for each month', () =>
      questions.answer(scorecardTrend, params, { asOf: '2025-12-31' }),
    ),
  ];
}

async function measured(scene: Scene, name: string, what: string, ask: () => Promise<unknown>): Promise<Measurement> {
  const before = load();
  const { readStore } = scene.system;
  let documents = 0;
  const { seconds, ratios } = await interleaved(Math.max(scene.rounds, 9), [
    () => timed(ask),
    () =>
      timed(async () => {
        const collection = (await readStore.activeCollection('branch-facts')) ?? '';
        documents = (await readStore.find(collection, { where: { branchId: LARGE_BRANCH } })).length;
      }),
  ]);
  return {
    name,
    what: `${what}, of a branch with 10,000 events (${documents.toLocaleString('en')} documents)`,
    lines: [
      { what: 'ours', figure: milliseconds(seconds[0] ?? 0) },
      { what: 'reading its documents', figure: milliseconds(seconds[1] ?? 0), share: 1 / (ratios[1] ?? Number.NaN) },
    ],
    aim: 'none set',
    met: true,
    load: [before, load()],
  };
}
