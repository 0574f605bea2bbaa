import fc from 'fast-check';
import { type Counter, type CounterEvent, counters, countersAs } from '#testing/counting.js';
import type { Recorded } from './event.js';
import { type FoldedDocument, foldBatch, touchesOf } from './fold-batch.js';
import { comparePositions, type Position } from './position.js';
import type { AnyProjection } from './projection.js';

const counter = fc.constantFrom('a', 'b', 'c', '__proto__');
const events: fc.Arbitrary<CounterEvent> = fc.oneof(
  fc.record({ type: fc.constant('CounterRaised' as const), data: fc.record({ counter, by: fc.integer() }) }),
  fc.record({ type: fc.constant('CounterMoved' as const), data: fc.record({ from: counter, to: counter }) }),
  fc.record({ type: fc.constant('CounterRemoved' as const), data: fc.record({ counter }) }),
);

function recorded(event: CounterEvent, index: number): Recorded {
  return {
    ...event,
    id: `e${index}`,
    schemaVersion: 1,
    stream: 'counter-all',
    revision: index,
    recordedAt: '2025-03-04T02:11:09.123Z',
    occurredOn: '2025-03-04',
    metadata: { commandId: `c${index}`, actor: { id: 'u-1', role: 'admin', orgId: 'org-1' }, tags: {} },
    position: String(index + 1) as Position,
    recordedOn: '2025-03-04',
  };
}

type Stored = Map<string, FoldedDocument>;

/** Folds one batch as the runner does: load what is touched, fold, write over older positions, as JSON. */
function foldStored(projection: AnyProjection, batch: readonly Recorded[], stored: Stored) {
  const { touches, failure } = touchesOf(projection, batch);
  const documents: Stored = new Map();
  for (const key of touches.flatMap((touch) => touch.keys)) {
    const document = stored.get(key);
    if (document) documents.set(key, document);
  }
  const folded = foldBatch(projection, touches, documents);
  for (const key of folded.changed) {
    const document = documents.get(key);
    const before = stored.get(key);
    if (!document || (before && comparePositions(document.position, before.position) <= 0)) continue;
    const { body } = document;
    stored.set(key, { ...document, body: body === undefined ? undefined : JSON.parse(JSON.stringify(body)) });
  }
  return folded.failure ?? failure;
}

function inBatchesOf(size: number, log: readonly Recorded[], stored: Stored = new Map()): Stored {
  for (let from = 0; from < log.length; from += size) foldStored(counters, log.slice(from, from + size), stored);
  return stored;
}

describe('folding in batches', () => {
  it('gives the same documents whatever the size of the batches', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 60 }), (list) => {
        const log = list.map(recorded);
        const one = inBatchesOf(1, log);
        expect(inBatchesOf(2, log)).toEqual(one);
        expect(inBatchesOf(500, log)).toEqual(one);
      }),
    );
  });

  it('changes nothing when events are folded again, from any place', () => {
    fc.assert(
      fc.property(fc.array(events, { minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(), (list, a, b) => {
        const log = list.map(recorded);
        const once = inBatchesOf(3, log);
        const stored = inBatchesOf(3, log.slice(0, a % log.length));
        inBatchesOf(2, log.slice(0, b % log.length), stored);
        inBatchesOf(5, log, stored);
        expect(stored).toEqual(once);
      }),
    );
  });

  it('counts an event once that names a key twice', () => {
    const stored = inBatchesOf(1, [recorded({ type: 'CounterMoved', data: { from: 'a', to: 'a' } }, 0)]);
    expect(stored.size).toBe(0);
    const twice = countersAs({
      keys: () => ['a', 'a'],
      on: { CounterRaised: (doc: Counter | undefined) => ({ total: (doc?.total ?? 0) + 1, events: [] }) },
    });
    foldStored(twice, [recorded({ type: 'CounterRaised', data: { counter: 'a', by: 1 } }, 0)], stored);
    expect(stored.get('a')?.body).toEqual({ total: 1, events: [] });
  });

  it('leaves a tombstone that an older event does not overcome', () => {
    const log: readonly CounterEvent[] = [
      { type: 'CounterRaised', data: { counter: 'a', by: 1 } },
      { type: 'CounterRemoved', data: { counter: 'a' } },
    ];
    const stored = inBatchesOf(1, log.map(recorded));
    expect(stored.get('a')).toEqual({ key: 'a', position: '2', body: undefined });
    inBatchesOf(1, log.slice(0, 1).map(recorded), stored);
    expect(stored.get('a')?.body).toBeUndefined();
  });

  it('keeps what came before an event that cannot be folded, and nothing of that event', () => {
    const halfBroken = countersAs({
      on: {
        CounterRaised: (_, event) => ({ total: event.data.by, events: [] }),
        CounterMoved: (_, event, key) => {
          if (key === event.data.to) throw new Error('no');
          return { total: -1, events: [] };
        },
      },
    });
    const log: readonly CounterEvent[] = [
      { type: 'CounterRaised', data: { counter: 'a', by: 7 } },
      { type: 'CounterMoved', data: { from: 'a', to: 'b' } },
      { type: 'CounterRaised', data: { counter: 'a', by: 8 } },
    ];
    const stored: Stored = new Map();
    const failure = foldStored(halfBroken, log.map(recorded), stored);
    expect(failure?.event.id).toBe('e1');
    expect([...stored.values()]).toEqual([{ key: 'a', position: '1', body: { total: 7, events: [] } }]);
  });

  it('stops before an event whose keys cannot be told', () => {
    const keyless = countersAs({
      keys: ({ type, data }) => {
        if (type === 'CounterMoved') throw new Error('whose?');
        return [data.counter];
      },
    });
    const log: readonly CounterEvent[] = [
      { type: 'CounterRaised', data: { counter: 'a', by: 7 } },
      { type: 'CounterMoved', data: { from: 'a', to: 'b' } },
      { type: 'CounterRaised', data: { counter: 'a', by: 8 } },
    ];
    const stored: Stored = new Map();
    expect(foldStored(keyless, log.map(recorded), stored)?.event.id).toBe('e1');
    expect(stored.get('a')?.position).toBe('1');
  });
});
