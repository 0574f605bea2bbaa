import { daysBetween } from '#kernel/local-date.js';
import type { SessionAt } from '../scoring/session-at.js';
import { inYear } from '../scoring/year.js';
import type { Signal } from './signal.js';

const FEWEST = 5;
const WITHIN_MS = 3_600_000;

/** Days since it was held after which recording a session is filling in the past. */
const AGE_DAYS = 14;

/**
 * "≥ 5 sessions recorded within one hour, held over > 14 days", each of them: as first recorded, on the day on which it
 * was held as amended. Those of another year make up the number; counted are those of the year asked for.
 */
export const bulkBackfill: Signal = {
  id: 'bulk-backfill',
  name: { zh: '集中补录', en: 'Sessions filled in by the bulk' },
  find({ branch: { scored }, sessions }) {
    const inBulk = bulks(sessions.filter(isOld)).filter(({ content }) => inYear(scored, content.heldOn));
    if (inBulk.length === 0) return undefined;
    const days = new Set(inBulk.map(({ fact }) => fact.first.recordedOn)).size;
    return {
      count: inBulk.length,
      evidence: inBulk.map(({ fact }) => fact.first),
      explanation: {
        zh: `${inBulk.length} 次活动在举行 ${AGE_DAYS} 天以后才成批登记：一小时内登记 ${FEWEST} 次以上，共发生在 ${days} 天。`,
        en: `${inBulk.length} sessions were recorded in bulk, ${FEWEST} or more within one hour, when each had been held more than ${AGE_DAYS} days before; this happened on ${days === 1 ? 'one day' : `${days} days`}.`,
      },
    };
  },
};

function isOld({ fact, content }: SessionAt): boolean {
  return daysBetween(content.heldOn, fact.first.recordedOn) > AGE_DAYS;
}

/** Those that lie in some hour with enough of them. */
function bulks(sessions: readonly SessionAt[]): readonly SessionAt[] {
  const sorted = sessions
    .map((session) => ({ session, at: Date.parse(session.fact.first.recordedAt) }))
    .sort((a, b) => a.at - b.at);
  const found = new Set<SessionAt>();
  let first = 0;
  for (const [last, { at }] of sorted.entries()) {
    while (at - (sorted[first]?.at ?? at) > WITHIN_MS) first++;
    if (last - first + 1 < FEWEST) continue;
    // those before the last one are in already, unless the hour has just become full
    const from = last - first + 1 === FEWEST ? first : last;
    for (const { session } of sorted.slice(from, last + 1)) found.add(session);
  }
  return [...found];
}
