import { mayShare } from './people-mark.js';
import {
  bandKey,
  branchYearOf,
  type DayTrace,
  dayKey,
  type SessionTrace,
  sessionKey,
  type Trace,
} from './session-trace.js';

/**
 * The documents that a branch's sessions of a year have to be compared with, by key: their bands and days first, and
 * once these are there, the sessions in them that may be copied, or may have somebody in common.
 */
export function tracesNamed(
  documents: readonly Trace[],
  { branchId, year }: { readonly branchId: string; readonly year: number },
): readonly string[] {
  const own = documents.filter(
    (document): document is SessionTrace =>
      document.kind === 'session' && document.branchYear === branchYearOf(branchId, year),
  );
  const keys = new Set<string>();
  for (const { versions } of own) {
    for (const { heldOn, on, minutes } of versions) {
      for (const band of minutes?.bands ?? []) keys.add(bandKey(band));
      keys.add(dayKey(heldOn ?? on));
    }
  }
  const ownIds = new Set(own.map(({ id }) => id));
  for (const document of documents) {
    if (document.kind === 'band') for (const sessionId of document.sessionIds) keys.add(sessionKey(sessionId));
    if (document.kind === 'day') for (const sessionId of companions(document, ownIds)) keys.add(sessionKey(sessionId));
  }
  return [...keys];
}

/** The sessions of a day that may have somebody in common with one of the branch. */
function companions({ sessions }: DayTrace, ownIds: ReadonlySet<string>): readonly string[] {
  const own = sessions.filter(({ sessionId }) => ownIds.has(sessionId));
  return sessions
    .filter(({ people }) => own.some((each) => mayShare(each.people, people)))
    .map(({ sessionId }) => sessionId);
}
