import type { Recorded } from './event.js';
import { comparePositions, type Position } from './position.js';
import { type AnyProjection, foldInto } from './projection.js';

/** A document with the position of the last event that changed it. A body of undefined: there is none (any more). */
export interface FoldedDocument {
  readonly key: string;
  readonly position: Position;
  readonly body: unknown;
}

/** An event that a projection names, with the documents that it touches. */
export interface Touch {
  readonly event: Recorded;
  readonly keys: readonly string[];
}

/** The event at which folding had to stop, and why. */
export interface FoldFailure {
  readonly event: Recorded;
  readonly error: unknown;
}

/** The events of a batch that concern a projection; it ends before the first whose keys can't be told. */
export function touchesOf(
  projection: AnyProjection,
  events: readonly Recorded[],
): { readonly touches: readonly Touch[]; readonly failure?: FoldFailure } {
  const touches: Touch[] = [];
  for (const event of events) {
    if (projection.on[event.type] === undefined) continue;
    try {
      touches.push({ event, keys: projection.keys(event) });
    } catch (error) {
      return { touches, failure: { event, error } };
    }
  }
  return { touches };
}

/**
 * Folds events, in the order of the log, into the documents that they touch. An event at or before a document's
 * position is skipped, as it is in there already; where a fold returns the very document that it was given, nothing
 * changed. So batches of any size, repeated or not, end in the same documents.
 *
 * @param documents those that exist among the touched keys (tombstones included); the changed ones are put there
 * @returns the keys of the changed documents; if a fold threw, the documents are as before that event
 */
export function foldBatch(
  projection: AnyProjection,
  touches: readonly Touch[],
  documents: Map<string, FoldedDocument>,
): { readonly changed: ReadonlySet<string>; readonly failure?: FoldFailure } {
  const changed = new Set<string>();
  for (const { event, keys } of touches) {
    try {
      for (const document of foldEvent(projection, { event, keys }, documents)) {
        documents.set(document.key, document);
        changed.add(document.key);
      }
    } catch (error) {
      return { changed, failure: { event, error } };
    }
  }
  return { changed };
}

/** What one event changes, before any of it is put among the documents: all of an event, or nothing. */
function foldEvent(
  projection: AnyProjection,
  { event, keys }: Touch,
  documents: ReadonlyMap<string, FoldedDocument>,
): readonly FoldedDocument[] {
  const results: FoldedDocument[] = [];
  for (const key of keys) {
    const before = documents.get(key);
    if (before && comparePositions(event.position, before.position) <= 0) continue;
    // an event that names a key twice is one event
    if (results.length > 0 && results.some((result) => result.key === key)) continue;
    const body = foldInto(projection, before?.body, event, key);
    if (body !== before?.body) results.push({ key, position: event.position, body });
  }
  return results;
}
