import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Recorded } from '#kernel/event.js';
import type { Position } from '#kernel/position.js';
import type { EventStore, StoredEvent } from '../ports/event-store.js';

/** Reads a stored event: its JSON, lifted to the newest shape. Throws for a type or version that it doesn't know. */
export type Decode = (stored: StoredEvent) => Recorded;

/** Events in the order of the log, and what stands in the way of the ones after them. */
export interface DecodedBatch {
  readonly events: readonly Recorded[];
  /** The last position that the batch speaks for. */
  readonly upTo: Position;
  /** The event after `upTo`, if it can't be read: nothing may be folded beyond it. */
  readonly unreadable?: { readonly position: Position; readonly error: unknown };
}

export interface LogSource {
  readonly eventStore: EventStore;
  readonly decode: Decode;
}

/** So many events are decoded and folded in one piece: a few milliseconds each. */
const SLICE = 500;

/** Decodes a batch in pieces, letting others use the event loop between them; ends at an event that can't be read. */
export async function* decoded(
  decode: Decode,
  batch: readonly StoredEvent[],
  after: Position,
): AsyncGenerator<DecodedBatch> {
  let upTo = after;
  for (let from = 0; from < batch.length; from += SLICE) {
    const slice = decodeSlice(decode, batch.slice(from, from + SLICE), upTo);
    yield slice;
    if (slice.unreadable) return;
    upTo = slice.upTo;
    await nextTurn();
  }
}

/** The log after a position, up to and including `until`. */
export async function* readDecoded(
  { eventStore, decode }: LogSource,
  after: Position,
  until: Position,
): AsyncGenerator<DecodedBatch> {
  let upTo = after;
  for await (const batch of eventStore.readAll(after, until)) {
    for await (const slice of decoded(decode, batch, upTo)) {
      yield slice;
      if (slice.unreadable) return;
      upTo = slice.upTo;
    }
  }
}

function decodeSlice(decode: Decode, stored: readonly StoredEvent[], after: Position): DecodedBatch {
  const events: Recorded[] = [];
  let upTo = after;
  for (const one of stored) {
    try {
      events.push(decode(one));
    } catch (error) {
      return { events, upTo, unreadable: { position: one.position, error } };
    }
    upTo = one.position;
  }
  return { events, upTo };
}
