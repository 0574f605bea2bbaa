import type { Given, Needs } from '#kernel/need.js';

/**
 * What an event recorded of a fold over the log: it must come out the same for ever from the same events, on any machine
 * and in any later version. `verify` makes it again and names where it differs.
 */
export interface Recomputation<Data = unknown, N extends Needs = Needs> {
  /** The event that holds it. */
  readonly type: string;
  /** The check of `verify` under which a difference is named. */
  readonly check: 'scorecard' | 'evidence';
  /** What the decision rested on: streams, and documents folded up to and including `throughEventId`. */
  needs(data: Data): N;
  throughEventId(data: Data): string;
  /** What has to come out again, as the event has it: plain JSON. */
  recorded(data: Data): unknown;
  /** The same, made again. */
  again(data: Data, given: Given<N>): unknown;
}
