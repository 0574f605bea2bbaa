import type { Actor } from '#kernel/actor.js';
import type { Recorded } from '#kernel/event.js';
import { type FoldedDocument, foldBatch, touchesOf } from '#kernel/fold-batch.js';
import { type Position, START } from '#kernel/position.js';
import type { AnyProjection } from '#kernel/projection.js';
import { type Clocks, isInSteps, type ReadModel, type Search, type Source } from '#kernel/read-model.js';
import type { Happened } from './given-when-then.js';

const NOBODY: Actor = { id: 'u-nobody', role: 'importer', orgId: 'nowhere' };

/** Events as a log would hold them, one after the other; all recorded on 1 January 2025. */
export function logOf(...happened: readonly Happened[]): readonly Recorded[] {
  const revisions = new Map<string, number>();
  return happened.map(([stream, { type, data }, actor = NOBODY, tags = {}], index) => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    return {
      ...{ id: `event-${index + 1}`, type, schemaVersion: 1, stream, revision, data },
      ...{ recordedAt: '2025-01-01T00:00:00.000Z', recordedOn: '2025-01-01', occurredOn: '2025-01-01' },
      position: String(index + 1) as Position,
      metadata: { commandId: `command-${index + 1}`, actor, tags },
    };
  });
}

interface NamingTasks {
  readonly taskId?: string;
  readonly taskIds?: readonly string[];
}

/** The same events with the tasks that they concern as tags, as the runner would write them. */
export function taggedWithTasks(events: readonly Recorded[]): readonly Recorded[] {
  const last = new Map<string, readonly string[]>();
  return events.map((event) => {
    const { taskId, taskIds }: NamingTasks = event.data as NamingTasks;
    const before = last.get(event.stream) ?? [];
    const after = taskId === undefined ? (taskIds ?? before) : [taskId];
    last.set(event.stream, after);
    const task = [...new Set([...before, ...after])];
    return { ...event, metadata: { ...event.metadata, tags: { ...event.metadata.tags, task } } };
  });
}

interface Asking<Params> {
  readonly events: readonly Recorded[];
  readonly params: Params;
  readonly asOf: string;
  /** Everything, if not said. */
  readonly knownAt?: string;
}

/** What a question answers about a log, from documents that are the same whatever the batches were. */
export function ask<Params extends object, Doc, Answer>(
  model: ReadModel<Params, Doc, Answer>,
  { events, params, asOf, knownAt }: Asking<Params>,
): Answer {
  const known = knownAt === undefined ? events : events.filter(({ recordedAt }) => recordedAt <= knownAt);
  const clocks = { asOf, knownAt: knownAt ?? null };
  const first = found<Params, Doc>(model, { events: known, params, clocks });
  const besides = (model.besides ?? []).flatMap((source) =>
    found(source, { events: source.keepsBothClocks ? events : known, params, clocks, first }),
  );
  const documents = [...first, ...besides];
  const throughPosition = events.at(-1)?.position ?? START;
  const viewed = model.view(documents, params, { ...clocks, throughPosition });
  if (!isInSteps(viewed)) return viewed;
  for (let step = viewed.next(); ; step = viewed.next()) if (step.done) return step.value;
}

interface Finding<Params, Doc> {
  readonly events: readonly Recorded[];
  readonly params: Params;
  readonly clocks: Clocks;
  readonly first?: readonly Doc[];
}

/** What a source gives: the same whatever the batches were. */
function found<Params extends object, Doc>(
  source: Source<Params, Doc>,
  { events, params, clocks, first = [] }: Finding<Params, Doc>,
): readonly Doc[] {
  const [documents, ...others] = [1, 2, 500].map((size) => folded(source.from, events, size));
  for (const other of others) expect(other).toEqual(documents);
  const all = new Map(documents as readonly (readonly [string, Doc])[]);
  if (source.named) {
    const keys = source.named(first, params);
    if (source.search) return searched(source.search.from(keys, params, clocks), all);
    return keys.flatMap((key) => all.get(key) ?? []);
  }
  const where = Object.entries(source.select(params));
  const selected = new Map(
    [...all].filter(([, doc]) => where.every(([name, value]) => (doc as Record<string, unknown>)[name] === value)),
  );
  for (let size = -1; size !== selected.size; ) {
    size = selected.size;
    for (const key of source.keys?.([...selected.values()], params) ?? []) {
      const doc = all.get(key);
      if (doc !== undefined) selected.set(key, doc);
    }
  }
  return [...selected.values()];
}

/** What a search finds among documents, by key. */
function searched<Doc>(search: Search<Doc>, documents: ReadonlyMap<string, Doc>): readonly Doc[] {
  for (let step = search.next(); ; ) {
    if (step.done) return step.value;
    step = search.next(step.value.flatMap((key) => documents.get(key) ?? []));
  }
}

/** Documents as a store gives them back: plain JSON. */
function folded(projection: AnyProjection, events: readonly Recorded[], size: number): readonly [string, unknown][] {
  const documents = new Map<string, FoldedDocument>();
  for (let from = 0; from < events.length; from += size) {
    const { touches, failure } = touchesOf(projection, events.slice(from, from + size));
    const stopped = failure ?? foldBatch(projection, touches, documents).failure;
    if (stopped) throw stopped.error;
  }
  // a fold that returns nothing has taken the document away
  return [...documents]
    .filter(([, { body }]) => body !== undefined)
    .map(([key, { body }]) => [key, JSON.parse(JSON.stringify(body))]);
}
