import { type MinutesSketch, sketchOf } from '#domain/formalism/minutes-sketch.js';
import { peopleMark } from '#domain/formalism/people-mark.js';
import {
  type BandTrace,
  bandKey,
  type DayTrace,
  dayKey,
  LATEST,
  type LatestTrace,
  type SessionTrace,
  sessionKey,
  type Trace,
  type TraceVersion,
} from '#domain/formalism/session-trace.js';
import { dated } from '#domain/scoring/facts/dated.js';
import type { StudySessionEvent } from '#domain/study-session/study-session.js';
import type { Recorded } from '#kernel/event.js';
import type { Projection } from '#kernel/projection.js';

type Written = Extract<Recorded<StudySessionEvent>, { type: 'StudySessionRecorded' | 'StudySessionAmended' }>;

/** So that ten thousand sessions with the same minutes don't make documents of ten thousand entries. */
const MOST_IN_BAND = 50;

/** A text is worked through once, though an event is asked for its keys and folded into several documents. */
const sketches = new WeakMap<object, MinutesSketch>();

function sketchIn({ data }: Written): MinutesSketch | undefined {
  if (data.minutes === undefined) return undefined;
  const known = sketches.get(data) ?? sketchOf(data.minutes);
  sketches.set(data, known);
  return known;
}

/** Whether an amendment says anything about who was there on which day. */
function changesPresence({ data }: Written): boolean {
  return data.heldOn !== undefined || data.attendeeIds !== undefined || data.guestIds !== undefined;
}

function keysOf(event: Recorded<StudySessionEvent>): readonly string[] {
  const key = sessionKey(event.data.sessionId);
  if (event.type === 'StudySessionVoided') return [key, LATEST];
  if (event.type === 'SessionActionCompleted') return [];
  const bands = sketchIn(event)?.bands ?? [];
  const days = changesPresence(event) ? [dayKey(event.data.heldOn ?? event.occurredOn)] : [];
  return [key, LATEST, ...bands.map(bandKey), ...days];
}

function write(before: Trace | undefined, event: Written, key: string): Trace | undefined {
  if (key === LATEST) return latest(before, event);
  if (key === sessionKey(event.data.sessionId)) return written(before, event);
  return before?.kind === 'band' || key.startsWith(bandKey(''))
    ? inBand(before, event, key)
    : onDay(before, event, key);
}

/** A new one each time: it is by its position that a reader knows that something has changed. */
function latest(before: Trace | undefined, { recordedAt }: Recorded): LatestTrace {
  const highest = before?.kind === 'latest' && before.recordedAt > recordedAt ? before.recordedAt : recordedAt;
  return { kind: 'latest', recordedAt: highest };
}

function written(before: Trace | undefined, event: Written): SessionTrace | undefined {
  const version = versionOf(event);
  if (event.type === 'StudySessionRecorded') {
    const { sessionId, branchId } = event.data;
    return { kind: 'session', id: sessionId, branchId, orgIds: event.metadata.tags.org ?? [], versions: [version] };
  }
  const session = sessionOf(before, event);
  return { ...session, versions: [...session.versions, version] };
}

function versionOf(event: Written): TraceVersion {
  const { heldOn, startsAt, endsAt, partyHours, businessHours, attendeeIds, guestIds } = event.data;
  const minutes = sketchIn(event);
  return {
    ...dated(event, event.occurredOn),
    ...(heldOn === undefined ? {} : { heldOn }),
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(partyHours === undefined ? {} : { partyHours }),
    ...(businessHours === undefined ? {} : { businessHours }),
    ...(attendeeIds === undefined ? {} : { attendeeIds }),
    ...(guestIds === undefined ? {} : { guestIds }),
    ...(minutes === undefined ? {} : { minutes }),
  };
}

function sessionOf(before: Trace | undefined, event: Recorded<StudySessionEvent>): SessionTrace {
  if (before?.kind === 'session') return before;
  throw new Error(`${event.type} (${event.id}) precedes the beginning of ${event.stream}`);
}

function inBand(before: Trace | undefined, event: Written, key: string): Trace {
  const band: BandTrace =
    before?.kind === 'band' ? before : { kind: 'band', id: key.slice(bandKey('').length), sessionIds: [] };
  const { sessionId } = event.data;
  if (band.sessionIds.length >= MOST_IN_BAND || band.sessionIds.includes(sessionId)) return band;
  return { ...band, sessionIds: [...band.sessionIds, sessionId] };
}

/** An amendment that moves the session names nobody itself; its tags name everybody that the session names. */
function onDay(before: Trace | undefined, event: Written, key: string): Trace {
  const day: DayTrace =
    before?.kind === 'day' ? before : { kind: 'day', id: key.slice(dayKey('').length), sessions: [] };
  const { data, metadata } = event;
  const { sessionId, attendeeIds = [], guestIds = [], heldOn } = data;
  const moved = event.type === 'StudySessionAmended' && heldOn !== undefined ? (metadata.tags.member ?? []) : [];
  const people = peopleMark([...new Set([...attendeeIds, ...guestIds, ...moved])]);
  return { ...day, sessions: [...day.sessions, { sessionId, people }] };
}

function voided(
  before: Trace | undefined,
  event: Extract<Recorded<StudySessionEvent>, { type: 'StudySessionVoided' }>,
  key: string,
): Trace {
  if (key === LATEST) return latest(before, event);
  return { ...sessionOf(before, event), voided: dated(event, event.occurredOn) };
}

/**
 * What sessions leave behind for comparison with each other, over all branches and years: one document for each session
 * (its times, its people, a sketch of its minutes; no text), one for each band of minutes that are alike, one for each
 * day, and one that tells whether any of them has changed. An event touches ten documents, however many sessions there
 * are. All are found by key: an index would cost something for each of them.
 */
export const sessionTraces: Projection<Trace, StudySessionEvent> = {
  name: 'session-traces',
  version: 2,
  keys: keysOf,
  on: { StudySessionRecorded: write, StudySessionAmended: write, StudySessionVoided: voided },
  indexes: [],
};
