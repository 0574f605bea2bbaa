import type { Position } from '#kernel/position.js';

/** An event as it is kept: the canonical bytes, and what the store must find it by. */
export interface NewEvent {
  /** UUIDv5 of commandId and index: a retried append is the same event on every store. */
  readonly id: string;
  /** RFC 8785 JSON of the envelope. The store keeps these bytes as they are. */
  readonly bytes: string;
  /** `kind:id`, e.g. `branch:org-5`. */
  readonly tags: readonly string[];
}

/** The revision of a stream's last event; 'absent' before its first. */
export type Revision = number | 'absent';

export interface StreamWrite {
  readonly stream: string;
  /** The revision that the events follow, which is also written inside their bytes. */
  readonly expected: Revision;
  readonly events: readonly NewEvent[];
}

/** Another stream that the decision was based on. */
export interface StreamCheck {
  readonly stream: string;
  readonly expected: Revision;
}

/**
 * A set that serialises a rule over many streams ("no active members"): a stream without events, of which only the
 * revision counts. A touch raises it in the same atomic step; a check fails if it was raised since it was read.
 */
export interface SetTouch {
  readonly set: string;
}

export interface SetCheck {
  readonly set: string;
  /** As `setRevisions` gave it; 0 for a set never touched. */
  readonly expected: number;
}

export interface Append {
  /** In the order of the log; several writes to one stream follow each other. */
  readonly writes: readonly StreamWrite[];
  readonly checks: readonly (StreamCheck | SetCheck)[];
  readonly touches: readonly SetTouch[];
}

export type Appended =
  /** On disk; the position of the last event written. */
  | { readonly outcome: 'written'; readonly position: Position }
  /** Nothing was written: a stream or set is not where the decision saw it. */
  | { readonly outcome: 'conflict'; readonly on: string }
  /** Nothing was written: an event with one of these ids is there already. */
  | { readonly outcome: 'known'; readonly id: string };

export interface StoredEvent {
  readonly position: Position;
  readonly bytes: string;
}

/** Events carrying a tag, by kind and id. */
export interface TagFilter {
  readonly kind: 'org' | 'branch' | 'member' | 'task';
  readonly id: string;
}

/**
 * The event log. Batches cross this port, never single rows. Failures of the store itself (disk, lock, format) are
 * thrown as StoreFailure; what the caller can decide upon comes back as a value.
 */
export interface EventStore {
  /**
   * Appends all writes, or none, after all expectations held in the same atomic step. Appends that wait together may
   * share one transaction, in the order of their calls, each with its own outcome. Resolves when it is on disk.
   */
  append(append: Append): Promise<Appended>;
  /** The events of one stream from a revision on, in order, in batches; nothing for an absent stream. */
  readStream(stream: string, from?: number): AsyncIterable<readonly StoredEvent[]>;
  /** All events after a position, up to and including `until` (default: the head when called), in order. */
  readAll(after: Position, until?: Position, tag?: TagFilter): AsyncIterable<readonly StoredEvent[]>;
  /** The events that exist among these ids, in the order of the log. */
  readEvents(ids: readonly string[]): Promise<readonly StoredEvent[]>;
  /** The revisions of sets, in the order asked for. */
  setRevisions(sets: readonly string[]): Promise<readonly number[]>;
  /** Live: batches of new events after a position, from any process, until the signal aborts. */
  subscribe(after: Position, signal: AbortSignal): AsyncIterable<readonly StoredEvent[]>;
  /** The position of the last event; START in an empty store. */
  head(): Promise<Position>;
  close(): Promise<void>;
}
