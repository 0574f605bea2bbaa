import type { Role } from '#kernel/actor.js';
import { daysBetween } from '#kernel/local-date.js';
import type { Dated } from '../scoring/facts/dated.js';

/**
 * An entry in the record: any event that concerns a branch, by both clocks, without its words. `on` is occurredOn; it
 * may lie ahead of the recording, where something begins later.
 */
export interface Entry extends Dated {
  readonly type: string;
  readonly actor: EnteredBy;
  /** Where the fact existed already; `[withheld]` where its words could lead to a person who is not to be known. */
  readonly source?: { readonly system: string; readonly reference?: string };
  /** Loaded from a file with its own time of recording. */
  readonly imported?: { readonly at: string; readonly source: string };
  /** Whether it only sets right what was recorded before; its day is then that of what it corrects. */
  readonly correction: boolean;
  /** The event that it sets right: the one that it names, or the first of its stream. */
  readonly corrects?: string;
  /** Of what begins a stream: equal where two of them say the same (see `fingerprintOf`). */
  readonly fingerprint?: string;
}

/** Who made an entry. */
export interface EnteredBy {
  /** Undefined where the record must not lead to the person, such as to whoever raised a concern, by name or not. */
  readonly id?: string;
  readonly role: Role;
  readonly orgId: string;
}

/** All entries of a stream that concern a branch, in order of position. */
export interface StreamEntries {
  readonly branchId: string;
  readonly kind: 'entries';
  readonly stream: string;
  readonly entries: readonly Entry[];
}

/** Days from the fact to its record; 0 for a correction, and for what was recorded ahead. */
export function daysLate({ on, recordedOn, correction }: Pick<Entry, 'on' | 'recordedOn' | 'correction'>): number {
  return correction || recordedOn <= on ? 0 : daysBetween(on, recordedOn);
}
