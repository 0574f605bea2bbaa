import fc from 'fast-check';
import type { CommandRequest } from '#application/commands/decider.js';
import { importCommands } from '#application/import/import-commands.js';
import { readLines } from '#application/import/lines.js';
import { START } from '#kernel/position.js';
import { Rejection } from '#kernel/rejection.js';
import { type Office, openOffice } from '../commands/office.js';
import { VALID } from '../commands/valid-commands.js';
import { HEAD_A, Served } from '../http/served.js';
import { seedFrom } from '../processes/seeded.js';

/** Mutated commands in all. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 400);
const SEED = seedFrom('FUZZ_SEED');
const LIMITS = { numRuns: RUNS, seed: SEED };

/** What nobody should send, and somebody will. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    ...[
      null,
      true,
      0,
      -0,
      -1,
      1e308,
      2 ** 53,
      0.1 + 0.2,
      5e-324,
      '',
      ' ',
      '　',
      '\u0000',
      '\ud800',
      'a\udc00',
      '\u202e\u200b',
    ],
    ...[
      "'; DROP TABLE event;--",
      '../../etc/passwd',
      't%2f1',
      'sealed:1:member-m1:AAAA',
      'command:test-1',
      'command:',
      '__proto__',
    ],
    ...[
      '2025-02-30',
      '0000-00-00',
      '9999-12-31',
      '2025-09-01',
      '-2025-01-01',
      '2025-09-01T00:00:00Z',
      '24:00',
      '5',
      'NaN',
    ],
    ...[[], {}, [[]], [null], ['m1', 'm1'], ['m1', 'none'], { toString: 1 }, { constructor: { prototype: {} } }],
  ),
  fc.jsonValue({ maxDepth: 4 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.integer({ min: 1, max: 40_000 }).map((length) => '长'.repeat(length)),
  fc.integer({ min: 1, max: 1_200 }).map((count) => Array.from({ length: count }, (_, n) => `m${n}`)),
);

const fieldName = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'note',
    'source',
    'commandId',
    'type',
    'actor',
    '',
    'a.b',
    '[0]',
  ),
  fc.string({ maxLength: 20 }),
);

type Body = Record<string, unknown>;
type Change = (data: Body) => unknown;

/** Something wrong, or odd, done to a body. */
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(fc.nat(20), hostile).map(
    ([at, value]): Change =>
      (data) => ({ ...data, ...withKey(keyAt(data, at), value) }),
  ),
  fc.nat(20).map(
    (at): Change =>
      (data) =>
        Object.fromEntries(Object.entries(data).filter(([name]) => name !== keyAt(data, at))),
  ),
  fc.tuple(fieldName, hostile).map(
    ([name, value]): Change =>
      (data) => ({ ...data, ...withKey(name, value) }),
  ),
  fc.tuple(fc.nat(20), fc.nat(20)).map(
    ([from, to]): Change =>
      (data) => ({ ...data, ...withKey(keyAt(data, from), data[keyAt(data, to)]) }),
  ),
  hostile.map(
    (value): Change =>
      () =>
        value,
  ),
);

const keyAt = (data: Record<string, unknown>, at: number): string => {
  const names = Object.keys(data);
  return names[at % Math.max(1, names.length)] ?? 'x';
};

/** As JSON.parse makes it: `__proto__` is a name like any other. */
function withKey(name: string, value: unknown): Record<string, unknown> {
  return Object.defineProperty({}, name, { value, enumerable: true, writable: true, configurable: true });
}

const mutated: fc.Arbitrary<Pick<CommandRequest, 'command' | 'actor' | 'data'>> = fc
  .tuple(fc.constantFrom(...Object.entries(VALID)), fc.array(change, { minLength: 1, maxLength: 3 }))
  .map(([[command, { actor, data }], changes]) => ({
    command,
    actor,
    data: changes.reduce<unknown>(
      (changed, each) => (typeof changed === 'object' && changed !== null ? each(changed as Body) : changed),
      data,
    ),
  }));

let office: Office;
let count = 0;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

async function eventsAfter(position = START): Promise<number> {
  let events = 0;
  for await (const batch of office.eventStore.readAll(position)) {
    for (const stored of batch) {
      expect(office.codec.encode(JSON.parse(stored.bytes))).toBe(stored.bytes);
      office.codec.decode(stored);
      events++;
    }
  }
  return events;
}

it(`a mutated command is accepted or refused with code and field, and writes one event or none (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(mutated, async ({ command, actor, data }) => {
      const before = await office.eventStore.head();
      const commandId = `fuzz-${++count}`;
      const outcome = await office.runner.run({ command, commandId, actor, data }).catch((error: unknown) => {
        if (!(error instanceof Rejection)) throw error;
        return error;
      });
      if (outcome instanceof Rejection) {
        expect([outcome.code, outcome.field]).toEqual([expect.stringMatching(/^[a-z-]+$/), expect.stringMatching(/./)]);
        expect(Object.values(office.texts.of(outcome))).toEqual([
          expect.stringMatching(/./),
          expect.stringMatching(/./),
        ]);
      }
      expect(await eventsAfter(before)).toBe(outcome instanceof Rejection ? 0 : 1);
    }),
    LIMITS,
  );
});

it('a mutated line of a file is accepted or refused with its number, and stops nothing else', async () => {
  const line = fc
    .tuple(mutated, fc.array(change, { maxLength: 1 }), fc.nat(60), fc.boolean())
    .map(([{ command, actor, data }, changes, cut, broken]) => {
      const whole = { command, commandId: `file-${++count}`, at: '2025-08-30T01:00:00Z', actor, data };
      const text = JSON.stringify(changes.reduce<unknown>((changed, each) => each({ ...(changed as object) }), whole));
      return broken ? text.slice(0, text.length - cut) : text;
    });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
      const bytes = Buffer.from(lines.map((each) => each.replaceAll('\n', ' ')).join('\n'));
      const before = await office.eventStore.head();
      const report = await importCommands(office, readLines(onePiece(bytes)), { source: 'fuzz' });
      const blank = lines.filter((each) => each.trim() === '').length;
      expect(report.accepted + report.duplicates + report.refused.length).toBe(lines.length - blank);
      expect(await eventsAfter(before)).toBe(report.accepted);
      for (const refused of report.refused) office.texts.of(refused);
    }),
    { numRuns: Math.ceil(RUNS / 6), seed: SEED },
  );
});

async function* onePiece(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

it('and over HTTP none is answered with a failure of the server', async () => {
  const served = await Served.start({ directory: office.directory, requestsPerMinute: 1_000_000 });
  await fc.assert(
    fc.asyncProperty(mutated, async ({ command, actor, data }) => {
      const { status, headers, body } = await served.command(command, JSON.stringify(data), { actor });
      if (status === 201) return;
      expect([400, 403, 404, 409, 413, 422]).toContain(status);
      expect(headers.get('content-type')).toMatch('application/problem+json');
      expect(body.code).toMatch(/^[a-z-]+$/);
    }),
    { numRuns: Math.ceil(RUNS / 3), seed: SEED },
  );
  expect((await served.send('/health/ready', {})).status).toBe(200);
  expect((await served.get('/v1/branch-history/b1', HEAD_A)).status).toBeLessThan(500);
  await served.server.close();
});
