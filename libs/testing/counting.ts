import type { Append, EventStore, StoredEvent } from '#application/ports/event-store.js';
import type { AnyEvent, Recorded } from '#kernel/event.js';
import type { Position } from '#kernel/position.js';
import type { AnyProjection, Projection } from '#kernel/projection.js';

/** The smallest log that a projection can be tried on: counters that are raised, renamed and removed. */
export type CounterEvent =
  | { readonly type: 'CounterRaised'; readonly data: { readonly counter: string; readonly by: number } }
  | { readonly type: 'CounterMoved'; readonly data: { readonly from: string; readonly to: string } }
  | { readonly type: 'CounterRemoved'; readonly data: { readonly counter: string } };

export interface Counter {
  readonly total: number;
  /** Ids of the events that it was made of, so that one folded twice, or never, is seen. */
  readonly events: readonly string[];
}

const raised = (counter: Counter | undefined, by: number, event: Recorded<AnyEvent>): Counter => ({
  total: (counter?.total ?? 0) + by,
  events: [...(counter?.events ?? []), event.id],
});

export const counters: Projection<Counter, CounterEvent> = {
  name: 'counters',
  version: 1,
  keys: ({ type, data }) => (type === 'CounterMoved' ? [data.from, data.to] : [data.counter]),
  on: {
    CounterRaised: (counter, event) => raised(counter, event.data.by, event),
    CounterMoved: (counter, event, key) => (key === event.data.from ? counter : raised(counter, 1, event)),
    CounterRemoved: () => undefined,
  },
  indexes: ['total'],
};

/** The same counters under another name or version, or with folds of its own. */
export function countersAs(changes: Partial<Projection<Counter, CounterEvent>>): AnyProjection {
  return { ...counters, ...changes } as AnyProjection;
}

export function counterEnvelope(id: string, revision: number, event: CounterEvent): string {
  return JSON.stringify({
    id,
    type: event.type,
    schemaVersion: 1,
    stream: 'counter-all',
    revision,
    recordedAt: '2025-03-04T02:11:09.123Z',
    occurredOn: '2025-03-04',
    data: event.data,
    metadata: { commandId: id, actor: { id: 'u-1', role: 'admin', orgId: 'org-1' }, tags: {} },
  });
}

export const decodeCounter = ({ position, bytes }: StoredEvent): Recorded => ({
  ...JSON.parse(bytes),
  position,
  recordedOn: '2025-03-04',
});

/** Appends events to one stream; event ids are `e<revision>`-like UUIDs. Resolves to the position of the last. */
export class CounterLog {
  private revision = -1;

  constructor(private readonly eventStore: EventStore) {}

  async append(...events: readonly CounterEvent[]): Promise<Position> {
    const expected = this.revision < 0 ? 'absent' : this.revision;
    const append: Append = {
      writes: [
        {
          stream: 'counter-all',
          expected,
          events: events.map((event, index) => {
            const revision = this.revision + 1 + index;
            const id = `00000000-0000-5000-8000-${String(revision).padStart(12, '0')}`;
            return { id, bytes: counterEnvelope(id, revision, event), tags: [] };
          }),
        },
      ],
      checks: [],
      touches: [],
    };
    const result = await this.eventStore.append(append);
    if (result.outcome !== 'written') throw new Error(`not written: ${result.outcome}`);
    this.revision += events.length;
    return result.position;
  }

  raise(counter: string, by = 1): Promise<Position> {
    return this.append({ type: 'CounterRaised', data: { counter, by } });
  }
}
