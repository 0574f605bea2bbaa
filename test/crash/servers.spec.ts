import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../apps/composition/embedded.js';
import { killAll } from '../processes/child-process.js';
import { type Answered, Disconnected, HttpClient, serving, urlOf } from '../processes/http-client.js';
import { type Content, soundData } from '../processes/sound-data.js';
import { killsOf, LONG, Moments, patience } from './crash-plan.js';
import { base, load, type Sent } from './office-load.js';

const KILLS = killsOf(0.4, 5);
/** Kills of servers on one directory, before another is begun. */
const KILLS_EACH = 6;
const CLIENTS = 6;
const LOADS = Array.from({ length: CLIENTS }, (_, client) => load(client, LONG ? 16 : 8));
/** How long a server lives at most, in ms; some are killed before they listen. */
const LIFE_MS = 700;
const BOOT_MS = 900;

let root: string;
const byId = (content: readonly Content[]) => content.toSorted((a, b) => (a.id < b.id ? -1 : 1));
/** The same commands, where nobody was killed. */
let undisturbed: readonly Content[];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'ronghe-crash-'));
  const directory = join(root, 'undisturbed');
  await run(directory, [...base(CLIENTS), ...LOADS.flat()]);
  undisturbed = byId(await soundData(directory));
});

afterEach(killAll);
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function run(directory: string, commands: readonly Sent[]): Promise<void> {
  const system = await openEmbedded({ directory });
  for (const command of commands) await system.runner.run(command);
  await system.close();
}

/** Answers that clients have read to the end, by commandId. */
type Acknowledged = Map<string, Kept>;

/** Where an accepted command stands: the same for ever. */
type Kept = Record<'id' | 'stream' | 'revision' | 'position', unknown>;

/** Each client sends its load, beginning a little before what it has not yet seen acknowledged, until nobody answers. */
async function clients(url: string, client: HttpClient, acknowledged: Acknowledged): Promise<void> {
  const settled = await Promise.allSettled(
    LOADS.map(async (commands) => {
      const open = commands.findIndex(({ commandId }) => !acknowledged.has(commandId));
      for (const command of open < 0 ? [] : commands.slice(Math.max(0, open - 3))) {
        acknowledge(command.commandId, await client.send(url, command), acknowledged);
      }
    }),
  );
  const failed = settled.filter((each) => each.status === 'rejected' && !(each.reason instanceof Disconnected));
  expect(failed).toEqual([]);
}

function acknowledge(commandId: string, { status, body }: Answered, acknowledged: Acknowledged): void {
  const before = acknowledged.get(commandId);
  // 200 is a repetition: of what was acknowledged, or of what was written just before a kill
  const expected = before || status === 200 ? 200 : 201;
  expect({ commandId, status, body }).toEqual({ commandId, status: expected, body });
  const { id, stream, revision, position } = body;
  if (before) expect({ id, stream, revision, position }).toEqual(before);
  acknowledged.set(commandId, { id, stream, revision, position });
}

function expectKept(content: readonly Content[], acknowledged: Acknowledged): void {
  const kept = new Map(content.map((event) => [event.commandId, event]));
  const lost = [...acknowledged].filter(([commandId, { id, stream, revision }]) => {
    const event = kept.get(commandId);
    return event?.id !== id || event?.stream !== stream || event?.revision !== revision;
  });
  expect(lost).toEqual([]);
}

it(
  'a server that is killed under load keeps every command that a client has seen accepted',
  async () => {
    const moments = new Moments('servers');
    let repeated = 0;
    for (let history = 0; moments.count < KILLS; history++) {
      const directory = join(root, `data-${history}`);
      await run(directory, base(CLIENTS));
      const client = new HttpClient(directory);
      const acknowledged: Acknowledged = new Map();
      for (let round = 0; round < KILLS_EACH && moments.count < KILLS; round++) {
        const server = serving(directory);
        const url = urlOf(server);
        const sending = url.then(
          (there) => clients(there, client, acknowledged),
          () => {}, // killed before it served
        );
        if (round > 0) await url;
        await moments.strike(server, round > 0 ? LIFE_MS : BOOT_MS);
        await sending;
        expectKept(await soundData(directory), acknowledged);
      }
      const last = serving(directory);
      const url = await urlOf(last);
      for (const command of LOADS.flat()) {
        const answered = await client.send(url, command);
        if (answered.status === 200) repeated++;
        acknowledge(command.commandId, answered, acknowledged);
      }
      expect((await last.stop()).code).toBe(0);
      const content = await soundData(directory);
      expectKept(content, acknowledged);
      expect(byId(content)).toEqual(undisturbed);
    }
    expect(repeated).toBeGreaterThan(KILLS);
    console.info(`${moments}, ${repeated} commands acknowledged before`);
  },
  patience(KILLS),
);
