import fc from 'fast-check';
import { Rejection } from '#kernel/rejection.js';
import { EmbeddedDirectory, type RunningRunner, type Sent } from '#testing/embedded-directory.js';
import {
  appoint,
  assign,
  complete,
  designate,
  dissolve,
  endMembership,
  enroll,
  establish,
  progress,
  revise,
  SMALL_OFFICE,
  setTask,
  transfer,
  verify,
} from '#testing/small-office.js';
import { CommandBatch } from './command-batch.js';
import type { CommandRequest } from './decider.js';

const member = fc.constantFrom('m1', 'm2', 'm3', 'm4');
const branch = fc.constantFrom('b1', 'b2', 'b3');
const day = fc.constantFrom('2025-02-01', '2025-03-01', '2025-04-01', '2025-08-01', '2026-01-01');
const task = fc.constantFrom('t1', 't2');
const post = fc.constantFrom('p1', 'p2');

/** Commands on few things, so that they meet; many are refused. */
const command: fc.Arbitrary<Sent> = fc.oneof(
  branch.map((id) => establish(id)),
  branch.map((id) => dissolve(id)),
  fc.tuple(member, branch).map(([id, of]) => enroll(id, of)),
  fc.tuple(member, branch, day).map(([id, to, on]) => transfer(id, to, on)),
  fc.tuple(member, day).map(([id, on]) => endMembership(id, on)),
  fc.tuple(member, day).map(([id, from]) => appoint(id, { from })),
  task.map((id) => setTask(id)),
  fc.tuple(task, fc.integer({ min: 4, max: 6 })).map(([id, weight]) => revise(id, { weight })),
  task.map((id) => progress(id)),
  task.map((id) => complete(id)),
  fc.tuple(task, fc.integer({ min: 0, max: 30 })).map(([id, line]) => verify(id, { corrects: `command:line-${line}` })),
  task.map((id) => verify(id)),
  fc.tuple(post, fc.integer({ min: 1, max: 2 })).map(([id, capacity]) => designate(id, capacity)),
  fc.tuple(member, post, day).map(([id, postId, from]) => assign(id, { postId, from })),
);

/** Now and then a commandId comes again, or a line carries when it was recorded. */
const line = fc.record({
  sent: command,
  again: fc.option(fc.integer({ min: 0, max: 30 }), { freq: 12, nil: undefined }),
  at: fc.option(fc.constantFrom('2025-08-01T00:00:00.000Z', '2025-08-31T00:00:00.000Z'), { freq: 3, nil: undefined }),
});
const history = fc.array(line, { minLength: 10, maxLength: 30 });

type Line = typeof line extends fc.Arbitrary<infer T> ? T : never;

function requestOf({ sent, again, at }: Line, index: number): CommandRequest {
  const imported = at === undefined ? {} : { imported: { recordedAt: at, source: 'generated' } };
  return { ...sent, commandId: `line-${again ?? index}`, ...imported };
}

/** What a command led to; where in the log, the log says. */
function told(outcome: Awaited<ReturnType<CommandBatch['run']>>[number]): unknown {
  if (outcome instanceof Rejection) return { code: outcome.code, field: outcome.field, details: outcome.details };
  const { status, commandId, id, stream, revision } = outcome;
  return { status, commandId, id, stream, revision };
}

async function oneByOne({ runner }: RunningRunner, requests: readonly CommandRequest[]): Promise<readonly unknown[]> {
  const outcomes: unknown[] = [];
  for (const request of requests) {
    outcomes.push(
      told(
        await runner.run(request).catch((error: unknown) => {
          if (error instanceof Rejection) return error;
          throw error;
        }),
      ),
    );
  }
  return outcomes;
}

async function logOf(office: RunningRunner): Promise<readonly unknown[]> {
  return (await office.log()).map(({ data, ...event }) => {
    const { name, ...rest } = data as { name?: string };
    return { ...event, data: name?.startsWith('sealed:') ? rest : data };
  });
}

