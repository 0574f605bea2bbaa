import { explained, quantity } from '../scoring/wording.js';
import type { Signal } from './signal.js';

/**
 * Minutes that repeat minutes recorded earlier, by any branch of the same organization (with a committee in common) and
 * in any year. What was amended counts as written when its wording was first recorded.
 */
export const copiedMinutes: Signal = {
  id: 'copied-minutes',
  name: { zh: '记录雷同', en: 'Copied minutes' },
  find({ traces }) {
    const copies = traces.filter((found) => found.kind === 'copy');
    if (copies.length === 0) return undefined;
    return {
      count: copies.length,
      evidence: copies.flatMap(({ events }) => events),
      explanation: explained(
        {
          zh: `${copies.length} 次活动的记录与此前登记的记录雷同（相似度 80% 以上）`,
          en: `the minutes of ${quantity(copies.length, 'session')} repeat minutes recorded before (80 % alike or more)`,
        },
        copies,
        ({ sessionId, ofId, alike }) => {
          const percent = Math.floor(alike * 100);
          return {
            zh: `${sessionId} 与 ${ofId}（${percent}%）`,
            en: `${sessionId} those of ${ofId} (${percent} %)`,
          };
        },
      ),
    };
  },
};
