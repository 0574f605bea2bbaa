import { load } from './machine.js';
import { type Measurement, perSecond } from './measurement.js';
import { scan } from './raw-log.js';
import { interleaved, timed } from './rounds.js';
import type { Scene } from './scene.js';

/** All read models from the log, against reading and parsing it. */
export async function measureRebuild(scene: Scene): Promise<Measurement> {
  const before = load();
  const head = Number(await scene.system.eventStore.head());
  const { seconds, ratios } = await interleaved(scene.rounds, [
    () =>
      timed(async () => {
        const report = await scene.system.projections.rebuild([]);
        if (report.failed.length > 0 || report.events !== head) throw new Error(`rebuilt ${report.events} of ${head}`);
      }),
    () =>
      timed(() => {
        const { events } = scan(scene.directory);
        if (events !== head) throw new Error(`scanned ${events} of ${head}`);
      }),
  ]);
  const share = 1 / (ratios[1] ?? 1);
  return {
    name: 'rebuild',
    what: `all read models from ${head.toLocaleString('en')} events`,
    lines: [
      { what: 'ours', figure: perSecond(head, seconds[0] ?? 1, 'events') },
      { what: 'raw scan with JSON.parse', figure: perSecond(head, seconds[1] ?? 1, 'events'), share },
    ],
    aim: '≥ 50 % of the scan',
    met: share >= 0.5,
    load: [before, load()],
  };
}
