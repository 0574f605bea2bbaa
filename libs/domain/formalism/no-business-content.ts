import { quantity } from '../scoring/wording.js';
import { duePeriods, type Period } from '../scoring/year.js';
import type { Signal } from './signal.js';

/**
 * "A quarter with no session linked to a task", of the quarters that are due. Evidence are the sessions held in it,
 * none of which names a task.
 */
export const noBusinessContent: Signal = {
  id: 'no-business-content',
  name: { zh: '学习脱离业务', en: 'No business content' },
  find({ branch: { scored, branch, sessions } }) {
    const held = ({ first, last }: Period) =>
      sessions.filter(({ content }) => content.heldOn >= first && content.heldOn <= last);
    const without = duePeriods(scored, branch, 3)
      .map((quarter) => ({ quarter, sessions: held(quarter) }))
      .filter((each) => each.sessions.every(({ content }) => content.taskIds.length === 0));
    if (without.length === 0) return undefined;
    const evidence = without.flatMap((each) => each.sessions.map(({ fact }) => fact.first));
    const numbers = without.map(({ quarter }) => (Number(quarter.first.slice(5, 7)) + 2) / 3);
    const [zh, en] = [`第 ${numbers.join('、')} 季度`, numbers.map((number) => `Q${number}`).join(', ')];
    return {
      count: without.length,
      evidence,
      explanation:
        evidence.length === 0
          ? {
              zh: `${zh}没有举行活动，也就没有联系年度任务。`,
              en: `no session was held in ${en}, so none is linked to a task.`,
            }
          : {
              zh: `${zh}举行的 ${evidence.length} 次活动没有一次联系年度任务。`,
              en: `of ${quantity(evidence.length, 'session')} held in ${en} none is linked to a task.`,
            },
    };
  },
};
