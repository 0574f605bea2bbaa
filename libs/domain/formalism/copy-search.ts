import { likeness } from './likeness.js';
import { bandKey, sessionKey, type TraceVersion } from './session-trace.js';
import { byRecording, eventsOf, type SessionTraces, type TracedSession, wordedBy } from './session-traces.js';
import type { Named } from './signal.js';

/** A session whose minutes repeat those of another one. */
export interface Copy {
  readonly kind: 'copy';
  readonly sessionId: string;
  /** The session that it repeats. */
  readonly ofId: string;
  readonly events: readonly Named[];
  /** 0.8 to 1 */
  readonly alike: number;
}

/**
 * So many of a band's sessions are looked at first, and then twice as many each time: where minutes are copied much,
 * one of the first few is the original, and where they aren't, a band holds few.
 */
const FIRST_LOOK = 8;

/**
 * Looks for the session whose minutes this one repeats: the first, band by band, in the order of the log. It yields the
 * keys of what it needs to go on, which is added to the traces meanwhile.
 */
export function* copySearch(
  session: TracedSession,
  traces: SessionTraces,
): Generator<readonly string[], Copy | undefined> {
  const worded = wordedBy(session);
  const bands = session.content.minutes?.bands ?? [];
  if (worded === undefined) return undefined;
  const seen = new Set([session.id]);
  for (const [index, band] of bands.entries()) {
    // most copies meet their original in the first band already; who doesn't will need all the others
    if (!traces.hasBand(band)) yield bands.slice(index, index === 0 ? 1 : undefined).map(bandKey);
    const candidates = traces.inBand(band).filter((sessionId) => !seen.has(sessionId));
    for (let from = 0, look = FIRST_LOOK; from < candidates.length; from += look, look *= 2) {
      const ids = candidates.slice(from, from + look);
      const lacking = ids.filter((sessionId) => !traces.hasSession(sessionId));
      if (lacking.length > 0) yield lacking.map(sessionKey);
      for (const sessionId of ids) {
        seen.add(sessionId);
        const copy = copyOf(session, worded, traces.find(sessionId));
        if (copy) return copy;
      }
    }
  }
  return undefined;
}

/** Of another session of the organization, if its wording was recorded before this one. */
function copyOf(session: TracedSession, worded: TraceVersion, of: TracedSession | undefined): Copy | undefined {
  const [minutes, others] = [session.content.minutes, of?.content.minutes];
  if (of === undefined || minutes === undefined || others === undefined) return undefined;
  if (!of.orgIds.some((orgId) => session.orgIds.includes(orgId))) return undefined;
  const before = wordedBy(of);
  if (before === undefined || byRecording(before, worded) >= 0) return undefined;
  const alike = likeness(minutes, others);
  return alike === 0
    ? undefined
    : { kind: 'copy', sessionId: session.id, ofId: of.id, events: eventsOf(session, of), alike };
}
