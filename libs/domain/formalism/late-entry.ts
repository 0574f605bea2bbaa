import { daysLate } from '../record/entry.js';
import { inYear } from '../scoring/year.js';
import type { Signal } from './signal.js';

/** Days after the fact by which it is still recorded in time. */
const IN_TIME_DAYS = 7;

/**
 * "Recorded > 7 days after it happened; corrections are not late entries", nor are facts dated ahead. An entry belongs
 * to the year in which it happened.
 */
export const lateEntry: Signal = {
  id: 'late-entry',
  name: { zh: '迟录', en: 'Late entries' },
  find({ branch: { scored }, entries }) {
    const ofYear = entries.filter(({ on, correction }) => !correction && inYear(scored, on));
    const late = ofYear.filter((entry) => daysLate(entry) > IN_TIME_DAYS);
    if (late.length === 0) return undefined;
    const longest = late.reduce((most, entry) => Math.max(most, daysLate(entry)), 0);
    return {
      count: late.length,
      evidence: late,
      explanation: {
        zh: `当年 ${ofYear.length} 条记录中，有 ${late.length} 条在事后超过 ${IN_TIME_DAYS} 天才登记，最迟的隔了 ${longest} 天。`,
        en: `of ${ofYear.length} entries about the year, ${late.length} ${late.length === 1 ? 'was' : 'were'} recorded more than ${IN_TIME_DAYS} days after the fact, the latest ${longest} days after it.`,
      },
    };
  },
};
