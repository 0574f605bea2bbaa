import type { Actor, Role } from './actor.js';
import type { AnyFolding } from './aggregate.js';
import type { AnyEvent, Recorded } from './event.js';
import type { Class } from './fields.js';
import type { LocalDate } from './local-date.js';
import type { Bilingual } from './texts.js';

/**
 * How far an actor's organization reaches over the organizations concerned, by the tree on the recording day:
 * `above` — a proper ancestor; `at-or-above` — the organization itself or an ancestor; `root` — what is concerned is a
 * root of the tree.
 */
export type Reach = 'above' | 'at-or-above' | 'root';

/** Who may: everybody with a role whose organization reaches far enough … */
export interface RoleGrant {
  readonly role: Role;
  readonly reach: Reach;
}

/** … or one person, whatever the role. */
export interface PersonGrant<Input = unknown, State = unknown> {
  readonly person: Bilingual;
  who(input: Input, state: State): string | undefined;
}

export type Grant<Input = unknown, State = unknown> = RoleGrant | PersonGrant<Input, State>;

/** An organization that a command concerns. `reach` overrides the grant's. */
export interface Concern {
  readonly orgId: string;
  /** The input field that names it, for "not-found". */
  readonly field: string;
  readonly reach?: Reach;
}

/** Another stream, folded before deciding; its revision is checked when the decision is appended. */
export interface StreamNeed<State> {
  readonly kind: 'stream';
  readonly aggregate: AnyFolding;
  readonly id: string | undefined;
  readonly field: string;
  /** Only a type: what the decision gets. */
  readonly gives?: State;
}

/** Several streams of one aggregate, by id. */
export interface StreamsNeed<State> {
  readonly kind: 'streams';
  readonly aggregate: AnyFolding;
  readonly ids: readonly string[];
  /** The list that names them; the refusal's field is `field[index]`. */
  readonly field: string;
  readonly gives?: ReadonlyMap<string, State>;
}

/** A fold over everything that carries a tag, up to now. Pair it with a guard, which serialises the set. */
export interface FoldNeed<State> {
  readonly kind: 'fold';
  readonly tag: { readonly kind: 'org' | 'branch'; readonly id: string };
  readonly fold: SetFold<State>;
  readonly gives?: State;
}

/** A fold over events of many streams, within the domain. */
export interface SetFold<State> {
  readonly initial: State;
  readonly on: Readonly<Record<string, (state: State, event: Recorded) => State>>;
}

export type Need = StreamNeed<unknown> | StreamsNeed<unknown> | FoldNeed<unknown>;
export type Needs = Readonly<Record<string, Need>>;
export type Given<N extends Needs> = {
  readonly [K in keyof N]: N[K] extends { readonly gives?: infer T } ? Exclude<T, undefined> : never;
};

/** The circumstances of a decision; everything that isn't state comes in here, as a value. */
export interface Circumstances {
  readonly actor: Actor;
  /** The local day of recording. */
  readonly today: LocalDate;
  /** The day on which the fact happened, as it will stand in the envelope. */
  readonly occurredOn: LocalDate;
}

/** What a command decided: an event, and whom and what it names besides the organizations concerned. */
export type Decided<Event extends AnyEvent = AnyEvent> = Event & {
  readonly tags?: {
    readonly branch?: readonly string[];
    readonly member?: readonly string[];
    readonly task?: readonly string[];
  };
};

/**
 * A command, stated once. Route, OpenAPI schema, validation of imports, the duplicate check and the policy table
 * derive from it. Methods, not function properties: a registry holds commands of all types side by side.
 */
export interface Command<Input extends object = object, State = unknown, N extends Needs = Needs> {
  readonly input: Class<Input>;
  readonly summary: Bilingual;
  readonly by: readonly Grant<Input, State>[];
  /** The field that names the stream, and whether it must exist already. */
  readonly stream: { readonly idField: keyof Input & string; readonly must: 'exist' | 'be-new' };
  /** The organizations concerned: they give the scope and the tags, and must be active on the day of the fact. */
  concerns(input: Input, state: State): readonly Concern[];
  needs?(input: Input, state: State): N;
  /**
   * Sets that the decision rests on or changes: `check` where it rests on the set, `touch` where it adds to it.
   * A touch makes every decision fail that rested on the set as it was before.
   */
  guards?(input: Input, state: State): readonly Guard[];
  /** True for verifying and closing, which superiors may still do after the organization was dissolved. */
  readonly closing?: boolean;
  /** Of a correction: the day of what it corrects. Otherwise the day is the input's own date. */
  occurredOn?(input: Input, state: State): LocalDate;
  /** Of an amendment: the part of the input that changes anything. The rest is not recorded. */
  changes?(input: Input, state: State): Input;
  /** Whose key seals the personal texts of the input (◆). */
  subject?(input: Input, circumstances: Pick<Circumstances, 'actor'>, state: State): string;
  /** @throws Rejection if a rule is broken */
  decide(input: Input, state: State, given: Given<N> & Circumstances): readonly Decided[];
}

export interface Guard {
  readonly set: string;
  readonly mode: 'check' | 'touch';
}

/** `const memberCommand = commandsOn<Member, MemberEvent>()`; then `memberCommand({ input: …, decide: … })`. */
export const commandsOn =
  <State, Event extends AnyEvent>() =>
  <Input extends object, N extends Needs = Record<never, never>>(
    command: Omit<Command<Input, State, N>, 'decide'> & {
      decide(input: Input, state: State, given: Given<N> & Circumstances): readonly Decided<Event>[];
    },
  ): Command<Input, State, N> =>
    command;

/** The stream of one thing named by the input; it must exist. `id: undefined` needs nothing. */
export function one<State>(
  aggregate: AnyFolding & { readonly initial: State },
  id: string,
  field: string,
): StreamNeed<Exclude<State, { readonly status: 'absent' }>> {
  return { kind: 'stream', aggregate, id, field };
}

/** The streams of the things that a list of the input names; each must exist. */
export function each<State>(
  aggregate: AnyFolding & { readonly initial: State },
  ids: readonly string[],
  field: string,
): StreamsNeed<Exclude<State, { readonly status: 'absent' }>> {
  return { kind: 'streams', aggregate, ids, field };
}

/** Everything that carries the tag, folded. */
export function all<State>(tag: FoldNeed<State>['tag'], fold: SetFold<State>): FoldNeed<State> {
  return { kind: 'fold', tag, fold };
}

/** The actor may only be heard if this holds; used for "never who reported", "never the member". */
export const may = {
  superior: { role: 'superior', reach: 'above' },
  branchOfficer: { role: 'branch-officer', reach: 'at-or-above' },
  businessHead: { role: 'business-head', reach: 'at-or-above' },
  superiorsBusinessHead: { role: 'business-head', reach: 'above' },
  adminOfRoot: { role: 'admin', reach: 'root' },
} as const satisfies Record<string, RoleGrant>;
