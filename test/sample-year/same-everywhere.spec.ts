import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll, ronghe } from '../processes/child-process.js';
import { sampleBranches, sampleLines } from '../processes/sample-year.js';

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

interface Card {
  readonly digest: string;
  readonly throughPosition: string;
  readonly knownAt: string | null;
}

async function card(name: string, branch: string, moment: readonly string[]): Promise<Card> {
  return JSON.parse(await answer(name, ['scorecard', branch, '2025', ...moment]));
}

it('importing the same file again writes nothing', async () => {
  const before = await answer('one', ['export']);
  expect(JSON.parse(await imported('one'))).toEqual({ accepted: 0, duplicates: sampleLines.length, refused: [] });
  expect(await answer('one', ['export'])).toBe(before);
});

it('says of every branch the same in another directory, and replayed as of now', async () => {
  expect(sampleBranches).toHaveLength(6);
  const now = new Date().toISOString();
  for (const branch of sampleBranches) {
    const [one, other, replayed] = await Promise.all([
      card('one', branch, ['--as-of', '2025-12-31']),
      card('other', branch, ['--as-of', '2025-12-31']),
      card('other', branch, ['--as-of', '2025-12-31', '--known-at', now]),
    ]);
    expect([branch, other.digest]).toEqual([branch, one.digest]);
    expect(one).toEqual(other);
    // all but the moment asked for, which is part of the digest, and where the log stood
    const { knownAt, throughPosition, digest: _, ...rest } = replayed;
    expect(knownAt).toBe(now);
    expect(one).toMatchObject(rest);
    expect(Number(throughPosition)).toBeLessThanOrEqual(Number(one.throughPosition));
  }
}, 60_000);
