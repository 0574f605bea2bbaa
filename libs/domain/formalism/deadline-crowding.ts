import { addDays } from '#kernel/local-date.js';
import { duePeriods } from '../scoring/year.js';
import type { Signal } from './signal.js';

const LAST_DAYS = 30;

/** The share of a year's records that may fall in its last days, in percent. */
const MOST_PERCENT = 40;

/**
 * "> 40 % of a year's records in its last 30 days", by the day of recording; corrections are records, too. Judged once
 * the year is over, of a branch that existed throughout: one founded in December records everything then.
 */
export const deadlineCrowding: Signal = {
  id: 'deadline-crowding',
  name: { zh: '年底突击', en: 'Crowding before the deadline' },
  find({ branch: { scored, branch }, entries }) {
    const [year] = duePeriods(scored, branch, 12);
    if (year === undefined) return undefined;
    const ofYear = entries.filter(({ recordedOn }) => recordedOn >= year.first && recordedOn <= year.last);
    const from = addDays(year.last, 1 - LAST_DAYS);
    const crowded = ofYear.filter(({ recordedOn }) => recordedOn >= from);
    if (crowded.length * 100 <= MOST_PERCENT * ofYear.length) return undefined;
    const percent = Math.floor((100 * crowded.length) / ofYear.length);
    return {
      count: crowded.length,
      evidence: crowded,
      explanation: {
        zh: `全年登记的 ${ofYear.length} 条记录中，有 ${crowded.length} 条（${percent}%）集中在年底最后 ${LAST_DAYS} 天。`,
        en: `of ${ofYear.length} entries recorded in the year, ${crowded.length} (${percent} %) were made in its last ${LAST_DAYS} days.`,
      },
    };
  },
};
