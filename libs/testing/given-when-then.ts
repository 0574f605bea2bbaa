import { nobodyOf } from '#application/commands/anonymity.js';
import { aggregates } from '#domain/aggregates.js';
import { branchConcerned } from '#domain/member/concerned-branches.js';
import type { ExistingMember } from '#domain/member/membership.js';
import { lineage } from '#domain/needs.js';
import { ancestorsOn, type ExistingOrganization } from '#domain/organization/tree.js';
import { asksForActorsPlace, type Ground, mayAct, mustStand, roleMayApply } from '#domain/policy/scope.js';
import type { Actor } from '#kernel/actor.js';
import { type AnyAggregate, asEvidence, evolveWith, streamOf } from '#kernel/aggregate.js';
import { annotated } from '#kernel/annotations.js';
import type { Circumstances, Command, Decided } from '#kernel/command.js';
import type { AnyEvent, Recorded, TagKind, Tags } from '#kernel/event.js';
import { fieldsWithRule, readInput } from '#kernel/input.js';
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

type Input = Readonly<Record<string, unknown>>;
type Outcome =
  | (Decided & { readonly type: string; readonly occurredOn: LocalDate })
  | { readonly rejection: Rejection };

const NOBODY: Actor = { id: 'u-nobody', role: 'importer', orgId: 'nowhere' };
const byName = new Map<string, AnyAggregate>(aggregates.map((aggregate) => [aggregate.name, aggregate]));

/** What it is judged by whether the actor may. */
interface Judged extends Who {
  readonly input: Input;
  readonly state: unknown;
  readonly occurredOn: LocalDate;
}

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
    if (!roleMayApply(command.by, actor)) throw new Rejection('not-permitted', 'actor');
    const body = annotated(command.input);
    const input = readInput(body, data) as Input;
    const { state, exists } = this.main(command, input);
    for (const field of fieldsWithRule(body, 'happenedOn', 'pastDate')) {
      if (String(input[field] ?? '') > today) throw new Rejection('date-in-future', field);
    }
    const [dayField = 'data'] = fieldsWithRule(body, 'happenedOn', 'effectiveFrom');
    const occurredOn = command.occurredOn?.(input, state) ?? String(input[dayField] ?? today);
    const ground = this.ground(command, { input, state, occurredOn, actor, today });
    if (!mayAct(command, { actor, ground, input, state })) throw new Rejection('not-permitted', 'actor');
    if (exists && command.stream.must === 'be-new') throw new Rejection('already-exists', nameOf(command));
    mustStand(ground, occurredOn, { actor, closing: command.closing === true, field: dayField });
    const unrecorded = [...(command.unchanged?.(input, state) ?? []), ...fieldsWithRule(body, 'secretToken')];
    const changed = Object.fromEntries(Object.entries(input).filter(([field]) => !unrecorded.includes(field)));
    const needs = Object.entries(command.needs?.(changed, state) ?? {});
    const needed = Object.fromEntries(needs.map(([name, need]) => [name, this.resolve(need)]));
    const anonymous = command.anonymousBy !== undefined && (input[command.anonymousBy] ?? false) !== false;
    const by = anonymous ? nobodyOf(ground.concerns[0]?.orgId ?? '') : actor;
    const concerned = ground.concerns.map(({ orgId, field }) => ({
      ...{ orgId, field, above: ancestorsOn(ground.lineage, orgId, today) },
    }));
    const circumstances: Circumstances = { actor: by, today, occurredOn, concerned };
    const decided = command.decide(changed, state, { ...needed, ...circumstances });
    return { ...decided, type: command.emits, occurredOn };
  }

  private main(command: Command, input: Input): { readonly state: unknown; readonly exists: boolean } {
    const aggregate = aggregates.find((each) => command.emits in each.events);
    if (!aggregate) throw new Error(`no aggregate knows ${command.emits}`);
    const stream = streamOf(aggregate.name, command.stream.by.map((field) => input[field]).join('~'));
    const exists = this.states.has(stream);
    if (!exists && command.stream.must === 'exist') throw new Rejection('not-found', nameOf(command));
    return { state: this.states.get(stream) ?? aggregate.initial, exists };
  }

  private ground(command: Command, { input, state, occurredOn, actor, today }: Judged): Ground {
    const concerns = command.concerns(input, state).map((concern) => {
      if (!('memberId' in concern)) return concern;
      const member = this.existing('member', concern.memberId, concern.field) as ExistingMember;
      return branchConcerned(member, occurredOn, concern.field);
    });
    const found: [string, ExistingOrganization][] = concerns.flatMap(({ orgId, field }) => [
      ...this.closure(lineage(orgId, field)),
    ]);
    const stands = asksForActorsPlace(command.by) && this.states.has(streamOf('organization', actor.orgId));
    if (stands) found.push(...this.closure(lineage(actor.orgId, 'actor')));
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

function nameOf(command: Command): string {
  return command.stream.by.at(-1) ?? 'data';
}

function aggregateOf(stream: string): AnyAggregate {
  const aggregate = byName.get(stream.slice(0, stream.indexOf('-')));
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
