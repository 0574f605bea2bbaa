import { comparePositions } from '#kernel/position.js';
import type { Dated } from './facts/dated.js';

/** The ids of the events, each once, by position. */
export function evidenceIds(events: readonly Pick<Dated, 'eventId' | 'position'>[]): readonly string[] {
  const sorted = [...events].sort((a, b) => comparePositions(a.position, b.position));
  return [...new Set(sorted.map(({ eventId }) => eventId))];
}
