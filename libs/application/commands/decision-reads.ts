import { type AnyAggregate, asEvidence, splitStream, streamOf } from '#kernel/aggregate.js';
import type { Guard } from '#kernel/command.js';
import type { Recorded } from '#kernel/event.js';
import {
  type Cited,
  type ClosureNeed,
  type DocumentsNeed,
  type EventsNeed,
  type EvidenceNeed,
  type FoldedDocuments,
  type FoldNeed,
  foldStep,
  itemPath,
  type Need,
  type Needs,
  type StreamNeed,
  type StreamsNeed,
  type ValueNeed,
} from '#kernel/need.js';
import { START } from '#kernel/position.js';
import { foldAll } from '#kernel/projection.js';
import type { Tag } from '#kernel/read-model.js';
import { Rejection } from '#kernel/rejection.js';
import type { EventCodec } from '../event-codec.js';
import type { EventStore, SetCheck, StreamCheck } from '../ports/event-store.js';
import { readTagged } from '../questions/tagged-events.js';
import type { CommandRegistry } from './command-registry.js';
import type { Folded, StreamCache } from './stream-cache.js';

export type ValueSources = Readonly<Record<string, (of: string) => Promise<unknown>>>;

export interface ReadSources {
  readonly registry: CommandRegistry;
  readonly store: EventStore;
  readonly codec: EventCodec;
  readonly cache: StreamCache;
  /** What the installation knows besides the log, by the name that commands need it under. */
  readonly values?: ValueSources;
  /** Makes everything decided so far visible to reads that bypass the cache. */
  settle(): Promise<void>;
}

/** Everything that one decision has read, so that the append can check that none of it has moved. */
export class DecisionReads {
  private readonly streams = new Map<string, Folded>();
  private readonly sets: SetCheck[] = [];

  constructor(private readonly sources: ReadSources) {}

  async stream(category: string, id: string): Promise<Folded> {
    const name = streamOf(category, id);
    const known = this.streams.get(name);
    if (known) return known;
    const folded = await this.sources.cache.get(this.aggregate(category), name);
    this.streams.set(name, folded);
    return folded;
  }

  /** The state of something that must exist. */
  async existing(category: string, id: string, field: string): Promise<unknown> {
    const { state, revision } = await this.stream(category, id);
    if (revision === 'absent') throw new Rejection('not-found', field);
    return state;
  }

  /** What the needs name, under the same names. */
  async given(needs: Needs): Promise<Record<string, unknown>> {
    const given: Record<string, unknown> = {};
    for (const [name, need] of Object.entries(needs)) given[name] = await this.resolve(need);
    return given;
  }

  /** The revisions of sets that the decision rests on; read them before what they guard. */
  async guard(guards: readonly Guard[]): Promise<void> {
    const sets = guards.filter(({ mode }) => mode === 'check').map(({ set }) => set);
    if (sets.length === 0) return;
    await this.sources.settle();
    const revisions = await this.sources.store.setRevisions(sets);
    sets.forEach((set, index) => {
      this.sets.push({ set, expected: revisions[index] ?? 0 });
    });
  }

  /** What the append checks: everything read but the stream that it writes. */
  checks(written: string): readonly (StreamCheck | SetCheck)[] {
    const streams = [...this.streams.values()].filter(({ stream }) => stream !== written);
    return [...streams.map(({ stream, revision }) => ({ stream, expected: revision })), ...this.sets];
  }

  /** Whether any stream has moved since it was read: then a refusal is not to be believed yet. */
  async stale(): Promise<boolean> {
    let moved = false;
    for (const folded of this.streams.values()) moved = (await this.sources.cache.refresh(folded)) || moved;
    return moved;
  }

  /**
   * Brings the cache up to date where an append has found that something moved. All else that was read is believed
   * until an append says otherwise: reading it anew would cost more than the command.
   */
  async renew(moved: string): Promise<void> {
    const read = this.streams.get(moved);
    if (read) await this.sources.cache.renew(read); // otherwise a set, which is never cached
  }

