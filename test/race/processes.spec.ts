import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../apps/composition/embedded.js';
import { ChildProcess, killAll } from '../processes/child-process.js';
import { Seeded, seedFrom } from '../processes/seeded.js';
import { type Content, soundData } from '../processes/sound-data.js';
import { BUSY, CONTESTS, type Contest, ROOT_COMMAND, reports, type Sent } from './contest.js';

/** Contests of each kind, and how many of them are fought at the same time. */
const CONTESTS_EACH = Number(process.env.RACE_CONTESTS ?? 24);
const AT_ONCE = 8;
const REPORTS = 100;
const SEED = seedFrom('RACE_SEED');

interface Outcome {
  readonly status: 'accepted' | 'duplicate' | 'refused' | 'failed';
  readonly code?: string;
  readonly position?: string;
  readonly revision?: number;
}

const random = new Seeded(SEED);
let directory: string;
let left: Racer;
let right: Racer;
/** What every accepted command must be found as in the end. */
const accepted: string[] = [];

class Racer {
  conflicts = 0;
  private turns = 0;

  constructor(private readonly child: ChildProcess) {}

  /** Outcomes in the order of the commands; the process gets them in an order of its own. */
  async run(commands: readonly Sent[]): Promise<readonly Outcome[]> {
    const order = commands.map((command) => ({ command, key: random.next() })).sort((a, b) => a.key - b.key);
    this.child.tell(JSON.stringify(order.map(({ command }) => command)));
    this.turns += 1;
    const [, said = ''] = await this.child.said(/^outcomes (.*)$/, this.turns);
    const { outcomes, conflicts } = JSON.parse(said);
    this.conflicts = conflicts;
    const byId = new Map(order.map(({ command }, index) => [command.commandId, outcomes[index]]));
    return commands.map(({ commandId }) => {
      const outcome = byId.get(commandId);
      if (outcome.status === 'accepted') accepted.push(commandId);
      return outcome;
    });
  }
}

async function prepare(commands: readonly Sent[]): Promise<void> {
  const system = await openEmbedded({ directory });
  for (const command of commands) {
    await system.runner.run(command);
    accepted.push(command.commandId);
  }
  await system.close();
}

async function racer(): Promise<Racer> {
  const child = ChildProcess.start(['test/race/racing-process.js', directory]);
  await child.said(/^ready/);
  return new Racer(child);
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ronghe-race-'));
  await prepare([ROOT_COMMAND]);
  [left, right] = await Promise.all([racer(), racer()]);
});

afterAll(async () => {
  await killAll();
  rmSync(directory, { recursive: true, force: true });
});

/** Both sides of all contests, some at a time; who is told first changes. */
async function fight(contests: readonly Contest[]): Promise<readonly (readonly [Outcome, Outcome])[]> {
  await prepare(contests.flatMap(({ before }) => before));
  const outcomes: (readonly [Outcome, Outcome])[] = [];
  for (let next = 0; next < contests.length; next += AT_ONCE) {
    const now = contests.slice(next, next + AT_ONCE);
    const sides = [
      () => left.run(now.map((each) => each.left)),
      () => right.run(now.map((each) => each.right)),
    ] as const;
    const rightFirst = random.next() < 0.5;
    const early = rightFirst ? sides[1]() : sides[0]();
    const late = rightFirst ? sides[0]() : sides[1]();
    const [ofLeft, ofRight] = await Promise.all(rightFirst ? [late, early] : [early, late]);
    ofLeft.forEach((each, index) => {
      const other = ofRight[index];
      if (other) outcomes.push([each, other]);
    });
  }
  return outcomes;
}

const contestsOf = (kind: keyof typeof CONTESTS) => Array.from({ length: CONTESTS_EACH }, (_, n) => CONTESTS[kind](n));
const words = (outcomes: readonly Outcome[]) => outcomes.map(({ status, code }) => code ?? status);

/** How often left and right won, where exactly one did. */
const wins = { left: 0, right: 0 };

function expectOneWinner(outcomes: readonly (readonly [Outcome, Outcome])[], code: readonly [string, string]): void {
  expect(outcomes).toHaveLength(CONTESTS_EACH);
  for (const each of outcomes) {
    const leftWon = each[0].status === 'accepted';
    wins[leftWon ? 'left' : 'right']++;
    expect(words(each)).toEqual(leftWon ? ['accepted', code[1]] : [code[0], 'accepted']);
  }
}

it.each<[keyof typeof CONTESTS, string, string]>([
  ['the last place on a post', 'key-post-full', 'key-post-full'],
  ['one id for two members', 'already-exists', 'already-exists'],
  ['one commandId for two contents', 'command-id-reused', 'command-id-reused'],
  ['an enrolment and a dissolution', 'organization-not-empty', 'organization-dissolved'],
  ['two secretaries', 'office-taken', 'office-taken'],
  ['two committees, each to be put under the other', 'circular-tree', 'circular-tree'],
])('two processes and %s: one wins, the other is refused by the rule', async (kind, ...codes) => {
  expectOneWinner(await fight(contestsOf(kind)), codes);
});

it('a member is never posted by a branch that the member has already left', async () => {
  for (const [transfer, posting] of await fight(contestsOf('a transfer and a posting'))) {
    // who is posted first may still be transferred: the place is held until the release
    expect(words([transfer])).toEqual(['accepted']);
    if (posting.status === 'accepted') expect(Number(posting.position)).toBeLessThan(Number(transfer.position));
    else expect(words([posting])).toEqual(['member-of-another-branch']);
    wins[posting.status === 'accepted' ? 'right' : 'left']++;
  }
});

it('one command sent to both processes is accepted once and a duplicate once', async () => {
  for (const [one, other] of await fight(contestsOf('one command sent to both'))) {
    expect(words([one, other]).sort()).toEqual(['accepted', 'duplicate']);
    expect(one.position).toBe(other.position);
  }
});

it(`takes ${2 * REPORTS} reports on one task from two processes, each once and without a gap`, async () => {
  await fight([BUSY]);
  const [ofLeft, ofRight] = await Promise.all([
    left.run(reports('left', REPORTS)),
    right.run(reports('right', REPORTS)),
  ]);
  const all = [...ofLeft, ...ofRight];
  expect(new Set(words(all))).toEqual(new Set(['accepted']));
  expect(all.map(({ revision }) => revision).sort((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: 2 * REPORTS }, (_, n) => n + 1),
  );
});

it('and the log holds what was accepted, nothing else; the processes did get in each other’s way', async () => {
  const content: readonly Content[] = await soundData(directory);
  expect(content.map(({ commandId }) => commandId).sort()).toEqual([...accepted].sort());
  const conflicts = left.conflicts + right.conflicts;
  expect({ conflicts, ...wins }).toEqual({
    conflicts: expect.any(Number),
    left: expect.any(Number),
    right: expect.any(Number),
  });
  expect(Math.min(conflicts, wins.left, wins.right)).toBeGreaterThan(0);
  console.info(`races: ${conflicts} conflicts, left won ${wins.left}, right won ${wins.right}, RACE_SEED=${SEED}`);
});
