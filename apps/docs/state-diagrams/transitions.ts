import { type AnyAggregate, evolveWith, splitStream } from '#kernel/aggregate.js';
import type { Recorded } from '#kernel/event.js';

/** Before the first event of a stream there is nothing, as mermaid writes it. */
export const NOTHING = '[*]';

/** What one event does to the status of the stream that it stands in. */
export interface Transition {
  /** The aggregate. */
  readonly of: string;
  readonly from: string;
  readonly event: string;
  readonly to: string;
  /** A yes or no in the event's data, where it has one: `upheld`. */
  readonly flags: Readonly<Record<string, boolean>>;
}

/**
 * The statuses of each stream before and after each event, by the evolve tables.
 * @param events in the order of the log
 */
export function transitionsIn(events: readonly Recorded[], aggregates: readonly AnyAggregate[]): readonly Transition[] {
  const states = new Map<string, unknown>();
  return events.map((event) => {
    const [category] = splitStream(event.stream);
    const aggregate = aggregates.find(({ name }) => name === category);
    if (!aggregate) throw new Error(`no aggregate has the stream ${event.stream}`);
    const before = states.get(event.stream);
    const after = evolveWith(aggregate, before ?? aggregate.initial, event);
    states.set(event.stream, after);
    const flags = Object.entries(event.data as object).filter(([, value]) => typeof value === 'boolean');
    const from = before === undefined ? NOTHING : statusOf(before);
    return { of: category, from, event: event.type, to: statusOf(after), flags: Object.fromEntries(flags) };
  });
}

export function statusOf(state: unknown): string {
  return (state as { readonly status: string }).status;
}
