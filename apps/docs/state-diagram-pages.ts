import { aggregates } from '#domain/aggregates.js';
import { stateDiagramsPage } from './state-diagrams/page.js';
import type { Transition } from './state-diagrams/transitions.js';
import { transitionsOf } from './state-diagrams/walk.js';

/** What can happen to the status of each aggregate's records, by its name. */
export async function drawnTransitions(): Promise<ReadonlyMap<string, readonly Transition[]>> {
  const drawn = new Map<string, readonly Transition[]>();
  for (const aggregate of aggregates) drawn.set(aggregate.name, await transitionsOf(aggregate));
  return drawn;
}

/** The generated page of the documentation, by path. */
export function stateDiagramPages(drawn: ReadonlyMap<string, readonly Transition[]>): ReadonlyMap<string, string> {
  return new Map([['docs/state-diagrams.md', stateDiagramsPage(aggregates, drawn)]]);
}
