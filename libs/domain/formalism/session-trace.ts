import type { LocalDate } from '#kernel/local-date.js';
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
  /** The organizations of committee kind that it concerned when it was recorded. */
  readonly orgIds: readonly string[];
  /** In order of position; the first is the recording. */
  readonly versions: readonly [TraceVersion, ...TraceVersion[]];
  /** `on` is heldOn as it stood then. */
  readonly voided?: Dated;
}

/** The first sessions whose minutes have a band in common, as they stood at some time. */
export interface BandTrace {
  readonly kind: 'band';
  readonly id: string;
  /** In the order of the log. */
  readonly sessionIds: readonly string[];
}

/** The sessions that were held on a day, by what was said of them at some time. */
export interface DayTrace {
  readonly kind: 'day';
  readonly id: LocalDate;
  /** In the order of the log; an amendment names its session again. */
  readonly sessions: readonly DayMark[];
}

export interface DayMark {
  readonly sessionId: string;
  /** Whoever may have been there: 16-bit hashes of memberIds, as characters. Tells who cannot have been there. */
  readonly people: string;
}

/** The latest that was recorded about any session. Every event of a session that leaves something changes it. */
export interface LatestTrace {
  readonly kind: 'latest';
  /** UTC, of the event that has the highest; an import sets the clock back. */
  readonly recordedAt: string;
}

/**
 * What sessions leave behind for comparison. Nothing in it is ever taken away. When what was recorded, the session's own
 * document says; the others only tell which ones to look at, and whether anything has changed.
 */
export type Trace = SessionTrace | BandTrace | DayTrace | LatestTrace;

export const sessionKey = (sessionId: string): string => `session/${sessionId}`;
export const bandKey = (band: string): string => `band/${band}`;
export const dayKey = (day: LocalDate): string => `day/${day}`;
export const LATEST = 'latest';
