import { dayOfFact, decidedOn, type Input, mustBeAllowed, type Tried } from '#application/commands/admission.js';
import { type CommandEntry, CommandRegistry } from '#application/commands/command-registry.js';
import { aggregates } from '#domain/aggregates.js';
import { branchConcerned } from '#domain/member/concerned-branches.js';
import type { ExistingMember } from '#domain/member/membership.js';
import { lineage } from '#domain/needs.js';
import type { ExistingOrganization } from '#domain/organization/tree.js';
import { asksForActorsPlace, type Ground, mustStand, roleMayApply } from '#domain/policy/scope.js';
import type { Actor } from '#kernel/actor.js';
import { type AnyAggregate, asEvidence, evolveWith, streamOf } from '#kernel/aggregate.js';
import type { Command, Decided } from '#kernel/command.js';
import type { AnyEvent, Recorded, TagKind, Tags } from '#kernel/event.js';
import { readInput } from '#kernel/input.js';
import type { LocalDate } from '#kernel/local-date.js';
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
  type StreamsNeed,
  type ValueNeed,
} from '#kernel/need.js';
import { START } from '#kernel/position.js';
import { foldAll } from '#kernel/projection.js';
import { Rejection } from '#kernel/rejection.js';

/** An event that has happened, in its stream; `by` and `tags` where it matters who recorded it and whom it names. */
export type Happened = readonly [stream: string, event: AnyEvent, by?: Actor | undefined, tags?: Tags | undefined];

export interface Who {
  readonly actor: Actor;
  /** The local day of recording. */
  readonly today: LocalDate;
}

type Outcome =
  | (Decided & { readonly type: string; readonly occurredOn: LocalDate })
  | { readonly rejection: Rejection };

const NOBODY: Actor = { id: 'u-nobody', role: 'importer', orgId: 'nowhere' };
const registry = new CommandRegistry(aggregates);
const entries = new Map(registry.entries.map((entry) => [entry.command, entry]));

/** What happened, and what follows from a command: decided in memory on folded states, with nothing stored. */
export function given(...happened: readonly Happened[]): Past {
  return new Past(happened);
}

export class Past {
  private readonly states = new Map<string, unknown>();
  private readonly events: Recorded[] = [];
  private readonly values: Record<string, (of: string) => unknown> = {};

  constructor(happened: readonly Happened[]) {
    for (const [index, [stream, event, by, tags]] of happened.entries()) {
      const aggregate = aggregateOf(stream);
      const recorded = recordedAs(stream, event, { index, actor: by ?? NOBODY, tags: tags ?? {} });
      this.events.push(recorded);
      this.states.set(stream, evolveWith(aggregate, this.states.get(stream) ?? aggregate.initial, recorded));
    }
  }

  /** What the installation knows besides the log, by the name that commands need it under. */
  knowing(values: Readonly<Record<string, (of: string) => unknown>>): this {
    Object.assign(this.values, values);
    return this;
  }

  when(command: Command, input: object, who: Who): Consequence {
    try {
      return new Consequence(this.decide(command, input, who));
    } catch (error) {
      if (error instanceof Rejection) return new Consequence({ rejection: error });
      throw error;
    }
  }

  private decide(command: Command, data: object, { actor, today }: Who): Outcome {
    const entry = entries.get(command);
    if (!entry) throw new Error(`no aggregate has the command that emits ${command.emits}`);
    if (!roleMayApply(command.by, actor)) throw new Rejection('not-permitted', 'actor');
    const tried = this.tried(entry, readInput(entry.body, data) as Input, { actor, today });
    const occurredOn = dayOfFact(entry, tried);
    const ground = this.ground(command, tried, occurredOn);
    mustBeAllowed(entry, tried, ground);
    mustStand(ground, occurredOn, { actor, closing: command.closing === true, field: entry.fields.day ?? 'data' });
    const { input, circumstances } = decidedOn(entry, tried, { occurredOn, ground });
    const needs = Object.entries(command.needs?.(input, tried.state) ?? {});
    const needed = Object.fromEntries(needs.map(([name, need]) => [name, this.resolve(need)]));
    const decided = command.decide(input, tried.state, { ...needed, ...circumstances });
    return { ...decided, type: command.emits, occurredOn };
  }

  private tried({ aggregate, command }: CommandEntry, input: Input, { actor, today }: Who): Tried {
    const stream = streamOf(aggregate.name, command.stream.by.map((field) => input[field]).join('~'));
    const state = this.states.get(stream) ?? aggregate.initial;
    return { sender: actor, today, input, state, exists: this.states.has(stream) };
  }

  private ground(command: Command, { sender, today, input, state }: Tried, occurredOn: LocalDate): Ground {
    const concerns = command.concerns(input, state).map((concern) => {
      if (!('memberId' in concern)) return concern;
      const member = this.existing('member', concern.memberId, concern.field) as ExistingMember;
      return branchConcerned(member, occurredOn, concern.field);
    });
    const found: [string, ExistingOrganization][] = concerns.flatMap(({ orgId, field }) => [
      ...this.closure(lineage(orgId, field)),
    ]);
    const stands = asksForActorsPlace(command.by) && this.states.has(streamOf('organization', sender.orgId));
    if (stands) found.push(...this.closure(lineage(sender.orgId, 'actor')));
    return { concerns, today, lineage: new Map(found) };
  }

