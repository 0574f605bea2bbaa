import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ReadModels } from '#application/questions/read-models.js';
import { formalismSignals } from '#projections/formalism-signals/formalism-signals.js';
import { load } from './machine.js';
import { type Measurement, milliseconds } from './measurement.js';
import { inChild } from './processes/child.js';
import type { Compared } from './processes/minutes.js';
import { LARGE_BRANCH } from './records/records.js';
import { interleaved, timed } from './rounds.js';
import type { Scene } from './scene.js';

const MINUTES = 100_000;
const MOST_MIB = 300;
/**
 * What counts as linear: the second half may take so many times as long, as its documents no longer fit into the store's
 * cache. If each text were compared with all before it, it would take three times as long.
 */
const LINEAR = 2;

/** Minutes of an organization compared with each other, in a process of its own: time for each, and memory. */
export async function measureMinutes(directory: string): Promise<Measurement> {
  const before = load();
  const own = join(directory, 'minutes');
  await mkdir(own);
  const { minutes, seconds, rawSeconds, peakMiB } = await inChild<Compared>('./minutes.js', own, String(MINUTES));
  const [first, second] = seconds;
  const half = minutes / 2;
  return {
    name: 'minutes',
    what: `sketches, bands and days of ${minutes.toLocaleString('en')} sessions with minutes of 300 characters, stored`,
    lines: [
      { what: 'the first half', figure: perEvent(first, half) },
      { what: 'the second half', figure: `${perEvent(second, half)}; peak ${peakMiB} MiB` },
      { what: 'JSON.parse alone', figure: perEvent(rawSeconds, minutes), share: rawSeconds / (first + second) },
    ],
    aim: `≤ ${MOST_MIB} MiB, and the second half takes ≤ ${LINEAR} × the first`,
    met: peakMiB <= MOST_MIB && second <= LINEAR * first,
    load: [before, load()],
  };
}

/** All signals of a year of the large branch, whose minutes all repeat each other, found anew, against reading its facts. */
export async function measureSignals(scene: Scene): Promise<Measurement> {
  const before = load();
  const { projections, readStore } = scene.system;
  await projections.catchUp();
  const params = { branchId: LARGE_BRANCH, year: 2025 };
  const { seconds, ratios } = await interleaved(Math.max(scene.rounds, 9), [
    // by one who has found nothing yet
    () => timed(() => new ReadModels(scene.system).answer(formalismSignals, params, { asOf: '2025-12-31' })),
    () =>
      timed(async () => {
        const collection = (await readStore.activeCollection('branch-facts')) ?? '';
        await readStore.find(collection, { where: { branchId: LARGE_BRANCH } });
      }),
  ]);
  return {
    name: 'signals',
    what: 'the signals of a year of a branch with 10,000 events',
    lines: [
      { what: 'ours', figure: milliseconds(seconds[0] ?? 0) },
      { what: 'reading its facts', figure: milliseconds(seconds[1] ?? 0), share: 1 / (ratios[1] ?? Number.NaN) },
    ],
    aim: 'none set',
    met: true,
    load: [before, load()],
  };
}

function perEvent(seconds: number, events: number): string {
  return `${((seconds * 1e6) / events).toFixed(0)} µs an event`;
}
