import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { base, load } from '../crash/office-load.js';
import { CLI, killAll, ronghe } from '../processes/child-process.js';

let root: string;
let directory: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'ronghe-line-'));
  directory = join(root, 'data');
  const file = join(root, 'office.ndjson');
  writeFileSync(
    file,
    [...base(3), ...[0, 1, 2].flatMap((n) => load(n, 30))].map((line) => JSON.stringify(line)).join('\n'),
  );
  expect((await ronghe(['--data', directory, 'import', file])).code).toBe(0);
});

afterEach(killAll);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const IN_BOTH = /[\u4e00-\u9fff].* · .*[a-z]{3}/;
const INSIDE = /\n\s+at |node_modules|node:internal|^Error/;

it.each<[string, () => readonly string[], RegExp]>([
  ['a file that is not there', () => ['--data', directory, 'import', join(root, 'none')], /none/],
  ['a directory instead of a file', () => ['--data', directory, 'import', root], /目录/],
  ['a file instead of a data directory', () => ['--data', join(root, 'office.ndjson'), 'verify'], /office\.ndjson/],
  ['a data directory under a file', () => ['--data', join(root, 'office.ndjson', 'x'), 'verify'], /office\.ndjson/],
  [
    'a token of a directory under a file',
    () => ['--data', join(root, 'office.ndjson', 'x'), 'token', '--role', 'admin', '--org', 'c1', '--id', 'u'],
    /office\.ndjson/,
  ],
])('%s is said in both languages', async (_, args, about) => {
  const { code, stdout, stderr } = await ronghe(args());
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  for (const pattern of [about, IN_BOTH]) expect(stderr).toMatch(pattern);
  expect(stderr).not.toMatch(INSIDE);
});

it('a port that is taken is said in both languages', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  const { code, stderr } = await ronghe(['--data', directory, 'serve', '--port', `${port}`]);
  other.close();
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(IN_BOTH) });
  expect(stderr).toMatch(`127.0.0.1:${port}`);
  expect(stderr).not.toMatch(INSIDE);
});

it('who stops reading an export is no failure', () => {
  const script = `set -o pipefail; "$0" "$@" | head -n 1`;
  const args = ['--norc', '-c', script, process.execPath, CLI, '--data', directory, 'export'];
  const { status, stdout, stderr } = spawnSync('bash', args, { encoding: 'utf8', env: { PATH: process.env.PATH } });
  expect({ status, stderr, lines: stdout.trim().split('\n').length }).toEqual({ status: 0, stderr: '', lines: 1 });
});

(existsSync('/dev/full') ? it : it.skip)('an export that finds no room is a failure', () => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, [CLI, '--data', directory, 'export'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
    stdio: ['ignore', full, 'pipe'],
  });
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(/磁盘已满.*disk is full/) });
  expect(stderr).not.toMatch(INSIDE);
});

it('a file of rubbish is refused line by line, with numbers, and writes nothing', async () => {
  const file = join(root, 'rubbish.ndjson');
  const rubbish = [
    Buffer.from('{"command":'),
    Buffer.from([0xff, 0xfe, 0x00]),
    Buffer.from('['.repeat(100_000)),
    Buffer.from(`{"a":${'['.repeat(40)}${']'.repeat(40)}}`),
    Buffer.from('{"command":"a","command":"b"}'),
    Buffer.from('x'.repeat(1_048_577)),
    Buffer.from('{"__proto__":{"command":"enroll-member"}}'),
    Buffer.from('null'),
  ];
  writeFileSync(file, Buffer.concat(rubbish.flatMap((line) => [line, Buffer.from('\n')])));
  const target = join(root, 'untouched');
  mkdirSync(target, { mode: 0o700 });
  const { code, stdout } = await ronghe(['--data', target, '--json', 'import', file]);
  const { accepted, refused } = JSON.parse(stdout);
  expect({ code, accepted }).toEqual({ code: 1, accepted: 0 });
  const codes = [...Array(6).fill('invalid-json'), 'unknown-field', 'invalid-choice'];
  expect(refused.map((each: { line: number; code: string }) => [each.line, each.code])).toEqual(
    codes.map((each, index) => [index + 1, each]),
  );
  expect((await ronghe(['--data', target, 'export'])).stdout).toBe('');
});
