import autocannon, { type Options, type Result } from 'autocannon';
import { issueToken } from '#api/auth/token-issue.js';
import { DEFAULTS } from '#api/server-options.js';
import type { Actor } from '#kernel/actor.js';
import { load } from './machine.js';
import { type Measurement, perSecond } from './measurement.js';
import { startChild } from './processes/child.js';
import type { Listening } from './processes/server.js';
import { BranchWork } from './records/branch-work.js';
import { branches } from './records/bureau.js';
import { Chance } from './records/chance.js';
import type { Entry } from './records/record.js';
import { interleaved } from './rounds.js';
import type { Scene } from './scene.js';

const CONNECTIONS = 50;
const PER_ROUND = 4000;
const DAY = '2025-12-31';

interface Sent {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Commands over HTTP, against a bare Fastify that parses the same bodies; each server has a process of its own. */
export async function measureHttp(scene: Scene): Promise<Measurement> {
  const before = load();
  const works = branches.map((branch, index) => new BranchWork(branch, new Chance(1000 + index), 'http-'));
  await begin(scene, works);
  const tokens = new Tokens(scene.directory);
  const ours = await startChild<Listening>('./server.js', scene.directory);
  const bare = await startChild<Listening>('./bare-server.js');
  let sent: readonly Sent[] = [];
  try {
    const { seconds, ratios } = await interleaved(Math.max(scene.rounds, 7), [
      async (round) => {
        sent = await requests(works, tokens, round);
        return send(ours.first.url, sent);
      },
      () => send(bare.first.url, sent),
    ]);
    const share = 1 / (ratios[1] ?? Number.NaN);
    return {
      name: 'commands-http',
      what: `commands over HTTP at ${CONNECTIONS} connections, durable, on a log of ${scene.events.toLocaleString('en')} events`,
      lines: [
        { what: 'ours', figure: perSecond(PER_ROUND, seconds[0] ?? 1, 'requests') },
        { what: 'bare Fastify, same bodies parsed', figure: perSecond(PER_ROUND, seconds[1] ?? 1, 'requests'), share },
      ],
      aim: '≥ 40 % of bare Fastify',
      met: share >= 0.4,
      load: [before, load()],
    };
  } finally {
    await ours.end();
    await bare.end();
  }
}

/** Tasks and posts of their own, in process. */
async function begin({ system }: Scene, works: readonly BranchWork[]): Promise<void> {
  let count = 0;
  for (const work of works) {
    for (const { command, actor, data } of work.beginning(DAY)) {
      await system.runner.run({ command, commandId: `http-begin-${++count}`, actor, data });
    }
  }
}

/** One for each actor, as clients keep theirs. */
class Tokens {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(private readonly directory: string) {}

  of(actor: Actor): Promise<string> {
    const known = this.tokens.get(actor.id);
    if (known) return known;
    const { issuer, audience } = DEFAULTS;
    const made = issueToken(this.directory, actor, { issuer, audience, ttlSeconds: 3600, now: Date.now() });
    this.tokens.set(actor.id, made);
    return made;
  }
}

async function requests(works: readonly BranchWork[], tokens: Tokens, round: number): Promise<readonly Sent[]> {
  const chance = new Chance(round);
  const sent: Sent[] = [];
  for (let count = 0; count < PER_ROUND; count++) {
    const { command, actor, data }: Entry = chance.of(works).inAnyOrder(DAY);
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': `http-${round}-${count}`,
      authorization: `Bearer ${await tokens.of(actor)}`,
    };
    sent.push({ path: `/v1/commands/${command}`, headers, body: JSON.stringify(data) });
  }
  return sent;
}

/** Seconds from the first request to the last answer; autocannon's own time is counted in whole ticks of a second. */
async function send(url: string, requests: readonly Sent[]): Promise<number> {
  let next = 0;
  let last = 0;
  const start = performance.now();
  const result = await new Promise<Result>((resolve, reject) => {
    const options: Options = {
      url,
      connections: CONNECTIONS,
      amount: requests.length,
      requests: [
        { method: 'POST', setupRequest: (request) => ({ ...request, ...requests[next++ % requests.length] }) },
      ],
    };
    const cannon = autocannon(options, (error, done) => (error ? reject(error) : resolve(done)));
    cannon.on('response', () => {
      last = performance.now();
    });
  });
  if (result['2xx'] !== requests.length) throw new Error(`${result['2xx']} of ${requests.length} requests succeeded`);
  return (last - start) / 1000;
}
