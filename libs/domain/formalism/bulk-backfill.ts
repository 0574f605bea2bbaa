import { daysBetween, type LocalDate } from '#kernel/local-date.js';
import type { SessionAt } from '../scoring/session-at.js';
import { inYear } from '../scoring/year.js';
import type { Signal } from './signal.js';

const FEWEST = 5;
const WITHIN_MS = 3_600_000;

/** The first and the last of sessions recorded together were held more than so many days apart. */
const APART_DAYS = 14;

/**
 * "≥ 5 sessions recorded within one hour, held over > 14 days": as first recorded, on the day on which each was held as
 * amended. Those of another year make up the number; counted are those of the year asked for.
 */
export const bulkBackfill: Signal = {
  id: 'bulk-backfill',
  name: { zh: '集中补录', en: 'Sessions filled in by the bulk' },
  find({ branch: { scored }, sessions }) {
    const inBulk = bulks(sessions).filter(({ content }) => inYear(scored, content.heldOn));
    if (inBulk.length === 0) return undefined;
    const days = new Set(inBulk.map(({ fact }) => fact.first.recordedOn)).size;
    return {
      count: inBulk.length,
      evidence: inBulk.map(({ fact }) => fact.first),
      explanation: {
        zh: `${inBulk.length} 次活动是成批登记的：一小时内登记 ${FEWEST} 次以上，而举行日期前后相隔超过 ${APART_DAYS} 天，共发生在 ${days} 天。`,
        en: `${inBulk.length} sessions were recorded in bulk, ${FEWEST} or more within one hour, though they were held over more than ${APART_DAYS} days; this happened on ${days === 1 ? 'one day' : `${days} days`}.`,
      },
    };
  },
};

interface Recorded {
  readonly session: SessionAt;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly heldOn: LocalDate;
}

/** Those that lie in some hour with enough of them, held far enough apart. Linear after sorting, however many there are. */
function bulks(sessions: readonly SessionAt[]): readonly SessionAt[] {
  const sorted = sessions
    .map((session): Recorded => {
      return { session, at: Date.parse(session.fact.first.recordedAt), heldOn: session.content.heldOn };
    })
    .sort((a, b) => a.at - b.at);
  const found: SessionAt[] = [];
  const [earliest, latest] = [new Extreme(sorted, (a, b) => a <= b), new Extreme(sorted, (a, b) => a >= b)];
  let first = 0;
  let taken = 0;
  for (const [last, { at }] of sorted.entries()) {
    while (at - (sorted[first]?.at ?? at) > WITHIN_MS) first++;
    const [from, to] = [earliest.of(first, last), latest.of(first, last)];
    if (last - first + 1 < FEWEST || daysBetween(from, to) <= APART_DAYS) continue;
    for (taken = Math.max(taken, first); taken <= last; taken++) found.push(...one(sorted[taken]));
  }
  return found;
}

const one = (recorded: Recorded | undefined) => (recorded ? [recorded.session] : []);

/** The earliest, or latest, day in a window that only ever moves on. */
class Extreme {
  private readonly candidates: number[] = [];
  private begin = 0;

  constructor(
    private readonly sorted: readonly Recorded[],
    private readonly beats: (a: LocalDate, b: LocalDate) => boolean,
  ) {}

  /** @param last grows by one from call to call */
  of(first: number, last: number): LocalDate {
    const day = this.day(last);
    while (this.candidates.length > this.begin && this.beats(day, this.day(this.candidates.at(-1) ?? last))) {
      this.candidates.pop();
    }
    this.candidates.push(last);
    while ((this.candidates[this.begin] ?? last) < first) this.begin++;
    return this.day(this.candidates[this.begin] ?? last);
  }

  private day(index: number): LocalDate {
    return this.sorted[index]?.heldOn ?? '';
  }
}
