import type { Actor, Role } from './actor.js';
import type { AnyEvent, Tags } from './event.js';
import type { Class } from './fields.js';
import type { LocalDate } from './local-date.js';
import type { Given, Needs } from './need.js';
import type { Bilingual } from './texts.js';

/**
 * How far an actor's organization reaches over the organizations concerned, by the tree on the recording day:
 * `above` — a proper ancestor; `at-or-above` — the organization itself or an ancestor; `within` — the organization
 * itself or one below it; `beside` — another one with an ancestor in common, neither above nor below it; `root` — what
 * is concerned is a root of the tree; `nothing` — nothing is concerned, because a new tree begins; `leading` — the
 * fact belongs to no organization, and the actor's own is a committee or general branch.
 */
export type Reach = 'above' | 'at-or-above' | 'within' | 'beside' | 'root' | 'nothing' | 'leading';

/** Who may: everybody with a role whose organization reaches far enough … */
export interface RoleGrant<Input = unknown, State = unknown> {
  readonly role: Role;
  readonly reach: Reach;
  /** Another reach over the organizations that these input fields name. */
  readonly at?: Readonly<Record<string, Reach>>;
  /** Where the grant is good for some records only. */
  readonly only?: Condition<Input, State>;
}

/** Of which records a grant is good, in words (after "only", 仅限) and as a rule. */
export interface Condition<Input = unknown, State = unknown> {
  readonly text: Bilingual;
  holds(input: Input, state: State): boolean;
}

/** … or one person, whatever the role. */
export interface PersonGrant<Input = unknown, State = unknown> {
  readonly person: Bilingual;
  who(input: Input, state: State): string | undefined;
}

/** … or whoever holds a token, and nobody asks who that is. Where a token is given, it alone decides. */
export interface TokenGrant<State = unknown> {
  readonly person: Bilingual;
  /** The input field that holds it. */
  readonly token: string;
  /** SHA-256 of the right token, lower-case hex; undefined: there is none. */
  hash(state: State): string | undefined;
}

export type Grant<Input = unknown, State = unknown> =
  | RoleGrant<Input, State>
  | PersonGrant<Input, State>
  | TokenGrant<State>;

/** Persons who may not, whatever has been granted to them: nobody judges what they did themselves. */
export interface Bar<Input = unknown, State = unknown> {
  /** After "never", 不得是. */
  readonly person: Bilingual;
  /** Their ids, where there are any. */
  who(input: Input, state: State): readonly (string | undefined)[];
}

/** An organization that a command concerns. */
export interface Concern {
  readonly orgId: string;
  /** The input field that names it, for "not-found" and for a grant's `at`. */
  readonly field: string;
  /** False where the fact is not the organization's own, so that it need not exist on the day of the fact. */
  readonly mustStand?: false;
}

/** A member whose branch a command concerns: the one on the day of the fact, or else the last. */
export interface MemberConcern {
  readonly memberId: string;
  /** The input field that names the member, for "not-found". */
  readonly field: string;
}

/** An organization concerned, as the runner found it. */
export interface Concerned {
  readonly orgId: string;
  readonly field: string;
  /** Its proper ancestors on the recording day, the nearest first. */
  readonly above: readonly string[];
}

/** The circumstances of a decision; everything that isn't state comes in here, as a value. */
export interface Circumstances {
  /** Who acts, as the envelope will say: nobody in particular where the command is anonymous. */
  readonly actor: Actor;
  /** The local day of recording. */
  readonly today: LocalDate;
  /** The day on which the fact happened, as it will stand in the envelope. */
  readonly occurredOn: LocalDate;
  /** The organizations concerned, in the order in which the command names them. */
  readonly concerned: readonly Concerned[];
}

/** What a command decided: the event's data, and whom and what it names besides the organizations concerned. */
export interface Decided<Data = unknown> {
  readonly data: Data;
  readonly tags?: Tags;
}

/** Of a command's stream: `may-exist` where whoever comes first begins it. */
export type Must = 'exist' | 'be-new' | 'may-exist';

