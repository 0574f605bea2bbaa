import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordedEventId } from '#application/commands/anonymity.js';
import { CommandRegistry } from '#application/commands/command-registry.js';
import { aggregates } from '#domain/aggregates.js';
import { integrationScorecard } from '#projections/scorecard/integration-scorecard.js';
import { openEmbedded } from '../../apps/composition/embedded.js';
import { ChildProcess, killAll } from '../processes/child-process.js';
import { sampleBranches, sampleCommands, sampleLines } from '../processes/sample-year.js';
import { type Content, soundData } from '../processes/sound-data.js';
import { killsOf, LONG, Moments, patience } from './crash-plan.js';

const KILLS = killsOf(0.4, 5);
const RIVAL_KILLS = killsOf(0.1, 1);
const STRICT_KILLS = killsOf(0.1, 2);
/** The year up to its spring is enough where time is short. */
const LINES = sampleLines.slice(0, LONG ? undefined : 800);
const ALL_DONE = { accepted: expect.any(Number), duplicates: expect.any(Number), refused: [] };

const registry = new CommandRegistry(aggregates);
let root: string;
let file: string;
let directories = 0;
const newDirectory = () => join(root, `data-${++directories}`);

/** What an import that nobody interrupts leaves, and how long it takes. */
let undisturbed: { readonly content: readonly Content[]; readonly digests: readonly string[]; readonly ms: number };

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'ronghe-crash-'));
  file = join(root, 'year.ndjson');
  writeFileSync(file, `${LINES.join('\n')}\n`);
  const directory = newDirectory();
  const child = await importing(directory);
  const started = performance.now();
  child.tell('go');
  await child.said(/^closed/);
  const ms = performance.now() - started;
  undisturbed = { content: await soundData(directory), digests: await digestsOf(directory), ms };
  expect(undisturbed.content.map(({ id }) => id)).toEqual(sampleCommands.slice(0, LINES.length).map(recordedAs));
}, 60_000);

afterEach(killAll);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The event that a line becomes; an anonymous one does not show the commandId that was sent. */
function recordedAs(line: (typeof sampleCommands)[number]): string {
  const entry = registry.find(line.command);
  if (!entry) throw new Error(`${line.command} is no command`);
  return recordedEventId(entry, line);
}

async function importing(directory: string, work = 'import'): Promise<ChildProcess> {
  const child = ChildProcess.start(['test/crash/working-process.js', directory, work, file]);
  await child.said(/^ready/);
  return child;
}

async function digestsOf(directory: string): Promise<readonly string[]> {
  const system = await openEmbedded({ directory });
  await system.projections.catchUp();
  const digests: string[] = [];
  for (const branchId of sampleBranches) {
    const card = await system.questions.answer(integrationScorecard, { branchId, year: 2025 }, { asOf: '2025-12-31' });
    digests.push(card.digest);
  }
  await system.close();
  return digests;
}

/** How many lines of the file a process has acknowledged. */
function acknowledgedBy({ lines }: ChildProcess): number {
  return Math.max(0, ...lines.flatMap((line) => /^done (\d+)$/.exec(line)?.slice(1) ?? []).map(Number));
}

async function expectSound(directory: string, acknowledged: number): Promise<void> {
  const content = await soundData(directory);
  // lines are appended in the order of the file, so that nothing but its beginning can be there
  expect(content).toEqual(undisturbed.content.slice(0, content.length));
  expect(content.length).toBeGreaterThanOrEqual(acknowledged);
}

async function expectAsUndisturbed(directory: string): Promise<void> {
  expect(await soundData(directory)).toEqual(undisturbed.content);
  expect(await digestsOf(directory)).toEqual(undisturbed.digests);
}

it(
  'an import that is killed again and again loses nothing acknowledged, doubles nothing, and ends as if nobody had',
  async () => {
    const moments = new Moments('imports');
    for (let directory = newDirectory(), acknowledged = 0; moments.count < KILLS; ) {
      const child = await importing(directory);
      child.tell('go');
      const killed = await moments.strike(child, undisturbed.ms * 1.1);
      acknowledged = Math.max(acknowledged, acknowledgedBy(child));
      if (killed) await expectSound(directory, acknowledged);
      if (killed && moments.count < KILLS) continue;
      const last = await importing(directory);
      last.tell('go');
      const [, report = ''] = await last.said(/^report (.*)$/);
      expect(JSON.parse(report)).toEqual(ALL_DONE);
      await last.ended;
      await expectAsUndisturbed(directory);
      directory = newDirectory();
      acknowledged = 0;
    }
    console.info(`${moments}`);
  },
  patience(KILLS),
);

it(
  'of two imports of one file into one directory, the one that is left finishes when the other is killed',
  async () => {
    const moments = new Moments('rival imports');
    while (moments.count < RIVAL_KILLS) {
      const directory = newDirectory();
      const [victim, survivor] = await Promise.all([importing(directory), importing(directory)]);
      victim.tell('go');
      survivor.tell('go');
      await moments.strike(victim, undisturbed.ms * 2);
      const [, report = ''] = await survivor.said(/^report (.*)$/);
      const { accepted, duplicates, refused } = JSON.parse(report);
      expect({ all: accepted + duplicates, refused }).toEqual({ all: LINES.length, refused: [] });
      expect((await survivor.ended).code).toBe(0);
      await expectAsUndisturbed(directory);
    }
    console.info(`${moments}`);
  },
  patience(RIVAL_KILLS * 2),
);

it(
  'a strict import that is killed has written all of the file or nothing',
  async () => {
    const moments = new Moments('strict imports');
    let nothing = 0;
    while (moments.count < STRICT_KILLS) {
      const directory = newDirectory();
      const child = await importing(directory, 'import-strictly');
      child.tell('go');
      await moments.strike(child, undisturbed.ms * 1.5);
      const content = await soundData(directory);
      const reported = child.lines.some((line) => line.startsWith('report '));
      expect(content).toEqual(reported || content.length > 0 ? undisturbed.content : []);
      if (content.length === 0) nothing++;
    }
    console.info(`${moments}, ${nothing} of which left nothing`);
  },
  patience(STRICT_KILLS),
);
