import type { Role } from './actor.js';
import type { Command } from './command.js';
import type { AnyEvent, EventTable, Recorded } from './event.js';
import type { Cited } from './need.js';
import type { Tag } from './read-model.js';
import type { Bilingual, Sentence } from './texts.js';

/** How each event changes the state; an event without an entry does not compile. */
export type Evolve<State, Event extends AnyEvent> = {
  readonly [Type in Event['type']]: (
    state: State,
    data: Extract<Event, { type: Type }>['data'],
    event: Recorded<Extract<Event, { type: Type }>>,
  ) => State;
};

/** One line of a timeline, from an event's data. */
export type TimelineLines<Event extends AnyEvent> = {
  readonly [Type in Event['type']]: (data: Extract<Event, { type: Type }>['data']) => Bilingual;
};

export interface AggregateTexts<Event extends AnyEvent> {
  /** Name of what the stream records. */
  readonly name: Bilingual;
  /** Sentences for the codes that only this aggregate uses; `{name}` is filled from the refusal's details. */
  readonly refusals: Readonly<Record<string, Sentence>>;
  readonly timeline: TimelineLines<Event>;
  /** Labels of its commands' fields, where they are not shared ones. */
  readonly fields: Readonly<Record<string, Bilingual>>;
}

/**
 * What of an aggregate's events is not for everybody who may read the record in which they stand. Whoever tells of events
 * (lines of a history, notices of changes) leaves it out by this.
 */
export interface Confidential<Event extends AnyEvent = AnyEvent> {
  /** Roles that may know the persons whom an event is about; others only ever learn of themselves. */
  readonly persons: readonly Role[];
  /** Properties of the data that name such a person. The tags of an event name them, too. */
  readonly naming: readonly string[];
  /** Whether whoever recorded the event is such a person. */
  isActor(event: Recorded<Event>): boolean;
  /** Roles that may read the notes and sources of events: free text about the same. */
  readonly notes: readonly Role[];
  /** The types of events that were announced to everybody, with whom they are about. */
  readonly announced?: readonly Event['type'][];
  /**
   * Where a stream belongs into one person's own file only, and nobody else finds it there: that person, by the event that
   * begins it; undefined for any other event, and where nobody is to be known.
   */
  ownFileOf?(event: Recorded<Event>): string | undefined;
}

/** One consistency boundary: its events, its state, its commands and its texts, all as tables. */
export interface Aggregate<State = unknown, Event extends AnyEvent = AnyEvent> {
  /** The category of its streams; contains no hyphen. */
  readonly name: string;
  readonly events: EventTable;
  readonly initial: State;
  readonly evolve: Evolve<State, Event>;
  /** Commands by camelCase name; the kebab-case of the name is the route. */
  readonly commands: Readonly<Record<string, Command>>;
  readonly texts: AggregateTexts<Event>;
  readonly confidential?: Confidential<Event>;
  /**
   * Whether an event of the stream still counts where it is cited as evidence, or has been taken back since. Left out
   * where nothing in the stream is ever taken back.
   */
  counts?(state: State, event: Recorded): boolean;
  /**
   * Whether an event still names whom its tags name, by the state of the stream. Left out where no later event takes anybody
   * out of what an earlier one says.
   */
  names?(state: State, event: Recorded, tag: Tag): boolean;
  /** The event type with which, where it corrects the beginning of a stream, all of it counts as if it had never been. */
  readonly annulledBy?: Event['type'];
}

/** An aggregate whose state and events are only known by name at run time. */
export type AnyFolding = {
  readonly name: string;
  readonly initial: unknown;
  readonly evolve: Readonly<Record<string, (state: never, data: never, event: never) => unknown>>;
};

/** An aggregate among others, known only by name at run time. */
export interface AnyAggregate extends AnyFolding {
  readonly events: EventTable;
  readonly commands: Readonly<Record<string, Command>>;
  readonly texts: Omit<AggregateTexts<AnyEvent>, 'timeline'> & {
    readonly timeline: Readonly<Record<string, (data: never) => Bilingual>>;
  };
  readonly confidential?: Confidential;
  counts?(state: never, event: Recorded): boolean;
  names?(state: never, event: Recorded, tag: Tag): boolean;
  readonly annulledBy?: string;
}

export const streamOf = (category: string, id: string): string => `${category}-${id}`;

/** Category and id; a category contains no hyphen. */
export function splitStream(stream: string): readonly [category: string, id: string] {
  const hyphen = stream.indexOf('-');
  return [stream.slice(0, hyphen), stream.slice(hyphen + 1)];
}

/** Whether a role may know whom an event of the type is about; everybody may, where nothing is confidential. */
export function mayKnowPersons(confidential: Confidential | undefined, role: Role, type: string): boolean {
  if (confidential === undefined) return true;
  const { persons, announced } = confidential;
  return persons.includes(role) || announced?.includes(type) === true;
}

/** An event as evidence, by the state of its stream. */
export function asEvidence(aggregate: AnyAggregate, state: unknown, event: Recorded): Cited {
  return {
    event,
    counts: aggregate.counts?.(state as never, event) ?? true,
    isAbout: (tag) =>
      (event.metadata.tags[tag.kind] ?? []).includes(tag.id) && (aggregate.names?.(state as never, event, tag) ?? true),
    isKnownTo({ role }) {
      const { confidential } = aggregate;
      return !confidential?.ownFileOf && mayKnowPersons(confidential, role, event.type);
    },
  };
}

/**
 * Folds one recorded event into a state.
 * @throws Error for an event type that the aggregate doesn't know: the log and the code do not fit together
 */
export function evolveWith(aggregate: AnyFolding, state: unknown, event: Recorded): unknown {
  const step = aggregate.evolve[event.type] as
    | ((state: unknown, data: unknown, event: Recorded) => unknown)
    | undefined;
  if (!step) throw new Error(`${aggregate.name} does not know the event ${event.type} (${event.id})`);
  return step(state, event.data, event);
}

/**
 * The state of something that has been created. Every stream begins with its creation, so an absent state behind a
 * later event means that the log is damaged.
 */
export function created<State extends { readonly status: string }>(state: State): Exclude<State, { status: 'absent' }> {
  if (state.status === 'absent') throw new Error('an event precedes the creation of its stream');
  return state as Exclude<State, { status: 'absent' }>;
}
