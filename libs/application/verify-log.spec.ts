import { aggregates } from '#domain/aggregates.js';
import { canonicalJson } from '#kernel/canonical-json.js';
import type { Position } from '#kernel/position.js';
import { CommandRegistry } from './commands/command-registry.js';
import { eventIdOf } from './commands/event-id.js';
import { createCodec } from './event-codec.js';
import type { EventStore, StoredEvent } from './ports/event-store.js';
import type { Keys } from './ports/keys.js';
import { type LogReport, verifyLog } from './verify-log.js';

const envelope = {
  id: eventIdOf('c-1'),
  type: 'AnnualTaskCancelled',
  schemaVersion: 1,
  stream: 'task-t1',
  revision: 0,
  recordedAt: '2025-03-04T02:11:09.123Z',
  occurredOn: '2025-03-04',
  data: { taskId: 't1', branchId: 'b1', year: 2025, on: '2025-03-04', reason: '合并' },
  metadata: { commandId: 'c-1', actor: { id: 'u-1', role: 'business-head', orgId: 'b1' }, tags: { branch: ['b1'] } },
};

/** The same event again, as the next one of its stream. */
const next = {
  ...envelope,
  ...{ id: eventIdOf('c-2'), revision: 1, metadata: { ...envelope.metadata, commandId: 'c-2' } },
};

const enrolled = {
  ...envelope,
  ...{ type: 'MemberEnrolled', stream: 'member-m1' },
  data: {
    memberId: 'm1',
    name: 'sealed:good',
    branchId: 'b1',
    status: 'full',
    joinedOn: '2015-01-01',
    enrolledOn: '2025-03-04',
  },
};

const stored = (position: number, bytes: string): StoredEvent => ({ position: String(position) as Position, bytes });

/** Opens `sealed:good` only; `sealed:gone` is erased. */
const keys = {
  async open(tokens: readonly string[]) {
    if (tokens.includes('sealed:bad')) throw new Error('altered');
    return tokens.map((token) => (token === 'sealed:gone' ? undefined : '文字'));
  },
} as Partial<Keys> as Keys;

function verified(...events: readonly (StoredEvent | object)[]): Promise<LogReport> {
  const all = events.map((event, index) =>
    'bytes' in event ? (event as StoredEvent) : stored(index + 1, canonicalJson(event)),
  );
  async function* readAll() {
    yield all;
  }
  const eventStore = { readAll } as Partial<EventStore> as EventStore;
  const registry = new CommandRegistry(aggregates);
  return verifyLog({ eventStore, registry, keys, codec: createCodec(aggregates, 'Asia/Shanghai') });
}

async function checksOf(...events: readonly (StoredEvent | object)[]): Promise<readonly string[]> {
  return (await verified(...events)).defects.map(({ check }) => check);
}

test('a log as it was written has nothing wrong', async () => {
  const report = await verified(envelope, next, enrolled);
  expect(report).toEqual({
    ...{ events: 3, streams: 2, throughPosition: '3', texts: { opened: 1, erased: 0 } },
    ...{ recomputed: 0, defectCount: 0, defects: [] },
  });
});

test.each([
  ['in another order of fields', 'canonical', stored(1, JSON.stringify(envelope))],
  ['with a day that does not exist', 'occurredOn', { ...envelope, occurredOn: '2025-02-30' }],
  ['whose id is not that of its command', 'id', { ...envelope, id: eventIdOf('c-9') }],
  ['in the stream of something else', 'stream', { ...envelope, stream: 'member-t1' }],
  ['of an unknown type', 'known', { ...envelope, type: 'TaskForgotten' }],
  ['of a version to come', 'known', { ...envelope, schemaVersion: 2 }],
  ['that is none', 'known', stored(1, '{"id":"x"}')],
  ['that is no JSON', 'known', stored(1, 'x')],
  ['recorded at no instant in UTC', 'recordedAt', { ...envelope, recordedAt: '2025-03-04T10:11:09.123+08:00' }],
  ['that does not begin its stream', 'revision', { ...envelope, revision: 1 }],
  ['with a personal text that anybody can read', 'sealed', { ...enrolled, data: { ...enrolled.data, name: '王敏' } }],
  [
    'with a personal text that does not open',
    'sealed',
    { ...enrolled, data: { ...enrolled.data, name: 'sealed:bad' } },
  ],
])('an event %s is named: %s', async (_, check, event) => {
  expect(await checksOf(event)).toEqual([check]);
});

test('revisions run on, also behind an event that cannot be read', async () => {
  expect(await checksOf(envelope, { ...next, revision: 2 })).toEqual(['revision']);
  expect(await checksOf({ ...envelope, type: 'TaskForgotten' }, next)).toEqual(['known']);
});

test('recordedAt never goes back in a stream; in the log it may', async () => {
  const earlier = '2025-03-04T02:11:09.122Z';
  expect(await checksOf(envelope, { ...next, recordedAt: earlier })).toEqual(['recordedAt']);
  expect(await checksOf(envelope, { ...enrolled, recordedAt: earlier })).toEqual([]);
});

test('positions only grow, as numbers', async () => {
  expect(await checksOf(stored(9, canonicalJson(envelope)), stored(10, canonicalJson(next)))).toEqual([]);
  expect(await checksOf(stored(10, canonicalJson(envelope)), stored(9, canonicalJson(next)))).toEqual(['order']);
});

test('a text whose key was destroyed is erased, not wrong', async () => {
  const report = await verified({ ...enrolled, data: { ...enrolled.data, name: 'sealed:gone' } });
  expect(report).toMatchObject({ defectCount: 0, texts: { opened: 0, erased: 1 } });
});

test('of many defects the first are named and all are counted', async () => {
  const report = await verified(
    ...Array.from({ length: 150 }, () => ({ ...envelope, type: 'TaskForgotten', revision: 9 })),
  );
  expect(report.defectCount).toBeGreaterThan(150);
  expect(report.defects).toHaveLength(100);
});
