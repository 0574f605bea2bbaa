import type { LocalDate } from '#kernel/local-date.js';
import type { Position } from '#kernel/position.js';
import type { Dated } from '../scoring/facts/dated.js';
import type { MinutesSketch } from './minutes-sketch.js';

/** What a recording or an amendment of a session says of when it was, who was there, and what was written. */
export interface TraceContent {
  readonly heldOn: LocalDate;
  /** `HH:MM` */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly partyHours: number;
  readonly businessHours: number;
  readonly attendeeIds: readonly string[];
  readonly guestIds: readonly string[];
  readonly minutes: MinutesSketch;
}

/** The recording, which states what there is, or an amendment, which states what changed. */
export interface TraceVersion extends Dated, Partial<TraceContent> {}

/** A session, as signals compare it with others. */
export interface SessionTrace {
  readonly kind: 'session';
  readonly id: string;
  readonly branchId: string;
  /** Of heldOn, as last amended. */
  readonly year: number;
  /** The organizations of committee kind that it concerned when it was recorded. */
  readonly orgIds: readonly string[];
  /** In order of position; the first is the recording. */
  readonly versions: readonly [TraceVersion, ...TraceVersion[]];
  /** `on` is heldOn as it stood then. */
  readonly voided?: Dated;
}

/** Where a session was entered, and when. */
export interface TraceMark {
  readonly sessionId: string;
  readonly position: Position;
  /** UTC, milliseconds. */
  readonly recordedAt: string;
}

/** The first sessions whose minutes have a band in common. */
export interface BandTrace {
  readonly kind: 'band';
  readonly id: string;
  readonly sessions: readonly TraceMark[];
}

/** The sessions that were held on a day, by what was said of it at some time. */
export interface DayTrace {
  readonly kind: 'day';
  readonly id: LocalDate;
  readonly sessions: readonly DayMark[];
}

export interface DayMark extends TraceMark {
  /** Whoever may have been there: 16-bit hashes of memberIds, as characters. Tells who cannot have been there. */
  readonly people: string;
}

/** What sessions leave behind for comparison. Nothing in it is ever taken away, and each part says when it was recorded. */
export type Trace = SessionTrace | BandTrace | DayTrace;

export const sessionKey = (sessionId: string): string => `session/${sessionId}`;
export const bandKey = (band: string): string => `band/${band}`;
export const dayKey = (day: LocalDate): string => `day/${day}`;
