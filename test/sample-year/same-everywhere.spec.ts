import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { integrationScorecard } from '#projections/scorecard/integration-scorecard.js';
import { openEmbedded } from '../../apps/composition/embedded.js';
import { killAll, ronghe } from '../processes/child-process.js';
import { sampleBranches, sampleLines } from '../processes/sample-year.js';

const DAY = '2025-12-31';

let root: string;
let file: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'ronghe-year-'));
  file = join(root, 'year.ndjson');
  writeFileSync(file, `${sampleLines.join('\n')}\n`);
  await Promise.all(['one', 'other'].map((name) => imported(name)));
}, 60_000);

afterEach(killAll);
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function answer(name: string, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await ronghe(['--data', join(root, name), '--json', ...args]);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

const imported = (name: string) => answer(name, ['import', file]);

type Card = Awaited<ReturnType<typeof ofProcess>>;

/** Through the command line, as a person would ask. */
async function ofProcess(name: string, branch: string, knownAt: string | undefined) {
  const moment = ['--as-of', DAY, ...(knownAt === undefined ? [] : ['--known-at', knownAt])];
  const card: Record<string, unknown> = JSON.parse(await answer(name, ['scorecard', branch, '2025', ...moment]));
  return card;
}

/** The same question without a process of its own, which takes most of the time. */
async function inProcess(name: string, branchId: string, knownAt: string | undefined): Promise<Card> {
  const system = await openEmbedded({ directory: join(root, name) });
  await system.projections.catchUp();
  const moment = { asOf: DAY, ...(knownAt === undefined ? {} : { knownAt }) };
  const card = await system.questions.answer(integrationScorecard, { branchId, year: 2025 }, moment);
  await system.close();
  return { ...card };
}

it('importing the same file again writes nothing', async () => {
  const before = await answer('one', ['export']);
  expect(JSON.parse(await imported('one'))).toEqual({ accepted: 0, duplicates: sampleLines.length, refused: [] });
  expect(await answer('one', ['export'])).toBe(before);
});

it.each(sampleBranches.map((branch, index) => [branch, index]))(
  'says of branch %s the same in another directory, and replayed as of now',
  async (branch, index) => {
    const ask = index === 0 || process.env.CRASH_KILLS ? ofProcess : inProcess;
    const now = new Date().toISOString();
    const [one, other, replayed] = await Promise.all([
      ask('one', branch, undefined),
      ask('other', branch, undefined),
      ask('other', branch, now),
    ]);
    expect(one.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(one).toEqual(other);
    // all but the moment asked for, which is part of the digest, and where the log stood
    const { knownAt, throughPosition, digest: _, ...rest } = replayed;
    expect(knownAt).toBe(now);
    expect(one).toMatchObject(rest);
    expect(Number(throughPosition)).toBeLessThanOrEqual(Number(one.throughPosition));
  },
  60_000,
);

it('the sample year has six branches', () => {
  expect(sampleBranches).toHaveLength(6);
});
