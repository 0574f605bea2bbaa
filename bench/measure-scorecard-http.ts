import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import autocannon, { type Result } from 'autocannon';
import { issueToken } from '#api/auth/token-issue.js';
import { DEFAULTS } from '#api/server-options.js';
import type { Actor } from '#kernel/actor.js';
import { load } from './machine.js';
import { type Measurement, perSecond } from './measurement.js';
import { startChild } from './processes/child.js';
import type { Listening } from './processes/server.js';
import { actorOf } from './records/bureau.js';
import { LARGE_BRANCH } from './records/records.js';
import { interleaved } from './rounds.js';
import type { Scene } from './scene.js';

const CONNECTIONS = 50;
const PER_ROUND = 3000;

/** A scorecard that was asked for before, over HTTP, against a bare Fastify that sends the same bytes. */
export async function measureScorecardHttp(scene: Scene): Promise<Measurement> {
  const before = load();
  await scene.system.projections.catchUp();
  const ours = await startChild<Listening>('./server.js', scene.directory);
  try {
    const card = `/v1/integration-scorecard/${LARGE_BRANCH}/2025?asOf=2025-12-31`;
    const headers = {
      authorization: `Bearer ${await token(scene.directory, actorOf('branch-officer', LARGE_BRANCH))}`,
    };
    const body = await answer(`${ours.first.url}${card}`, headers);
    const file = join(scene.directory, 'answer.json');
    await writeFile(file, body);
    const bare = await startChild<Listening>('./bare-server.js', file);
    try {
      const { seconds, ratios } = await interleaved(Math.max(scene.rounds, 7), [
        () => get(`${ours.first.url}${card}`, headers),
        () => get(`${bare.first.url}/v1/answer`, headers),
      ]);
      const share = 1 / (ratios[1] ?? Number.NaN);
      return {
        name: 'scorecard-http',
        what: `a branch's scorecard of ${body.length.toLocaleString('en')} characters, asked again, at ${CONNECTIONS} connections`,
        lines: [
          { what: 'ours', figure: perSecond(PER_ROUND, seconds[0] ?? 1, 'requests') },
          { what: 'bare Fastify, the same bytes', figure: perSecond(PER_ROUND, seconds[1] ?? 1, 'requests'), share },
        ],
        aim: '≥ 50 % of bare Fastify',
        met: share >= 0.5,
        load: [before, load()],
      };
    } finally {
      await bare.end();
    }
  } finally {
    await ours.end();
  }
}

function token(directory: string, actor: Actor): Promise<string> {
  const { issuer, audience } = DEFAULTS;
  return issueToken(directory, actor, { issuer, audience, ttlSeconds: 3600, now: Date.now() });
}

async function answer(url: string, headers: Record<string, string>): Promise<string> {
  for (;;) {
    const response = await fetch(url, { headers });
    if (response.ok) return response.text();
    // the server has just started, and brings its read models up to date
    if (response.status !== 503) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Seconds from the first request to the last answer. */
async function get(url: string, headers: Record<string, string>): Promise<number> {
  let last = 0;
  const start = performance.now();
  const result = await new Promise<Result>((resolve, reject) => {
    const cannon = autocannon({ url, headers, connections: CONNECTIONS, amount: PER_ROUND }, (error, done) =>
      error ? reject(error) : resolve(done),
    );
    cannon.on('response', () => {
      last = performance.now();
    });
  });
  if (result['2xx'] !== PER_ROUND) throw new Error(`${result['2xx']} of ${PER_ROUND} requests succeeded`);
  return (last - start) / 1000;
}
