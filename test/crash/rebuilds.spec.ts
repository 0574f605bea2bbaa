import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projections } from '#projections/read-models.js';
import { type Embedded, openEmbedded } from '../../apps/composition/embedded.js';
import { ChildProcess, killAll } from '../processes/child-process.js';
import { soundData } from '../processes/sound-data.js';
import { killsOf, Moments, patience } from './crash-plan.js';
import { base, load } from './office-load.js';

const KILLS = killsOf(0.15, 2);
/** Enough to see several rebuilds begin and end. */
const WITHIN_MS = 600;

let directory: string;

async function withSystem<T>(work: (system: Embedded) => Promise<T>): Promise<T> {
  const system = await openEmbedded({ directory });
  try {
    return await work(system);
  } finally {
    await system.close();
  }
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ronghe-crash-'));
  await withSystem(async (system) => {
    const commands = [0, 1, 2].flatMap((client) => load(client, 10));
    for (const command of [...base(3), ...commands]) await system.runner.run(command);
    await system.projections.catchUp();
  });
});

afterEach(killAll);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

it(
  'a rebuild that is killed leaves the read models as they were, or anew, and nothing behind for ever',
  async () => {
    const moments = new Moments('rebuilds');
    let rebuilt = 0;
    while (moments.count < KILLS) {
      const child = ChildProcess.start(['test/crash/working-process.js', directory, 'rebuild']);
      await child.said(/^ready/);
      child.tell('go');
      await child.said(/^opened/);
      await moments.strike(child, WITHIN_MS);
      rebuilt += child.lines.filter((line) => line.startsWith('rebuilt')).length;
      await withSystem(async (system) => {
        const head = await system.eventStore.head();
        for (const { checkpoint, name } of await system.projections.status()) {
          expect({ name, checkpoint }).toEqual({ name, checkpoint: head });
        }
      });
      await soundData(directory);
    }
    await withSystem(async ({ projections: runner, readStore }) => {
      const { failed, rebuilt: now } = await runner.rebuild([]);
      expect(failed).toEqual([]);
      expect([...(await readStore.collections())].sort()).toEqual(now.map(({ collection }) => collection).sort());
      expect(now).toHaveLength(projections.length);
    });
    console.info(`${moments}, after ${rebuilt} whole rebuilds`);
  },
  patience(KILLS),
);
