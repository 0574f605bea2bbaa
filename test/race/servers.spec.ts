import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../apps/composition/embedded.js';
import { killAll } from '../processes/child-process.js';
import { HttpClient, serving, urlOf } from '../processes/http-client.js';
import { soundData } from '../processes/sound-data.js';
import { BUSY, CONTESTS, ROOT_COMMAND, reports, type Sent } from './contest.js';

const CONTESTS_HERE = 10;
const REPORTS = 40;

let directory: string;
let client: HttpClient;
let urls: readonly [string, string];
const contests = Array.from({ length: CONTESTS_HERE }, (_, n) => CONTESTS['the last place on a post'](n));
const before = [ROOT_COMMAND, ...contests.flatMap((each) => each.before), ...BUSY.before, BUSY.left];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ronghe-race-'));
  const system = await openEmbedded({ directory });
  for (const command of before) await system.runner.run(command);
  await system.close();
  client = new HttpClient(directory);
  urls = await Promise.all([urlOf(serving(directory)), urlOf(serving(directory))]);
});

afterAll(async () => {
  await killAll();
  rmSync(directory, { recursive: true, force: true });
});

it('two clients at two servers want the last place on a post: one is told 201, the other 422 and why', async () => {
  const answers = await Promise.all(
    contests.map(({ left, right }) => Promise.all([client.send(urls[0], left), client.send(urls[1], right)])),
  );
  for (const both of answers) {
    const [won, lost] = both.toSorted((a, b) => a.status - b.status);
    expect(won?.status).toBe(201);
    expect(lost).toMatchObject({ status: 422, body: { code: 'key-post-full', field: 'postId' } });
  }
});

it('two servers take what two clients report on one task, each once and without a gap', async () => {
  const send = (url: string, commands: readonly Sent[]) =>
    Promise.all(commands.map((command) => client.send(url, command)));
  const answers = await Promise.all([
    send(urls[0], reports('left', REPORTS)),
    send(urls[1], reports('right', REPORTS)),
  ]);
  expect(answers.flat().map(({ status }) => status)).toEqual(Array.from({ length: 2 * REPORTS }, () => 201));
  const again = await send(urls[1], reports('left', REPORTS));
  expect(again.map(({ status, body }) => [status, body.revision])).toEqual(
    answers[0].map(({ body }) => [200, body.revision]),
  );
  const content = await soundData(directory);
  expect(content).toHaveLength(before.length + CONTESTS_HERE + 2 * REPORTS);
});