  /** A thing and all that it leads to, by id. */
  async closure<State>({ aggregate, id, field, follow }: ClosureNeed<State>): Promise<Map<string, State>> {
    const found = new Map<string, State>();
    const waiting = [id];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (found.has(next)) continue;
      const state = (await this.existing(aggregate, next, field)) as State;
      found.set(next, state);
      waiting.push(...follow(state));
    }
    return found;
  }

  private aggregate(category: string): AnyAggregate {
    const aggregate = this.sources.registry.aggregates.get(category);
    if (!aggregate) throw new Error(`there is no aggregate ${category}`);
    return aggregate;
  }

  private resolve(need: Need): Promise<unknown> {
    switch (need.kind) {
      case 'stream':
        return this.one(need);
      case 'streams':
        return this.several(need);
      case 'closure':
        return this.closure(need);
      case 'fold':
        return this.fold(need);
      case 'documents':
        return this.documents(need);
      case 'events':
        return this.events(need);
      case 'evidence':
        return this.evidence(need);
      case 'value':
        return this.value(need);
    }
  }

  private async one({ aggregate, id, field }: StreamNeed<unknown>): Promise<unknown> {
    return id === undefined ? undefined : this.existing(aggregate, id, field);
  }

  private async several({ aggregate, ids, field }: StreamsNeed<unknown>): Promise<Map<string, unknown>> {
    const states = new Map<string, unknown>();
    for (const [index, id] of ids.entries()) {
      states.set(id, await this.existing(aggregate, id, itemPath(field, index)));
    }
    return states;
  }

  private async fold(need: FoldNeed<unknown>): Promise<unknown> {
    await this.sources.settle();
    let state = need.fold.initial;
    for await (const batch of this.sources.store.readAll(START, undefined, need.tag)) {
      for (const stored of batch) {
        state = foldStep(need, state, this.sources.codec.decode(stored));
      }
    }
    return state;
  }

  private value({ name, of }: ValueNeed<unknown>): Promise<unknown> {
    const source = this.sources.values?.[name];
    if (!source) throw new Error(`this installation has no ${name}`);
    return source(of);
  }

  private async documents(need: DocumentsNeed<unknown>): Promise<FoldedDocuments<unknown>> {
    await this.sources.settle();
    for (let { tags } = need; ; ) {
      const folded = await this.folded(need, tags);
      const further = (need.further?.(folded.documents) ?? []).filter((tag) => !tags.some((each) => isSame(each, tag)));
      if (further.length === 0) return folded;
      tags = [...tags, ...further];
    }
  }

  private async folded(
    { from, covers }: DocumentsNeed<unknown>,
    tags: readonly Tag[],
  ): Promise<FoldedDocuments<unknown>> {
    const documents = new Map<string, unknown>();
    let throughEventId: string | undefined;
    for await (const batch of readTagged(this.sources.store, tags)) {
      for (const stored of batch) {
        const event = this.sources.codec.decode(stored);
        throughEventId = event.id;
        foldAll(from, documents, { event, covers });
      }
    }
    return { documents: [...documents.values()].filter((doc) => doc !== undefined), throughEventId };
  }

  private async events({ ids, field }: EventsNeed): Promise<readonly Recorded[]> {
    await this.sources.settle();
    const found = (await this.sources.store.readEvents(ids)).map((stored) => this.sources.codec.decode(stored));
    const byId = new Map(found.map((event) => [event.id, event]));
    return ids.map((id, index) => {
      const event = byId.get(id);
      if (!event) throw new Rejection('not-found', itemPath(field, index));
      return event;
    });
  }

  /** Folding their streams makes the append check that none of them has moved. */
  private async evidence({ ids, field }: EvidenceNeed): Promise<readonly Cited[]> {
    const events = await this.events({ kind: 'events', ids, field });
    return Promise.all(
      events.map(async (event) => {
        const [category, id] = splitStream(event.stream);
        const { state } = await this.stream(category, id);
        return asEvidence(this.aggregate(category), state, event);
      }),
    );
  }
}

const isSame = (one: Tag, other: Tag) => one.kind === other.kind && one.id === other.id;
