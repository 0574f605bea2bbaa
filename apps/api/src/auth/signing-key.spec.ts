import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicPart, signingKey } from './signing-key.js';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ronghe-key-'));
});

afterEach(() => rm(directory, { recursive: true }));

it('all who come first agree on one key, and leave nothing else behind', async () => {
  const keys = await Promise.all(Array.from({ length: 5 }, () => signingKey(directory)));
  expect(new Set(keys.map(({ kid }) => kid)).size).toBe(1);
  expect(await readdir(directory)).toEqual(['signing-key.json']);
});

it('nothing private stands in the part that others may see', async () => {
  expect(Object.keys(publicPart(await signingKey(directory))).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
});

it('a file that is no key is refused, without showing what stands in it', async () => {
  await writeFile(join(directory, 'signing-key.json'), '{"kty":"OKP","crv":"Ed25519","d":"secret"}', { mode: 0o600 });
  const refusal = await signingKey(directory).then(String, String);
  expect(refusal).toContain('is not a key');
  expect(refusal).not.toContain('secret');
});
