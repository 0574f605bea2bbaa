import { ReadModels } from '#application/questions/read-models.js';
import { integrationScorecard } from '#projections/scorecard/integration-scorecard.js';
import { load } from './machine.js';
import { type Measurement, milliseconds } from './measurement.js';
import { LARGE_BRANCH } from './records/records.js';
import { interleaved, timed } from './rounds.js';
import type { Scene } from './scene.js';

/** A branch's scorecard as known at an instant, against reading and parsing the branch's events. */
export async function measureReplay(scene: Scene): Promise<Measurement> {
  const before = load();
  await scene.system.projections.catchUp(); // what keeps both clocks is read as it stands
  const params = { branchId: LARGE_BRANCH, year: 2025 };
  let events = 0;
  const replayed = (questions: ReadModels) =>
    timed(async () => {
      const knownAt = new Date().toISOString();
      const card = await questions.answer(integrationScorecard, params, { asOf: '2025-12-31', knownAt });
      if (card.total === null) throw new Error('the branch has no total');
    });
  const { seconds, ratios } = await interleaved(Math.max(scene.rounds, 9), [
    () => replayed(scene.system.questions),
    () =>
      timed(() => {
        ({ events } = scene.rawIndexed.readTagged(`branch:${LARGE_BRANCH}`));
      }),
    () => replayed(new ReadModels(scene.system)),
  ]);
  const times = ratios[1] ?? Number.NaN;
  return {
    name: 'replay',
    what: `a scorecard as known at an instant, from a branch's ${events.toLocaleString('en')} events`,
    lines: [
      { what: 'ours, with the view', figure: milliseconds(seconds[0] ?? 0) },
      { what: 'raw indexed read with JSON.parse', figure: milliseconds(seconds[1] ?? 0), share: 1 / times },
      {
        what: 'the first since a session was recorded, or in a process',
        figure: milliseconds(seconds[2] ?? 0),
        share: 1 / (ratios[2] ?? Number.NaN),
      },
    ],
    aim: '≤ 1.5 × the read',
    met: times <= 1.5,
    load: [before, load()],
  };
}
