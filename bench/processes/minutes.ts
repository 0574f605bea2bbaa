import { openSqliteReadStore } from '#adapters/read-sqlite/sqlite-read-store.js';
import type { Recorded } from '#kernel/event.js';
import { foldBatch, touchesOf } from '#kernel/fold-batch.js';
import { fromDayNumber } from '#kernel/local-date.js';
import type { Position } from '#kernel/position.js';
import { sessionTraces } from '#projections/formalism-signals/session-traces.js';
import { Chance } from '../records/chance.js';
import { peakMemory, report } from './child.js';

/** What the process reports. */
export interface Compared {
  readonly minutes: number;
  /** Of the first half and of the second, reading the events' bytes included. */
  readonly seconds: readonly [first: number, second: number];
  /** Of reading the bytes alone. */
  readonly rawSeconds: number;
  readonly peakMiB: number;
}

const BATCH = 500;
const CHARACTERS = 300;
/** Every tenth session repeats the minutes of one before. */
const COPIES = 10;
const COLLECTION = 'minutes_v1';
const FIRST_DAY = 18_262; // 2020-01-01
const BRANCHES = 50;

const [directory = '', count = '0'] = process.argv.slice(2);
const minutes = Number(count);
const chance = new Chance(7);
const store = await openSqliteReadStore({ directory });
await store.declare({ name: COLLECTION, indexes: sessionTraces.indexes });
const seconds: [number, number] = [0, 0];
let rawSeconds = 0;
let last: readonly string[] = [];
for (let from = 0; from < minutes; from += BATCH) {
  const bytes = Array.from({ length: BATCH }, (_, index) => JSON.stringify(session(from + index)));
  const raw = performance.now();
  const read = bytes.map((text) => JSON.parse(text) as Recorded);
  rawSeconds += (performance.now() - raw) / 1000;
  if (read.length !== BATCH) throw new Error('not all were read');
  const start = performance.now();
  await fold(bytes.map((text) => JSON.parse(text) as Recorded));
  seconds[from < minutes / 2 ? 0 : 1] += (performance.now() - start) / 1000;
}
await store.close();
report({ minutes, seconds, rawSeconds, peakMiB: peakMemory() } satisfies Compared);
process.disconnect();

async function fold(events: readonly Recorded[]): Promise<void> {
  const { touches } = touchesOf(sessionTraces, events);
  const loaded = await store.load(COLLECTION, [...new Set(touches.flatMap(({ keys }) => keys))]);
  const documents = new Map(loaded.map((document) => [document.key, document]));
  const { changed, failure } = foldBatch(sessionTraces, touches, documents);
  if (failure) throw failure.error;
  const changes = [...documents.values()].filter(({ key }) => changed.has(key));
  await store.commit(COLLECTION, changes, events.at(-1)?.position ?? ('0' as Position));
}

function session(number: number): Recorded {
  const branchId = `b${number % BRANCHES}`;
  const sessionId = `s${number}`;
  const heldOn = fromDayNumber(FIRST_DAY + (number % 1800));
  const attendeeIds = Array.from({ length: 15 }, (_, index) => `${branchId}-m${index}`);
  const copied = number % COPIES === 0 && last.length > 0 ? chance.of(last) : undefined;
  const text = copied ?? madeUp();
  last = [...last.slice(-99), text];
  return {
    ...{ id: `event-${number}`, type: 'StudySessionRecorded', schemaVersion: 1, stream: `studySession-${sessionId}` },
    ...{ revision: 0, recordedAt: `${heldOn}T10:00:00.000Z`, recordedOn: heldOn, occurredOn: heldOn },
    position: String(number + 1) as Position,
    data: {
      ...{ sessionId, branchId, kind: 'theory-study', heldOn, startsAt: '14:00', topic: '学习' },
      ...{ partyHours: 1, businessHours: 1, attendeeIds, absentees: [], taskIds: [], minutes: text, actions: [] },
    },
    metadata: {
      commandId: `command-${number}`,
      actor: { id: 'u-1', role: 'branch-officer', orgId: branchId },
      tags: { org: ['c1'], branch: [branchId], member: attendeeIds },
    },
  };
}

function madeUp(): string {
  return String.fromCodePoint(...Array.from({ length: CHARACTERS }, () => 0x4e00 + chance.below(20_000)));
}
