import { explained, quantity } from '../scoring/wording.js';
import { hashesOf, similarity } from './minutes-sketch.js';
import { byRecording, type SessionTraces, type TracedSession, tracedEvents, wordedBy } from './session-traces.js';
import type { Signal } from './signal.js';

/** "Near-duplicate minutes: ≥ 0.8 Jaccard on character 4-grams". */
const ALIKE = 0.8;

/** A session whose minutes repeat those of another one. */
interface Copy {
  readonly session: TracedSession;
  readonly of: TracedSession;
  /** 0.8 to 1 */
  readonly alike: number;
}

/**
 * Minutes that repeat minutes recorded earlier, by any branch of the same organization (with a committee in common) and
 * in any year. What was amended counts as written when its wording was first recorded.
 */
export const copiedMinutes: Signal = {
  id: 'copied-minutes',
  name: { zh: '记录雷同', en: 'Copied minutes' },
  find({ traces }) {
    const copies = traces.own.flatMap((session) => copyOf(session, traces));
    if (copies.length === 0) return undefined;
    return {
      count: copies.length,
      evidence: copies.flatMap(({ session, of }) => [...tracedEvents(session), ...tracedEvents(of)]),
      explanation: explained(
        {
          zh: `${copies.length} 次活动的记录与此前登记的记录雷同（相似度 80% 以上）`,
          en: `the minutes of ${quantity(copies.length, 'session')} repeat minutes recorded before (80 % alike or more)`,
        },
        copies,
        ({ session, of, alike }) => {
          const percent = Math.floor(alike * 100);
          return {
            zh: `${session.id} 与 ${of.id}（${percent}%）`,
            en: `${session.id} those of ${of.id} (${percent} %)`,
          };
        },
      ),
    };
  },
};

/** With the first one in the log that it repeats. */
function copyOf(session: TracedSession, traces: SessionTraces): readonly Copy[] {
  const { minutes } = session.content;
  const worded = wordedBy(session, areAlike);
  if (minutes === undefined || worded === undefined) return [];
  const hashes = hashesOf(minutes);
  const seen = new Set([session.id]);
  for (const sessionId of minutes.bands.flatMap((band) => traces.inBand(band))) {
    if (seen.has(sessionId)) continue;
    seen.add(sessionId);
    const of = traces.find(sessionId);
    if (of?.content.minutes === undefined || !of.orgIds.some((orgId) => session.orgIds.includes(orgId))) continue;
    const alike = similarity(hashes, hashesOf(of.content.minutes));
    if (alike < ALIKE) continue;
    const before = wordedBy(of, areAlike);
    if (before !== undefined && byRecording(before, worded) < 0) return [{ session, of, alike }];
  }
  return [];
}

function areAlike(a: Uint32Array, b: Uint32Array): boolean {
  return similarity(a, b) >= ALIKE;
}
