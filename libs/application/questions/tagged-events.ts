import { comparePositions, type Position, START } from '#kernel/position.js';
import type { Tag } from '#kernel/read-model.js';
import type { EventStore, StoredEvent } from '../ports/event-store.js';

/** What is left of the batch that a tag's events have come to. */
interface Source {
  readonly rest: AsyncIterator<readonly StoredEvent[]>;
  batch: readonly StoredEvent[];
  next: number;
}

/** The events that carry any of the tags, each once, in the order of the log, in batches; by default up to the head. */
export async function* readTagged(
  eventStore: EventStore,
  tags: readonly Tag[],
  upTo?: Position,
): AsyncGenerator<readonly StoredEvent[]> {
  const until = upTo ?? (await eventStore.head());
  const [only, ...others] = tags;
  if (only && others.length === 0) {
    yield* eventStore.readAll(START, until, only);
    return;
  }
  const sources: Source[] = [];
  for (const tag of tags) {
    const rest = eventStore.readAll(START, until, tag)[Symbol.asyncIterator]();
    sources.push({ rest, batch: [], next: 0 });
  }
  for (;;) {
    for (const source of sources) await refill(source);
    const merged = mergeUntilOneEnds(sources);
    if (merged.length === 0) return;
    yield merged;
  }
}

async function refill(source: Source): Promise<void> {
  while (source.next >= source.batch.length) {
    const { value, done } = await source.rest.next();
    if (done) return;
    source.batch = value;
    source.next = 0;
  }
}

/** Takes from all sources, in order, as long as it is known what comes next in each. */
function mergeUntilOneEnds(sources: readonly Source[]): readonly StoredEvent[] {
  const waiting = sources.filter(({ batch, next }) => next < batch.length);
  const [only, ...others] = waiting;
  if (only && others.length === 0) {
    const rest = only.batch.slice(only.next);
    only.next = only.batch.length;
    return rest;
  }
  const merged: StoredEvent[] = [];
  for (;;) {
    const heads = waiting.flatMap((source) => source.batch[source.next] ?? []);
    if (heads.length < waiting.length || heads.length === 0) return merged;
    const first = heads.reduce((low, event) => (comparePositions(event.position, low.position) < 0 ? event : low));
    merged.push(first);
    for (const source of waiting) if (source.batch[source.next]?.position === first.position) source.next++;
  }
}
