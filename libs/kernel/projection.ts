import type { AnyEvent, Recorded } from './event.js';

/** How each event that matters to a projection changes the document of a key. Undefined: there is none (any more). */
export type FoldTable<Doc, Event extends AnyEvent> = {
  readonly [Type in Event['type']]?: (
    doc: Doc | undefined,
    event: Recorded<Extract<Event, { type: Type }>>,
    key: string,
  ) => Doc | undefined;
};

/**
 * A read model: a fold to documents of dated facts, which are stored. What depends on the day asked for is a view,
 * computed when read, so that no document depends on when it was folded.
 */
export interface Projection<Doc = unknown, Event extends AnyEvent = AnyEvent> {
  readonly name: string;
  /** Raised when the fold or the documents change; the new version is built beside the old one. */
  readonly version: number;
  /** The documents that an event touches. */
  keys(event: Recorded<Event>): readonly string[];
  readonly on: FoldTable<Doc, Event>;
  /** Properties of a document that readers may select and sort by. */
  readonly indexes: readonly (keyof Doc & string)[];
}

/** A projection whose documents are only known by name at run time. */
export interface AnyProjection {
  readonly name: string;
  readonly version: number;
  keys(event: Recorded): readonly string[];
  readonly on: Readonly<Record<string, unknown>>;
  readonly indexes: readonly string[];
}

/** Folds one event into one document. Types the projection doesn't name leave the document as it is. */
export function foldInto(projection: AnyProjection, doc: unknown, event: Recorded, key: string): unknown {
  const step = projection.on[event.type] as ((doc: unknown, event: Recorded, key: string) => unknown) | undefined;
  return step ? step(doc, event, key) : doc;
}

/** Folds one event into the documents that it touches, of those that are covered. */
export function foldAll(
  projection: AnyProjection,
  documents: Map<string, unknown>,
  { event, covers }: { readonly event: Recorded; covers(key: string): boolean },
): void {
  if (projection.on[event.type] === undefined) return;
  for (const key of new Set(projection.keys(event))) {
    if (covers(key)) documents.set(key, foldInto(projection, documents.get(key), event, key));
  }
}
