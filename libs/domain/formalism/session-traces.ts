import type { LocalDate } from '#kernel/local-date.js';
import { comparePositions } from '#kernel/position.js';
import type { Dated } from '../scoring/facts/dated.js';
import { inYear, type ScoredYear } from '../scoring/year.js';
import { likeness } from './likeness.js';
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

export interface TracesAsked {
  readonly branchId: string;
  readonly scored: ScoredYear;
  /** Only what was recorded by this UTC instant; null: all. */
  readonly knownAt: string | null;
}

export interface TracesAsked {
  readonly branchId: string;
  readonly scored: ScoredYear;
  /** Only what was recorded by this UTC instant; null: all. */
  readonly knownAt: string | null;
}

/** What a branch's sessions of a year have in common with others, as of a day and as known at an instant. */
export class SessionTraces {
  /** By id; null for one that doesn't stand. */
  private readonly sessions = new Map<string, TracedSession | null>();
  private readonly bands = new Map<string, readonly string[]>();
  private readonly days = new Map<LocalDate, readonly string[]>();

  constructor(private readonly asked: TracesAsked) {}

  add(documents: readonly Trace[]): void {
    for (const document of documents) {
      if (document.kind === 'session') {
        this.sessions.set(document.id, standing(document, this.asked) ?? null);
      } else if (document.kind === 'band') {
        this.bands.set(document.id, document.sessionIds);
      } else if (document.kind === 'day') {
        this.days.set(document.id, [...new Set(document.sessions.map(({ sessionId }) => sessionId))]);
      }
    }
  }

  /** Of the branch and the year, in order of position. */
  get own(): readonly TracedSession[] {
    const { branchId, scored } = this.asked;
    return [...this.sessions.values()]
      .filter((session) => session !== null)
      .filter((session) => session.branchId === branchId && inYear(scored, session.content.heldOn))
      .sort((a, b) => comparePositions(firstOf(a).position, firstOf(b).position));
  }

  find(sessionId: string): TracedSession | undefined {
    return this.sessions.get(sessionId) ?? undefined;
  }

  /** The ids of the first sessions with this band, in the order of the log; they may look otherwise by now. */
  inBand(band: string): readonly string[] {
    return this.bands.get(band) ?? [];
  }

  /** Those that were said to be held on the day at some time. */
  onDay(day: LocalDate): readonly string[] {
    return this.days.get(day) ?? [];
  }

  /** Whether a session's document is there, though it may not stand. */
  hasSession(sessionId: string): boolean {
    return this.sessions.has(sessionId);
  }

  hasBand(band: string): boolean {
    return this.bands.has(band);
  }
}

/** The events of both, as evidence. */
export function eventsOf(one: TracedSession, other: TracedSession): readonly Named[] {
  return [...one.versions, ...other.versions].map(({ eventId, position }) => ({ eventId, position }));
}

/** When the minutes that stand were first written, but for small changes since: the version that says so. */
export function wordedBy({ versions, content: { minutes: last } }: TracedSession): TraceVersion | undefined {
  if (last === undefined) return undefined;
  return versions.find(({ minutes }) => minutes === last || (minutes !== undefined && likeness(minutes, last) > 0));
}

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
  { scored: { asOf }, knownAt }: TracesAsked,
): TracedSession | undefined {
  const holds = ({ on, recordedAt }: Dated) => on <= asOf && (knownAt === null || recordedAt <= knownAt);
  if (voided !== undefined && holds(voided)) return undefined;
  const [first, ...amendments] = versions;
  if (!holds(first) || first.heldOn === undefined) return undefined;
  const held = [first, ...amendments.filter(holds)];
  const content = {
    ...Object.assign({}, ...held),
    heldOn: held.findLast(({ heldOn }) => heldOn)?.heldOn ?? first.heldOn,
  };
  return content.heldOn > asOf ? undefined : { id, branchId, orgIds, versions: held, content };
}
