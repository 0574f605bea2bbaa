import type { Actor, Role } from './actor.js';
import type { Recorded, TagKind } from './event.js';
import type { Class } from './fields.js';
import type { LocalDate } from './local-date.js';
import type { Position } from './position.js';
import type { AnyProjection } from './projection.js';
import type { Bilingual } from './texts.js';

/** The two clocks of a question: which day is asked for, and what was known when. */
export interface Moment {
  /** The day whose state is shown; never after today. */
  readonly asOf: LocalDate;
  /** Only what was recorded by this UTC instant counts; null: everything until now. */
  readonly knownAt: string | null;
  /** How far the log is reflected. */
  readonly throughPosition: Position;
}

/** The moment as far as it is known before anything is read. */
export type Clocks = Omit<Moment, 'throughPosition'>;

/** Names keys, is given the documents that there are under them, and goes on from these; what it returns is what it found. */
export type Search<Doc> = Generator<readonly string[], readonly Doc[], readonly Doc[]>;

/** What events are found by. */
export interface Tag {
  readonly kind: TagKind;
  readonly id: string;
}

/** What all questions have in common: who may ask them, about which organization. */
interface Question<Params extends object> {
  /** kebab-case; the route. */
  readonly name: string;
  readonly summary: Bilingual;
  /** Parameters, read and checked like a command's input. */
  readonly params: Class<Params>;
  /** The parameters that are segments of the path, in order; the others are given by name. */
  readonly path: readonly string[];
  /** Roles that may read it, within their scope: their organization is the one asked about or above it. */
  readonly readers: readonly Role[];
  /** The organization that the question is about, and the parameter that names it. */
  about(params: Params): { readonly orgId: string; readonly field: string };
  /** What is announced to a whole organization: readers of all below it may ask as well. */
  readonly alsoFromBelow?: true;
  /**
   * The person whom the answer is about: they may ask whatever their role, from wherever they stand. Undefined where these
   * parameters are not about one person.
   */
  person?(params: Params): string | undefined;
}

/** By property: whether a reader may read it, seen the object that it is a property of. */
export type Opens = Readonly<Record<string, (reader: Actor, holder: Readonly<Record<string, unknown>>) => boolean>>;

/**
 * A search that takes long, so that what it found is kept in memory. What it finds depends on its arguments and on the
 * documents of the projection, and on nothing else. The clocks let it stop as soon as the question is answered.
 */
export interface KeptSearch<Params extends object = object, Doc = unknown> {
  from(keys: readonly string[], params: Params, clocks: Clocks): Search<Doc>;
  /** The key of a document that every event changes which changes any: while that stays, all would be found again. */
  readonly latest: string;
}

/** What a document under `latest` says. */
export interface Latest {
  /** The latest of all events that the documents hold: from this instant on, asking what was known leaves nothing out. */
  readonly recordedAt: string;
}

/** Documents of one projection that a question needs, as they stand or replayed to any moment. */
export interface Source<Params extends object = object, Doc = unknown> {
  readonly from: AnyProjection;
  /** The documents it needs, by a declared index; nothing for all of them. */
  select(params: Params): Readonly<Record<string, string | number>>;
  /** Documents that it needs besides, by key, seen what was found; asked again until it names nothing new. */
  keys?(documents: readonly Doc[], params: Params): readonly string[];
  /**
   * Of a source beside the first, in place of `select`: the documents that it needs, by key, seen what the first one
   * found. Only where documents keep both clocks.
   */
  named?(first: readonly Doc[], params: Params): readonly string[];
  /** Where only what is read tells what else is needed: begins with what `named` names. The view gets what it found. */
  readonly search?: KeptSearch<Params, Doc>;
  /** What a replay folds: together these tags find all events behind the documents needed. */
  tags(params: Params): readonly Tag[];
  /** Whether a replay folds the document of this key: those of others would lack the events that are tagged elsewhere. */
  covers(key: string, params: Params): boolean;
  /** Tags that a replay has to read besides, seen what it has folded: the history of what came from elsewhere. */
  further?(documents: readonly Doc[]): readonly Tag[];
  /**
   * True where each part of a document says when it was recorded, and nothing in it is ever changed or taken away. Then
   * "as known at" is the view's to leave out, and nothing is replayed.
   */
  readonly keepsBothClocks?: true;
  /**
   * True where nothing of it is stored: its documents are folded from the tagged events whenever somebody asks. For what few
   * events lead to and few people ask for, but which would be stored once for everybody whom an event names.
   */
  readonly fromLog?: true;
}

/**
 * A question answered from the documents of a projection, and of others besides; the view tells them apart by what they
 * hold, such as a `kind`.
 */
export interface ReadModel<Params extends object = object, Doc = unknown, Answer = unknown>
  extends Question<Params>,
    Source<Params, Doc> {
  readonly besides?: readonly Source<Params, Doc>[];
  /**
   * A view that takes long is a generator, which is left between its steps so that others get their turn.
   * @throws Rejection `not-found`
   */
  view(documents: readonly Doc[], params: Params, moment: Moment): Answer | Steps<Answer>;
  /**
   * Who may read which personal texts (◆) of an answer, by the name of the property that holds one. A text that is not
   * named here stays closed to everybody but the person under whose key it is sealed.
   */
  readonly opens?: Opens;
  /** Leaves out what this reader may not see, where that is less than the whole. */
  forReader?(answer: Answer, reader: Actor): Answer;
}

/** Work in steps of a few milliseconds each. */
export type Steps<Result> = Generator<undefined, Result>;

export function isInSteps<Result>(work: Result | Steps<Result>): work is Steps<Result> {
  return typeof work === 'object' && work !== null && Symbol.iterator in work && 'next' in work;
}

/** All that a question reads. */
export function sourcesOf<Params extends object, Doc>(model: ReadModel<Params, Doc>): readonly Source<Params, Doc>[] {
  return [model, ...(model.besides ?? [])];
}

/** All that a question reads out of the read store, the rest being folded from the log. */
export function storedSourcesOf<Params extends object, Doc>(
  model: ReadModel<Params, Doc>,
): readonly Source<Params, Doc>[] {
  return sourcesOf(model).filter(({ fromLog }) => !fromLog);
}

/** A question answered from the log itself: one line per event that carries a tag, a page at a time. */
export interface Timeline<Params extends object = object, Line = unknown> extends Question<Params> {
  tag(params: Params): Tag;
  /** The event as this reader may know it, where that is less than the whole. Its line is made of that. */
  forReader?(event: Recorded, reader: Actor): Recorded;
  /** The line of an event; undefined leaves it out. */
  line(event: Recorded, params: Params): Line | undefined;
}
