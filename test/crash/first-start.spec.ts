import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../apps/composition/embedded.js';
import { ChildProcess, killAll } from '../processes/child-process.js';
import { HttpClient, serving, urlOf } from '../processes/http-client.js';
import { soundData } from '../processes/sound-data.js';
import { killsOf, Moments, patience } from './crash-plan.js';
import { base, load, type Sent } from './office-load.js';

const KILLS = killsOf(0.2, 3);
/** Opening an empty directory takes about 30 ms; a server is there after half a second. */
const WITHIN_MS = { opening: 60, serving: 900 };
const KEYS = ['master.key', 'signing-key.json'];

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ronghe-first-'));
});
afterEach(killAll);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const COMMANDS: readonly Sent[] = [...base(1), ...load(0, 1)];

/** What was begun is finished: commands are taken, texts open. */
async function expectUsable(directory: string): Promise<void> {
  expect(await soundData(directory)).toEqual([]);
  const system = await openEmbedded({ directory });
  for (const command of COMMANDS) await system.runner.run(command);
  await system.close();
  expect(await soundData(directory)).toHaveLength(COMMANDS.length);
}

function keysIn(directory: string): Readonly<Record<string, string>> {
  const there = KEYS.filter((name) => existsSync(join(directory, name)));
  return Object.fromEntries(there.map((name) => [name, readFileSync(join(directory, name), 'base64')]));
}

it(
  'a directory that was being made when the process was killed is finished by the next',
  async () => {
    const moments = new Moments('first starts');
    const seen = new Set<string>();
    for (let round = 0; moments.count < KILLS; round++) {
      const directory = join(root, `data-${round}`);
      let keys: Readonly<Record<string, string>> = {};
      // twice: what is half made is found by the next, and left half made again
      for (let strike = 0; strike < 2; strike++) {
        if (round % 2 === 0) {
          const child = ChildProcess.start(['test/crash/working-process.js', directory, 'rebuild']);
          await child.said(/^ready/);
          child.tell('go');
          await moments.strike(child, WITHIN_MS.opening);
        } else await moments.strike(serving(directory), WITHIN_MS.serving);
        expect(keysIn(directory)).toMatchObject(keys);
        keys = keysIn(directory);
        seen.add(existsSync(directory) ? readdirSync(directory).sort().join() : 'nothing');
      }
      await expectUsable(directory);
      const server = serving(directory);
      const [repeated] = COMMANDS;
      if (!repeated) throw new Error('no command');
      const answered = await new HttpClient(directory).send(await urlOf(server), repeated);
      expect({ answered, signed: keysIn(directory) }).toMatchObject({ answered: { status: 200 }, signed: keys });
      await server.stop();
    }
    console.info(`${moments}, found in ${seen.size} states: ${[...seen].join(' | ')}`);
  },
  patience(KILLS * 2),
);

it.each([
  ['an empty log', ['events.db']],
  ['a log and a master key', ['events.db', 'master.key']],
  ['no more than empty files', ['events.db', 'master.key', 'keys.db', 'read.db']],
  ['drafts of keys', ['master.key.5d7e', 'signing-key.json.5d7e']],
])('a first start that left %s is no obstacle to the next', async (name, files) => {
  const directory = join(root, name);
  mkdirSync(directory, { mode: 0o700 });
  for (const file of files) {
    writeFileSync(join(directory, file), file === 'master.key' ? Buffer.alloc(32, 7) : '', { mode: 0o600 });
  }
  await expectUsable(directory);
});
