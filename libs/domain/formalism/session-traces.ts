import type { LocalDate } from '#kernel/local-date.js';
import { comparePositions } from '#kernel/position.js';
import type { Dated } from '../scoring/facts/dated.js';
import { inYear, type ScoredYear } from '../scoring/year.js';
import { hashesOf } from './minutes-sketch.js';
import type { SessionTrace, Trace, TraceContent, TraceVersion } from './session-trace.js';
import type { Named } from './signal.js';

/** A session as it stands. */
export interface TracedSession {
  readonly id: string;
  readonly branchId: string;
  readonly orgIds: readonly string[];
  /** The recording, and the amendments that hold. */
  readonly versions: readonly TraceVersion[];
  readonly content: Partial<TraceContent> & Pick<TraceContent, 'heldOn'>;
}

/** What a branch's sessions of a year have in common with others, as of a day and as known at an instant. */
export interface SessionTraces {
  /** Of the branch and the year, in order of position. */
  readonly own: readonly TracedSession[];
  find(sessionId: string): TracedSession | undefined;
  /** The ids of the first sessions with this band, in the order of the log; they may look otherwise by now. */
  inBand(band: string): readonly string[];
  /** Those that were said to be held on the day at some time. */
  onDay(day: LocalDate): readonly string[];
}

export interface TracesAsked {
  readonly branchId: string;
  readonly scored: ScoredYear;
  /** Only what was recorded by this UTC instant; null: all. */
  readonly knownAt: string | null;
}

/** @param documents at least those of the branch's year, and those that they name (see tracesNamed) */
export function tracesAt(documents: readonly Trace[], { branchId, scored, knownAt }: TracesAsked): SessionTraces {
  const known = ({ recordedAt }: Dated) => knownAt === null || recordedAt <= knownAt;
  const sessions = new Map<string, TracedSession>();
  const bands = new Map<string, readonly string[]>();
  const days = new Map<string, readonly string[]>();
  for (const document of documents) {
    if (document.kind === 'session') {
      const session = standing(document, { asOf: scored.asOf, known });
      if (session) sessions.set(document.id, session);
    } else if (document.kind === 'band') {
      bands.set(document.id, document.sessionIds);
    } else {
      days.set(document.id, [...new Set(document.sessions.map(({ sessionId }) => sessionId))]);
    }
  }
  const own = [...sessions.values()]
    .filter((session) => session.branchId === branchId && inYear(scored, session.content.heldOn))
    .sort((a, b) => comparePositions(firstOf(a).position, firstOf(b).position));
  return {
    own,
    find: (sessionId) => sessions.get(sessionId),
    inBand: (band) => bands.get(band) ?? [],
    onDay: (day) => days.get(day) ?? [],
  };
}

/** The session's events, as evidence. */
export function tracedEvents({ versions }: TracedSession): readonly Named[] {
  return versions;
}

/** When the minutes that stand were first written, but for small changes since: the version that says so. */
export function wordedBy({ versions, content }: TracedSession, isAlike: AreAlike): TraceVersion | undefined {
  if (content.minutes === undefined) return undefined;
  const hashes = hashesOf(content.minutes);
  return versions.find(({ minutes }) => minutes !== undefined && isAlike(hashesOf(minutes), hashes));
}

export type AreAlike = (a: Uint32Array, b: Uint32Array) => boolean;

/** By the system's clock, which an import sets back; then by position. */
export function byRecording(a: Dated, b: Dated): number {
  if (a.recordedAt !== b.recordedAt) return a.recordedAt < b.recordedAt ? -1 : 1;
  return comparePositions(a.position, b.position);
}

function firstOf({ versions }: TracedSession): Named {
  const [first] = versions;
  if (first === undefined) throw new Error('a session without its recording');
  return first;
}

/** "An amendment or a void holds from the corrected fact's own date." */
function standing(
  { id, branchId, orgIds, versions, voided }: SessionTrace,
  at: { readonly asOf: LocalDate; known(version: TraceVersion): boolean },
): TracedSession | undefined {
  const holds = (version: TraceVersion) => version.on <= at.asOf && at.known(version);
  if (voided !== undefined && holds(voided)) return undefined;
  const [first, ...amendments] = versions;
  if (!holds(first) || first.heldOn === undefined) return undefined;
  const held = [first, ...amendments.filter(holds)];
  const content = {
    ...Object.assign({}, ...held),
    heldOn: held.findLast(({ heldOn }) => heldOn)?.heldOn ?? first.heldOn,
  };
  return content.heldOn > at.asOf ? undefined : { id, branchId, orgIds, versions: held, content };
}
