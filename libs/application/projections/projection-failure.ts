import type { Position } from '#kernel/position.js';

/** Why a projection doesn't go on. */
export interface ProjectionFailure {
  /** The event that it stopped at, if it is one and can be read. */
  readonly eventId?: string;
  /** Where it stopped: the position of the event, or how far it had got. */
  readonly position: Position;
  readonly message: string;
}

export function failureOf(position: Position, error: unknown, eventId?: string): ProjectionFailure {
  const message = messageOf(error);
  return eventId === undefined ? { position, message } : { eventId, position, message };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