describe('commands run as a batch, decided ahead of the disk', () => {
  it('lead to what they lead to one by one: the same outcomes, the same events', async () => {
    let accepted = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 30 }), async (lines, size) => {
        const [plain, batched] = [new EmbeddedDirectory(), new EmbeddedDirectory()];
        try {
          const requests = lines.map(requestOf);
          const [single, batch] = [await plain.open(), await batched.open()];
          for (const each of [single, batch]) {
            await new CommandBatch(each.setting).run(
              SMALL_OFFICE.map((sent, index) => ({
                ...sent,
                commandId: `office-${index}`,
                imported: { recordedAt: '2025-07-01T00:00:00.000Z', source: 'office' },
              })),
            );
          }
          const running = new CommandBatch(batch.setting);
          const outcomes: unknown[] = [];
          for (let next = 0; next < requests.length; next += size) {
            outcomes.push(...(await running.run(requests.slice(next, next + size))).map(told));
          }
          expect(outcomes).toEqual(await oneByOne(single, requests));
          expect(await logOf(batch)).toEqual(await logOf(single));
          accepted += outcomes.filter((each) => (each as { status?: string }).status === 'accepted').length;
          refused += outcomes.filter((each) => (each as { code?: string }).code !== undefined).length;
        } finally {
          await plain.remove();
          await batched.remove();
        }
      }),
      { numRuns: 25, seed: 11 },
    );
    expect(accepted).toBeGreaterThan(80);
    expect(refused).toBeGreaterThan(80);
  }, 30_000);
});

describe('a batch that another process comes in between', () => {
  it('still judges its lines in order: what comes later is not written before what comes earlier', async () => {
    const directory = new EmbeddedDirectory();
    try {
      const [office, rival] = [await directory.open(), await directory.open()];
      const batch = new CommandBatch(office.setting);
      const numbered = (sent: Sent, commandId: string) => ({ ...sent, commandId });
      const before = [...SMALL_OFFICE, designate('p7', 2), enroll('m9')];
      await batch.run(before.map((sent, index) => numbered(sent, `before-${index}`)));
      // the batch remembers the post as it was
      await rival.send(assign('m2', { postId: 'p7' }));
      const lines = [
        numbered(assign('m9', { postId: 'p7', from: '2025-09-10' }), 'first'),
        numbered(endMembership('m9', '2025-08-20'), 'second'),
      ];
      const outcomes = (await batch.run(lines)).map(told);
      expect(outcomes).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }]);
      const ids = (await office.log()).slice(-3).map(({ metadata }) => metadata.commandId);
      expect(ids.slice(1)).toEqual(['first', 'second']);
    } finally {
      await directory.remove();
    }
  });
});

describe('a batch whose store fails', () => {
  it('says so, has written nothing of what it had not settled, and can be run again', async () => {
    const directory = new EmbeddedDirectory();
    try {
      const office = await directory.open();
      let broken = false;
      const { eventStore } = office.setting;
      const failing: typeof eventStore = Object.assign(Object.create(eventStore), {
        append: (append: Parameters<typeof eventStore.append>[0]) =>
          broken ? Promise.reject(new Error('disk full')) : eventStore.append(append),
      });
      const batch = new CommandBatch({ ...office.setting, eventStore: failing });
      await batch.run(SMALL_OFFICE.map((sent, index) => ({ ...sent, commandId: `office-${index}` })));
      const before = await eventStore.head();
      const lines = [progress('t1'), complete('t1'), verify('t1')].map((sent, index) => ({
        ...{ ...sent, commandId: `line-${index}` },
      }));
      broken = true;
      await expect(batch.run(lines)).rejects.toThrow('disk full');
      expect(await eventStore.head()).toBe(before);
      broken = false;
      expect((await batch.run(lines)).map(told)).toMatchObject(lines.map(() => ({ status: 'accepted' })));
    } finally {
      await directory.remove();
    }
  });
});
