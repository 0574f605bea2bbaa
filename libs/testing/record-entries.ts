import type { DatedEntry } from '#domain/formalism/signal.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Position } from '#kernel/position.js';

/** An entry `event-N`, recorded at ten o'clock. */
export function entry(number: number, on: LocalDate, recordedOn: LocalDate): DatedEntry {
  const recordedAt = `${recordedOn}T02:00:00.000Z`;
  return {
    eventId: `event-${number}`,
    position: String(number + 1) as Position,
    on,
    recordedAt,
    recordedOn,
    correction: false,
  };
}
