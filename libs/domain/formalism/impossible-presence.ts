import { explained } from '../scoring/wording.js';
import type { Signal } from './signal.js';

/**
 * "One member at two places at once": named as attendee or guest of two sessions of a day whose times overlap, also of
 * different branches. A session without an end lasts its hours; one without a beginning can't be judged; where one ends
 * as the other begins, somebody may have walked over. Counted are people and pairs of sessions.
 */
export const impossiblePresence: Signal = {
  id: 'impossible-presence',
  name: { zh: '分身在场', en: 'Impossible presence' },
  find({ traces }) {
    const clashes = traces.filter((found) => found.kind === 'clash');
    if (clashes.length === 0) return undefined;
    const count = clashes.reduce((sum, { people }) => sum + people, 0);
    return {
      count,
      evidence: clashes.flatMap(({ events }) => events),
      explanation: explained(
        {
          zh: `有 ${count} 人次被登记为同一时间出席两场活动`,
          en: `${count === 1 ? 'once somebody is' : `${count} times somebody is`} recorded at two sessions at the same time`,
        },
        clashes,
        ({ sessionId, otherId, heldOn, people }) => ({
          zh: `${heldOn} 的 ${sessionId} 与 ${otherId}（${people} 人）`,
          en: `on ${heldOn} at ${sessionId} and ${otherId} (${people === 1 ? '1 person' : `${people} people`})`,
        }),
      ),
    };
  },
};