  private resolve(need: Need): unknown {
    switch (need.kind) {
      case 'stream':
        return need.id === undefined ? undefined : this.existing(need.aggregate, need.id, need.field);
      case 'streams':
        return this.several(need);
      case 'closure':
        return this.closure(need);
      case 'fold':
        return this.fold(need);
      case 'documents':
        return this.documents(need);
      case 'events':
        return this.cited(need);
      case 'evidence':
        return this.evidence(need);
      case 'value':
        return this.known(need);
    }
  }

  /** Over all that happened: whether each event carries the tag is for the specs on a log to say. */
  private fold(need: FoldNeed<unknown>): unknown {
    return this.events.reduce((state: unknown, event) => foldStep(need, state, event), need.fold.initial);
  }

  /** Over all that happened, as `fold`. */
  private documents({ from, covers }: DocumentsNeed<unknown>): FoldedDocuments<unknown> {
    const documents = new Map<string, unknown>();
    for (const event of this.events) foldAll(from, documents, { event, covers });
    return {
      documents: [...documents.values()].filter((doc) => doc !== undefined),
      throughEventId: this.events.at(-1)?.id,
    };
  }

  private evidence({ ids, field }: EvidenceNeed): readonly Cited[] {
    return this.cited({ kind: 'events', ids, field }).map((event) =>
      asEvidence(aggregateOf(event.stream), this.states.get(event.stream), event),
    );
  }

  private cited({ ids, field }: EventsNeed): readonly Recorded[] {
    return ids.map((id, index) => {
      const event = this.events.find((each) => each.id === id);
      if (!event) throw new Rejection('not-found', itemPath(field, index));
      return event;
    });
  }

  private known({ name, of }: ValueNeed<unknown>): unknown {
    const value = this.values[name];
    if (!value) throw new Error(`say what the ${name} is: given(…).knowing({ ${name}: … })`);
    return value(of);
  }

  private several({ aggregate, ids, field }: StreamsNeed<unknown>): ReadonlyMap<string, unknown> {
    return new Map(ids.map((id, index) => [id, this.existing(aggregate, id, itemPath(field, index))]));
  }

  private closure<State>({ aggregate, id, field, follow }: ClosureNeed<State>): Map<string, State> {
    const found = new Map<string, State>();
    const waiting = [id];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (found.has(next)) continue;
      const state = this.existing(aggregate, next, field) as State;
      found.set(next, state);
      waiting.push(...follow(state));
    }
    return found;
  }

  private existing(category: string, id: string, field: string): unknown {
    const state = this.states.get(streamOf(category, id));
    if (state === undefined) throw new Rejection('not-found', field);
    return state;
  }
}

/** What a command led to. */
export class Consequence {
  constructor(private readonly outcome: Outcome) {}

  /** The event of that type, with at least these data. */
  // biome-ignore lint/suspicious/noThenProperty: given, when, then; nobody awaits a consequence
  then(type: string, data: object = {}): this {
    expect(this.outcome).toMatchObject({ type, data });
    return this;
  }

  /** Named by the decision, besides the organizations concerned; in any order. */
  tagged(kind: TagKind, ids: readonly string[]): this {
    const tags = 'rejection' in this.outcome ? undefined : this.outcome.tags;
    expect([...(tags?.[kind] ?? [])].sort()).toEqual([...ids].sort());
    return this;
  }

  on(day: LocalDate): this {
    expect(this.outcome).toMatchObject({ occurredOn: day });
    return this;
  }

  /** The event's data, exactly. */
  holding(data: object): this {
    expect('rejection' in this.outcome ? this.outcome.rejection : this.outcome.data).toEqual(data);
    return this;
  }

  thenRejected(code: string, field: string): this {
    const { code: actualCode, field: actualField } =
      'rejection' in this.outcome ? this.outcome.rejection : { code: 'accepted', field: '' };
    expect({ code: actualCode, field: actualField }).toEqual({ code, field });
    return this;
  }

  /** The data of the event, or undefined where the command was refused. */
  get data(): unknown {
    return 'rejection' in this.outcome ? undefined : this.outcome.data;
  }
}

function aggregateOf(stream: string): AnyAggregate {
  const aggregate = registry.aggregates.get(stream.slice(0, stream.indexOf('-')));
  if (!aggregate) throw new Error(`no aggregate has the stream ${stream}`);
  return aggregate;
}

function recordedAs(
  stream: string,
  { type, data }: AnyEvent,
  at: { index: number; actor: Actor; tags: Tags },
): Recorded {
  return {
    id: `event-${at.index}`,
    type,
    schemaVersion: 1,
    stream,
    revision: at.index,
    recordedAt: '2025-01-01T00:00:00.000Z',
    recordedOn: '2025-01-01',
    occurredOn: '2025-01-01',
    position: START,
    data,
    metadata: { commandId: `command-${at.index}`, actor: at.actor, tags: at.tags },
  };
}
