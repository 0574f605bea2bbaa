import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '#adapters/event-sqlite/sqlite-event-store.js';
import { OverlayEventStore } from '#application/commands/overlay-event-store.js';
import { createCodec } from '#application/event-codec.js';
import type { EventStore } from '#application/ports/event-store.js';
import { aggregates } from '#domain/aggregates.js';
import { defaultScheme } from '#domain/scoring/scheme.js';
import { score } from '#domain/scoring/scorecard.js';
import type { Envelope, Recorded } from '#kernel/event.js';
import { type Position, START } from '#kernel/position.js';
import { branchFactsOf } from './branch-facts-of.js';

/** Logs as the versions that introduced their events wrote them. Only ever added to (decision 0001). */
const GOLDEN = [
  {
    file: 'log-0.1.0.ndjson',
    sha256: '2046714b52e1157d6f692233ad06cb54d0d8894707f1433fac6e8235468a9b54',
    cards: {
      b1: '6429bc40ac20851e63fc25929c8c488241dd3739a6c1a873f39822d5a43b5112',
      b2: '16fa30e2cb82d25ba6826a7dfbabfbf93f6cb5cb1ad72e92df197fe10433497d',
    },
  },
  {
    file: 'log-0.2.0.ndjson',
    sha256: '08d6faefce0de10d708e652e222d429ee0ea9b04924f3a51a39e7226c8b81d91',
    cards: {
      b1: '9893ec36117dc0d6ce82489399e865608e0be1aa5c43c44319fbf4550f252f75',
      b2: '16fa30e2cb82d25ba6826a7dfbabfbf93f6cb5cb1ad72e92df197fe10433497d',
    },
  },
  {
    file: 'log-0.2.0-due-process.ndjson',
    sha256: '05ad7186cc76c1fec0130a5527c1b227d6994dcc25b6c5b89886c316a8226a56',
    cards: {
      b1: 'a80bad855b8cb4f7b3bdefbfd93f6ea6a925fb476b0f9d089e2c3f2b1bf38fc7',
      b2: '16fa30e2cb82d25ba6826a7dfbabfbf93f6cb5cb1ad72e92df197fe10433497d',
    },
  },
];

const codec = createCodec(aggregates, 'Asia/Shanghai');
/** The day of an instant eight hours ahead of UTC. */
const shanghaiDay = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');
const read = (file: string) => readFileSync(join('libs/testing/golden', file), 'utf8');
const linesOf = (file: string) => read(file).trimEnd().split('\n');

describe.each(GOLDEN)('the golden log $file', ({ file, sha256: digest, cards }) => {
  it('is the file that was written then', () => {
    expect(sha256(read(file))).toBe(digest);
  });

  it('is read and written again to the same bytes', () => {
    for (const [index, bytes] of linesOf(file).entries()) {
      const { position, recordedOn, ...event } = codec.decode({ bytes, position: String(index + 1) as Position });
      const version = JSON.parse(bytes).schemaVersion;
      expect(codec.versionOf(event.type)).toBeGreaterThanOrEqual(version);
      if (version === codec.versionOf(event.type)) expect(codec.encode(event)).toBe(bytes);
      expect({ position, recordedOn }).toEqual({
        position: String(index + 1),
        recordedOn: shanghaiDay(event.recordedAt),
      });
    }
  });

  it.each(['sqlite', 'in memory'])('has the same bytes and scorecards on a store that is %s', async (kind) => {
    const directory = mkdtempSync(join(tmpdir(), 'ronghe-golden-'));
    const sqlite = await openSqliteEventStore({ directory, zone: 'Asia/Shanghai' });
    const store = kind === 'sqlite' ? sqlite : new OverlayEventStore(sqlite);
    try {
      await appendAll(store, linesOf(file));
      expect(await bytesOf(store)).toEqual(linesOf(file));
      for (const [branchId, expected] of Object.entries(cards)) {
        expect({ branchId, digest: await digestOf(store, branchId) }).toEqual({ branchId, digest: expected });
      }
    } finally {
      await sqlite.close();
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

it('the golden logs hold every event type there is', () => {
  const types = new Set(GOLDEN.flatMap(({ file }) => linesOf(file)).map((line) => JSON.parse(line).type));
  const missing = aggregates.flatMap(({ events }) => Object.keys(events)).filter((type) => !types.has(type));
  expect(missing).toEqual([]);
});

async function appendAll(store: EventStore, lines: readonly string[]) {
  for (const bytes of lines) {
    const { id, stream, revision, metadata }: Envelope = JSON.parse(bytes);
    const tags = Object.entries(metadata.tags).flatMap(([kind, ids]) => ids.map((each) => `${kind}:${each}`));
    const expected = revision === 0 ? 'absent' : revision - 1;
    const appended = await store.append({
      ...{ writes: [{ stream, expected, events: [{ id, bytes, tags }] }], checks: [], touches: [] },
    });
    expect(appended.outcome).toBe('written');
  }
}

async function bytesOf(store: EventStore) {
  const all: string[] = [];
  for await (const batch of store.readAll(START)) all.push(...batch.map(({ bytes }) => bytes));
  return all;
}

async function digestOf(store: EventStore, branchId: string) {
  const events: Recorded[] = [];
  for await (const batch of store.readAll(START)) {
    events.push(...batch.map(codec.decode));
  }
  const asked = { year: 2025, asOf: '2025-09-01', knownAt: null, throughPosition: START };
  return score(branchFactsOf(branchId, events), defaultScheme, asked).digest;
}
