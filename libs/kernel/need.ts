import type { Actor } from './actor.js';
import type { AnyEvent, Recorded } from './event.js';
import type { AnyProjection } from './projection.js';
import type { Tag } from './read-model.js';

/*
 * What a command needs to know besides its own stream, declared as data: the runner fetches it before deciding, and sees
 * to it that nothing of it has moved when the decision is appended.
 */

/**
 * Another stream, folded before deciding; its revision is checked when the decision is appended. The aggregate goes by
 * name, so that aggregates may need each other without importing each other.
 */
export interface StreamNeed<State> {
  readonly kind: 'stream';
  readonly aggregate: string;
  /** Undefined where this input needs none. */
  readonly id: string | undefined;
  /** The input field that names it, for "not-found". */
  readonly field: string;
  /** Only a type: what the decision gets. */
  readonly gives?: State;
}

/** Several streams of one aggregate, by id. */
export interface StreamsNeed<State> {
  readonly kind: 'streams';
  readonly aggregate: string;
  readonly ids: readonly string[];
  /** The list that names them; a missing one is refused at `field[index]`. */
  readonly field: string;
  readonly gives?: ReadonlyMap<string, State>;
}

/** A stream and all that it leads to: an organization with its ancestors, by id. */
export interface ClosureNeed<State> {
  readonly kind: 'closure';
  readonly aggregate: string;
  readonly id: string;
  readonly field: string;
  follow(state: State): readonly string[];
  readonly gives?: ReadonlyMap<string, State>;
}

/** A fold over everything that carries a tag, up to now. Pair it with a guard, which serialises the set. */
export interface FoldNeed<State> {
  readonly kind: 'fold';
  readonly tag: Tag;
  readonly fold: { readonly initial: State; readonly on: Readonly<Record<string, unknown>> };
  readonly gives?: State;
}

/**
 * The documents of a projection that lives in the domain, folded from everything that carries one of the tags, up to now.
 * A decision that rests on them records `throughEventId`, so that it can be made again from the same events; what is
 * recorded at the same moment by others is not waited for.
 */
export interface DocumentsNeed<Doc> {
  readonly kind: 'documents';
  readonly tags: readonly Tag[];
  readonly from: AnyProjection;
  /** Whether the document of this key is folded: those of others would lack the events that are tagged elsewhere. */
  covers(key: string): boolean;
  /** Tags to fold besides, seen what was folded: the history of what came from elsewhere. Asked again until it names nothing new. */
  further?(documents: readonly Doc[]): readonly Tag[];
  readonly gives?: FoldedDocuments<Doc>;
}

export interface FoldedDocuments<Doc> {
  readonly documents: readonly Doc[];
  /** The last event that was folded; undefined where nothing carries the tags. */
  readonly throughEventId: string | undefined;
}

/** Events that the input cites, in its order; each must exist (`not-found` at `field[index]`). */
export interface EventsNeed {
  readonly kind: 'events';
  readonly ids: readonly string[];
  readonly field: string;
  readonly gives?: readonly Recorded[];
}

/**
 * Events that the input cites as evidence: as above, each with whether it still counts. The streams in which they stand
 * are folded, so that none of them is taken back unnoticed in the moment in which it is cited.
 */
export interface EvidenceNeed {
  readonly kind: 'evidence';
  readonly ids: readonly string[];
  readonly field: string;
  readonly gives?: readonly Cited[];
}

export interface Cited {
  readonly event: Recorded;
  /** Its stream has not taken it back since, as `counts` of the aggregate says. */
  readonly counts: boolean;
  /** Whether it is about this one: named by the event, and not taken out of it since, as `names` of the aggregate says. */
  isAbout(tag: Tag): boolean;
  /** Whether this actor may know whom it is about; nobody, where it belongs into one person's own file only. */
  isKnownTo(actor: Actor): boolean;
}

/**
 * What the installation knows and the log doesn't: the calendar of working days, the ballots of a survey. The decision
 * records what it made of it; a later change of the value judges nothing anew.
 */
export interface ValueNeed<Value> {
  readonly kind: 'value';
  readonly name: string;
  /** What it is asked about, such as an id; empty where there is only one. */
  readonly of: string;
  readonly gives?: Value;
}

/** A fold over events of many streams, within the domain. Types it doesn't name leave the state as it is. */
export interface SetFold<State, Event extends AnyEvent> {
  readonly initial: State;
  readonly on: {
    readonly [Type in Event['type']]: (state: State, event: Recorded<Extract<Event, { type: Type }>>) => State;
  };
}

/** The path of an item that a list names: `attendeeIds` → `attendeeIds[2]`, `actions[].ownerId` → `actions[2].ownerId`. */
export function itemPath(list: string, index: number): string {
  return list.includes('[]') ? list.replace('[]', `[${index}]`) : `${list}[${index}]`;
}

/** Folds one event into a set's state. */
export function foldStep({ fold }: FoldNeed<unknown>, state: unknown, event: Recorded): unknown {
  const step = fold.on[event.type] as ((state: unknown, event: Recorded) => unknown) | undefined;
  return step ? step(state, event) : state;
}

export type Need =
  | StreamNeed<unknown>
  | StreamsNeed<unknown>
  | ClosureNeed<unknown>
  | FoldNeed<unknown>
  | DocumentsNeed<unknown>
  | EventsNeed
  | EvidenceNeed
  | ValueNeed<unknown>;
export type Needs = Readonly<Record<string, Need>>;
export type Given<N extends Needs> = {
  readonly [K in keyof N]: N[K] extends { readonly gives?: infer T } ? T : never;
};
