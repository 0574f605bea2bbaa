import type { Bilingual } from '#kernel/texts.js';
import type { BranchAt } from '../branch-at.js';
import type { Indicator } from '../indicator.js';
import { type SessionAt, sessionEvidence } from '../session-at.js';
import { explained, periodName, quantity } from '../wording.js';
import { duePeriods, type Period } from '../year.js';

/** What was learned in a quarter. */
interface Quarter {
  readonly period: Period;
  readonly sessions: readonly SessionAt[];
  readonly party: boolean;
  readonly business: boolean;
  readonly task: boolean;
}

export const dualLearning: Indicator = {
  id: 'dual-learning',
  version: 1,
  name: { zh: '党建业务同学', en: 'Party and business learned together' },
  definition: {
    zh: '到期的季度中，学习既有党建内容又有业务内容、且至少联系一项任务的季度所占比例；只计 30 天内登记的。只看学没学，不看学多久。',
    en: "Of the quarters that are due, the share in which the branch's sessions (recorded within 30 days) had party content, business content and at least one task named. Whether both were learned, never how long.",
  },
  measure(branch) {
    const quarters = duePeriods(branch.scored, branch.branch, 3).map((period) => quarterOf(period, branch));
    const complete = quarters.filter(isComplete);
    return {
      numerator: complete.length,
      denominator: quarters.length,
      evidence: quarters.flatMap(({ sessions }) => sessions).flatMap(sessionEvidence),
      explanation: explained(
        quarters.length === 0
          ? { zh: '尚无到期的季度，不适用', en: 'no quarter is due yet: not applicable' }
          : {
              zh: `${quarters.length} 个季度中 ${complete.length} 个既学党务又学业务，并联系任务`,
              en: `${complete.length} of ${quantity(quarters.length, 'quarter')} with party content, business content and a task`,
            },
        quarters.filter((quarter) => !isComplete(quarter)),
        lacking,
      ),
    };
  },
};

function quarterOf(period: Period, branch: BranchAt): Quarter {
  const { first, last } = period;
  const sessions = branch.sessions.filter(
    ({ content, recordedInTime }) => recordedInTime && content.heldOn >= first && content.heldOn <= last,
  );
  return {
    period,
    sessions,
    party: sessions.some(({ content }) => content.partyHours > 0),
    business: sessions.some(({ content }) => content.businessHours > 0),
    task: sessions.some(({ content }) => content.taskIds.length > 0),
  };
}

function isComplete({ party, business, task }: Quarter): boolean {
  return party && business && task;
}

function lacking({ period, party, business, task }: Quarter): Bilingual {
  const zh = [...(party ? [] : ['党务内容']), ...(business ? [] : ['业务内容']), ...(task ? [] : ['联系任务'])];
  const en = [
    ...(party ? [] : ['party content']),
    ...(business ? [] : ['business content']),
    ...(task ? [] : ['a task']),
  ];
  const name = periodName(period, 3);
  return { zh: `${name.zh} 缺${zh.join('、')}`, en: `${name.en} lacks ${en.join(', ')}` };
}
