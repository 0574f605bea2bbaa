import type { StudySessionFact } from '../scoring/facts/study-session-fact.js';
import { type Clash, clashesOf } from './clashes.js';
import { type Copy, copySearch } from './copy-search.js';
import { mayShare } from './people-mark.js';
import { type DayTrace, dayKey, sessionKey, type Trace } from './session-trace.js';
import { SessionTraces, type TracedSession, type TracesAsked } from './session-traces.js';

/** What a session of the branch's year has in common with another one. */
export type InCommon = Copy | Clash;

/** The keys of a branch's sessions that were held in a year, as recorded or as amended at some time. */
export function heldIn(year: number, sessions: readonly StudySessionFact[]): readonly string[] {
  const isIn = ({ heldOn }: { readonly heldOn?: string }) => heldOn?.startsWith(`${year}-`);
  return sessions.filter((each) => isIn(each) || each.amendments.some(isIn)).map(({ id }) => sessionKey(id));
}

/**
 * What a branch's sessions of a year have in common with others. Read are those themselves, those of their days that may
 * have somebody in common with them, and those that they may repeat, as far as it takes to find the original: thousands
 * may share a band with them.
 * @param keys of the branch's sessions of the year, at least
 */
export function* traceSearch(
  keys: readonly string[],
  asked: TracesAsked,
): Generator<readonly string[], readonly InCommon[], readonly Trace[]> {
  const traces = new SessionTraces(asked);
  traces.add(yield keys);
  const { own } = traces;
  return [...(yield* clashesIn(own, traces)), ...(yield* copiesIn(own, traces))];
}

/** Whoever doesn't say when it began can't be said to clash with another. */
function* clashesIn(
  own: readonly TracedSession[],
  traces: SessionTraces,
): Generator<readonly string[], readonly Clash[], readonly Trace[]> {
  const timed = own.filter(({ content }) => content.startsAt !== undefined);
  const days = yield [...new Set(timed.map(({ content }) => dayKey(content.heldOn)))];
  const timedIds = new Set(timed.map(({ id }) => id));
  traces.add(days);
  traces.add(yield days.flatMap((day) => (day.kind === 'day' ? companions(day, timedIds) : [])).map(sessionKey));
  return timed.flatMap((session) => clashesOf(session, traces));
}

/** All are looked for at the same time, so that each step reads for all of them at once. */
function* copiesIn(
  own: readonly TracedSession[],
  traces: SessionTraces,
): Generator<readonly string[], readonly Copy[], readonly Trace[]> {
  const copies = new Map<TracedSession, Copy>();
  let searches = own.map((session) => ({ session, search: copySearch(session, traces) }));
  while (searches.length > 0) {
    const wanted = new Set<string>();
    searches = searches.filter(({ session, search }) => {
      const { done, value } = search.next();
      if (!done) for (const key of value) wanted.add(key);
      else if (value !== undefined) copies.set(session, value);
      return !done;
    });
    traces.add(yield [...wanted]);
  }
  return own.flatMap((session) => copies.get(session) ?? []);
}

/** The sessions of a day that may have somebody in common with one of these. */
function companions({ sessions }: DayTrace, sessionIds: ReadonlySet<string>): readonly string[] {
  const own = sessions.filter(({ sessionId }) => sessionIds.has(sessionId));
  return sessions
    .filter(({ people }) => own.some((each) => mayShare(each.people, people)))
    .map(({ sessionId }) => sessionId);
}
