import type { Recomputation } from '#domain/recomputation.js';
import { recomputations } from '#domain/recomputations.js';
import { evolveWith, streamOf } from '#kernel/aggregate.js';
import type { Recorded } from '#kernel/event.js';
import type { DocumentsNeed, FoldedDocuments, Need, StreamNeed } from '#kernel/need.js';
import { comparePositions, type Position } from '#kernel/position.js';
import { foldAll } from '#kernel/projection.js';
import type { Tag } from '#kernel/read-model.js';
import type { CommandRegistry } from './commands/command-registry.js';
import type { EventCodec } from './event-codec.js';
import type { EventStore } from './ports/event-store.js';
import { firstDifference } from './projections/first-difference.js';
import { readTagged } from './questions/tagged-events.js';

export interface RecomputingParts {
  readonly eventStore: EventStore;
  readonly codec: EventCodec;
  readonly registry: CommandRegistry;
}

const byType = new Map(recomputations.map((each) => [each.type, each]));

/** The check that an event has to pass because it holds something that can be made again from the log. */
export function recomputationOf({ type }: Pick<Recorded, 'type'>): Recomputation['check'] | undefined {
  return byType.get(type)?.check;
}

/**
 * Makes again what an event recorded of a fold over the log, from the same events: one read of the events with its tags,
 * and no more in memory than their documents.
 * @returns where it first differs, in words; undefined if it comes out the same
 */
export async function recomputedDifference(parts: RecomputingParts, event: Recorded): Promise<string | undefined> {
  const recomputation = byType.get(event.type);
  if (!recomputation) return undefined;
  try {
    const given = await needed(parts, { recomputation, event });
    const again = plain(recomputation.again(event.data, given));
    const difference = firstDifference(again, plain(recomputation.recorded(event.data)));
    if (!difference) return undefined;
    const { path, expected, found } = difference;
    return `${path} is ${JSON.stringify(found)}, the events give ${JSON.stringify(expected)}`;
  } catch (error) {
    return `can't be made again: ${error instanceof Error ? error.message : String(error)}`;
  }
}

interface Again {
  readonly recomputation: Recomputation;
  readonly event: Recorded;
}

async function needed(parts: RecomputingParts, again: Again): Promise<Readonly<Record<string, unknown>>> {
  const needs = Object.entries(again.recomputation.needs(again.event.data));
  const found: [string, unknown][] = [];
  for (const [name, need] of needs) found.push([name, await one(parts, need, again)]);
  return Object.fromEntries(found);
}

function one(parts: RecomputingParts, need: Need, again: Again): Promise<unknown> {
  if (need.kind === 'stream') return stateOf(parts, need);
  if (need.kind === 'documents') return documentsOf(parts, need, again);
  throw new Error(`nothing that rests on ${need.kind} is made again`);
}

async function stateOf({ eventStore, codec, registry }: RecomputingParts, { aggregate, id }: StreamNeed<unknown>) {
  const folding = registry.aggregates.get(aggregate);
  if (!folding || id === undefined) throw new Error(`there is no ${aggregate}`);
  let state: unknown = folding.initial;
  for await (const batch of eventStore.readStream(streamOf(aggregate, id))) {
    for (const stored of batch) state = evolveWith(folding, state, codec.decode(stored));
  }
  return state;
}

/** As the decision folded them: up to and including the event that it names, which came before its own. */
async function documentsOf(
  parts: RecomputingParts,
  need: DocumentsNeed<unknown>,
  { recomputation, event }: Again,
): Promise<FoldedDocuments<unknown>> {
  const throughEventId = recomputation.throughEventId(event.data);
  const [through] = await parts.eventStore.readEvents([throughEventId]);
  const isBefore = through !== undefined && comparePositions(through.position, event.position) < 0;
  for (let { tags } = need; isBefore; ) {
    const folded = await foldedUntil(parts, { ...need, tags }, through.position);
    const further = (need.further?.(folded.documents) ?? []).filter((tag) => !tags.some((each) => isSame(each, tag)));
    if (further.length > 0) tags = [...tags, ...further];
    else if (folded.throughEventId === throughEventId) return folded;
    else break;
  }
  throw new Error(`${throughEventId}, the last event folded, is not among those before it`);
}

async function foldedUntil(
  { eventStore, codec }: RecomputingParts,
  { tags, from, covers }: DocumentsNeed<unknown>,
  until: Position,
): Promise<FoldedDocuments<unknown>> {
  const documents = new Map<string, unknown>();
  let throughEventId: string | undefined;
  for await (const batch of readTagged(eventStore, tags, until)) {
    for (const stored of batch) {
      const folded = codec.decode(stored);
      throughEventId = folded.id;
      foldAll(from, documents, { event: folded, covers });
    }
  }
  return { documents: [...documents.values()].filter((doc) => doc !== undefined), throughEventId };
}

const isSame = (one: Tag, other: Tag) => one.kind === other.kind && one.id === other.id;

/** As JSON has it: what is undefined isn't there. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
