import type { Recorded } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Position } from '#kernel/position.js';

/** A fact's event and both of its clocks: the day on which it holds, and when it was recorded. */
export interface Dated {
  readonly eventId: string;
  readonly position: Position;
  /** The day of the fact. */
  readonly on: LocalDate;
  /** UTC, milliseconds. */
  readonly recordedAt: string;
  /** The local day of recordedAt. */
  readonly recordedOn: LocalDate;
}

export function dated(event: Recorded, on: LocalDate): Dated {
  return {
    eventId: event.id,
    position: event.position,
    on,
    recordedAt: event.recordedAt,
    recordedOn: event.recordedOn,
  };
}

/** What every fact document begins with: one document for each stream, as seen from one branch. */
export interface Fact<Kind extends string> {
  readonly branchId: string;
  readonly kind: Kind;
  /** The id of the thing, without its stream's category. */
  readonly id: string;
  /** The first event of the stream that concerns the branch; gives the order among facts of a kind. */
  readonly first: Dated;
}

/**
 * The fact that an event adds to. Every stream begins with the event that makes its document, so a missing one means
 * that the log is damaged, or that the fold began too late.
 */
export function begun<F extends Fact<string>>(fact: F | undefined, event: Recorded): F {
  if (fact === undefined) throw new Error(`${event.type} (${event.id}) precedes the beginning of ${event.stream}`);
  return fact;
}
