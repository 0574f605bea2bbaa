import { Id } from '#kernel/fields.js';
import { type Position, START } from '#kernel/position.js';
import type { AnyProjection } from '#kernel/projection.js';
import type { Moment, ReadModel } from '#kernel/read-model.js';
import { logOf } from '#testing/asked.js';
import type { Happened } from '#testing/given-when-then.js';
import type { EventCodec } from '../event-codec.js';
import type { EventStore, StoredEvent } from '../ports/event-store.js';
import { MemoryReadStore } from '../projections/memory-read-store.js';
import { ReadModels } from './read-models.js';

class Params {
  @Id() readonly id!: string;
}

interface Doc {
  readonly kind: string;
  readonly name: string;
  readonly next?: string;
}

const projection = (name: string): AnyProjection => ({ name, version: 1, keys: () => [], on: {}, indexes: ['name'] });
const at = (position: number) => String(position) as Position;

/** Tells which documents it was given, and the moment. */
const model: ReadModel<Params, Doc, { readonly names: readonly string[]; readonly moment: Moment }> = {
  name: 'everything',
  summary: { zh: '', en: '' },
  params: Params,
  path: ['id'],
  readers: [],
  about: ({ id }) => ({ orgId: id, field: 'id' }),
  from: projection('links'),
  select: ({ id }) => ({ name: id }),
  keys: (documents) => documents.flatMap(({ next }) => next ?? []),
  tags: () => [],
  covers: () => true,
  besides: [
    {
      ...{ from: projection('others'), tags: () => [], covers: () => true, keepsBothClocks: true },
      select: () => ({ name: 'one' }),
    },
  ],
  view: (documents, _, moment) => ({ names: documents.map(({ kind, name }) => `${kind} ${name}`), moment }),
};

async function asking() {
  const readStore = new MemoryReadStore();
  for (const [name, checkpoint, documents] of [
    [
      'links',
      9,
      {
        a: { kind: 'link', name: 'a', next: 'b' },
        b: { kind: 'link', name: 'b', next: 'c' },
        c: { kind: 'link', name: 'c', next: 'a' },
      },
    ],
    ['others', 7, { x: { kind: 'other', name: 'one' }, y: { kind: 'other', name: 'two' } }],
  ] as const) {
    const changes = Object.entries(documents).map(([key, body]) => ({ key, position: at(1), body }));
    await readStore.declare({ name: `${name}_v1`, indexes: ['name'] });
    await readStore.commit(`${name}_v1`, changes, at(checkpoint));
    await readStore.activate(name, `${name}_v1`);
  }
  // an empty log: what is replayed finds nothing
  const empty: Partial<EventStore> = { head: async () => START, async *readAll() {} };
  const parts = { readStore, codec: {} as EventCodec, clock: () => Date.parse('2025-06-01T00:00:00Z'), zone: 'UTC' };
  const questions = new ReadModels({ ...parts, eventStore: empty as EventStore });
  return (request = {}) => questions.answer(model, { id: 'a' }, request);
}

describe('a question with several sources', () => {
  it('gets what it selects, what that names by key, what that names again, and what stands besides', async () => {
    const { names } = await (await asking())();
    expect([...names].sort()).toEqual(['link a', 'link b', 'link c', 'other one']);
  });

  it('reflects no more of the log than the source that is furthest behind', async () => {
    const { moment } = await (await asking())();
    expect(moment).toEqual({ asOf: '2025-06-01', knownAt: null, throughPosition: '7' });
  });

  it('asked as known at an instant, is given documents as they stand only where they keep both clocks', async () => {
    const { names, moment } = await (await asking())({ knownAt: '2025-01-01T00:00:00Z' });
    expect(names).toEqual(['other one']);
    expect(moment.knownAt).toBe('2025-01-01T00:00:00.000Z');
  });
});

describe('a source that is folded from the log', () => {
  const events = logOf(...[1, 2, 3].map((): Happened => ['link-a', { type: 'Linked', data: {} }])).map(
    (event, index) => ({
      ...event,
      recordedAt: `2025-05-0${index + 1}T00:00:00.000Z`,
    }),
  );
  const log: Partial<EventStore> = {
    head: async () => at(8),
    async *readAll() {
      yield events.map(({ position }): StoredEvent => ({ position, bytes: '{}' }));
    },
  };
  const codec: Pick<EventCodec, 'decode'> = {
    decode: ({ position }) => events.find((event) => event.position === position) ?? fail(),
  };
  const count: AnyProjection = {
    ...projection('never-stored'),
    keys: () => ['n'],
    on: { Linked: (doc: { name: number } | undefined) => ({ kind: 'count', name: (doc?.name ?? 0) + 1 }) },
  };
  const tags = () => [{ kind: 'branch', id: 'a' }] as const;
  const told = { ...model, from: count, fromLog: true, tags, select: () => ({}), besides: [] } as const;
  const asking = (request = {}) => {
    const parts = { readStore: new MemoryReadStore(), clock: () => Date.parse('2025-06-01T00:00:00Z'), zone: 'UTC' };
    const questions = new ReadModels({ ...parts, codec: codec as EventCodec, eventStore: log as EventStore });
    return questions.answer(told, { id: 'a' }, request);
  };

  it('has nothing stored, and reflects the whole log', async () => {
    const { names, moment } = await asking();
    expect(names).toEqual(['count 3']);
    expect(moment.throughPosition).toBe('8');
  });

  it('leaves out what was not known at the instant', async () => {
    expect((await asking({ knownAt: '2025-05-02T00:00:00Z' })).names).toEqual(['count 2']);
  });
});

function fail(): never {
  throw new Error('no such event');
}