/**
 * A command, stated once. Route, OpenAPI schema, validation of imports, the duplicate check and the policy table
 * derive from it. Methods, not function properties: a registry holds commands of all types side by side.
 */
export interface Command<Input extends object = object, State = unknown, N extends Needs = Needs> {
  readonly input: Class<Input>;
  readonly summary: Bilingual;
  readonly by: readonly Grant<Input, State>[];
  /** Who may is said by `by` and `never` alone, so that the policy table tells all of it; `decide` refuses nobody. */
  readonly never?: readonly Bar<Input, State>[];
  /** The one event that it becomes. */
  readonly emits: string;
  /**
   * The event types of its stream that it changes or takes back: of an amendment, a cancellation, a withdrawal. What is
   * named by `corrects` need not stand here.
   */
  readonly amends?: readonly string[];
  /** The fields that name the stream (several are joined by `~`), and whether it must exist already. */
  readonly stream: { readonly by: readonly string[]; readonly must: Must };
  /** The organizations concerned: they give the scope and the tags, and must be active on the day of the fact. */
  concerns(input: Input, state: State): readonly (Concern | MemberConcern)[];
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
  /** Of an amendment: the fields that state what stands already. They are not recorded. */
  unchanged?(input: Input, state: State): readonly string[];
  /** Whose key seals the personal texts of the input (◆). */
  subject?(input: Input, circumstances: Pick<Circumstances, 'actor'>, state: State): string;
  /**
   * The field that makes the command an anonymous one, by being given and not false: then nothing that is recorded leads
   * to the actor. The envelope names nobody, and no id that a client has chosen.
   */
  readonly anonymousBy?: string;
  /** Of an anonymous command that hands its sender a one-time token: under whose key it is made. */
  tokenSubject?(input: Input): string;
  /** @throws Rejection if a rule is broken */
  decide(input: Input, state: State, given: Given<N> & Circumstances): Decided;
}

export interface Guard {
  readonly set: string;
  readonly mode: 'check' | 'touch';
}

/** `export const enrollMember = commandOn<Member, MemberEvent>()({ input: EnrollMember, … })`: infers the rest. */
export const commandOn =
  <State, Event extends AnyEvent>() =>
  <Input extends object, const Type extends Event['type'], N extends Needs = Record<never, never>>(
    command: Omit<Command<Input, State, N>, 'decide' | 'stream' | 'unchanged' | 'emits' | 'amends' | 'anonymousBy'> & {
      readonly emits: Type;
      readonly amends?: readonly Event['type'][];
      readonly anonymousBy?: keyof Input & string;
      readonly stream: { readonly by: readonly (keyof Input & string)[]; readonly must: Must };
      unchanged?(input: Input, state: State): readonly (keyof Input & string)[];
      decide(
        input: Input,
        state: State,
        given: Given<N> & Circumstances,
      ): Decided<Extract<Event, { readonly type: Type }>['data']>;
    },
  ): Command<Input, State, N> =>
    command;

/** The grants that recur (DOMAIN.md §2, scope). */
export const may = {
  superior: { role: 'superior', reach: 'above' },
  member: { role: 'member', reach: 'within' },
  branchOfficer: { role: 'branch-officer', reach: 'at-or-above' },
  businessHead: { role: 'business-head', reach: 'at-or-above' },
  superiorsBusinessHead: { role: 'business-head', reach: 'above' },
  adminOfRoot: { role: 'admin', reach: 'root' },
  adminOfNewRoot: { role: 'admin', reach: 'nothing' },
  /** Where no organization is concerned. */
  anySuperior: { role: 'superior', reach: 'leading' },
  /** Of a committee: those who lead it, and those above it. Its branches are what is concerned, and lie below both. */
  superiorOfItsBranches: { role: 'superior', reach: 'at-or-above' },
  officerOfAnother: { role: 'branch-officer', reach: 'beside' },
} as const satisfies Record<string, RoleGrant>;
