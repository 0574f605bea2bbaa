import { dayNumber } from '#kernel/local-date.js';
import type { Bilingual } from '#kernel/texts.js';
import type { BranchAt } from '../branch-at.js';
import { bestWorth, type Carrier, carrierEvidence, carrierSentence, carriersOf } from '../carrier.js';
import type { Dated } from '../facts/dated.js';
import type { Indicator } from '../indicator.js';
import { postingEvidence } from '../posting-at.js';
import { daysCovered, length, overlap, type Span } from '../span.js';
import { isHard, type TaskAt, termsEvidence } from '../task-at.js';
import { explained, quantity } from '../wording.js';

/** What initiatives and posts did for a task. */
interface Support {
  readonly task: TaskAt;
  /** In order of position; the best of them counts. */
  readonly carriers: readonly Carrier[];
  readonly mannedDays: number;
  readonly allDays: number;
  /** s: 0 to 1. */
  readonly worth: number;
  readonly evidence: readonly Dated[];
}

/** "Σ weight·s ÷ Σ weight; s = i + p·(1 − i)." */
export const keyTaskSupport: Indicator = {
  id: 'key-task-support',
  version: 1,
  name: { zh: '关键任务支撑', en: 'Support of key tasks' },
  definition: {
    zh: '当年的重点、难点任务（按时取消的除外）按权重平均。每项得 i + p·(1 − i)。i 取最好的载体：在任务完成前启动，最后核实有成效计 1，部分有成效计 ¾，无成效计 ¼（由本支部人员核实的打 ¾ 折）；未核实计 ¼，启动满 180 天仍未核实计 0。p 取有人在岗支撑的天数占比的一半，自下达（或年初）算起，至完成（或年底、查询日）为止。没有重点、难点任务：计 0（支部成立未满六个月不适用）。',
    en: 'The key and difficult tasks of the year (without those cancelled in time), averaged by weight, each i + p·(1 − i). i: the best initiative for it that was launched before its completion; its last verdict effective 1, partly ¾, none ¼ (by somebody of the branch itself: ¾ of that); no verdict ¼, but 0 from 180 days after the launch on. p: half the share of days with somebody on a post for the task, from its setting (or 1 January) to its completion (or 31 December, or the day asked for). A branch without such tasks: 0 (in its first six months not applicable).',
  },
  measure(branch) {
    const supports = branch.tasks.filter(isHard).map((task) => supportOf(task, branch));
    if (supports.length === 0) return withoutHardTask(branch);
    return {
      numerator: supports.reduce((sum, { task, worth }) => sum + task.terms.weight * worth, 0),
      denominator: supports.reduce((sum, { task }) => sum + task.terms.weight, 0),
      evidence: supports.flatMap(({ evidence }) => evidence),
      explanation: explained(
        {
          zh: `${supports.length} 项重点、难点任务由载体和重点岗位支撑的程度`,
          en: `how far initiatives and key posts carry ${quantity(supports.length, 'key or difficult task')}`,
        },
        supports,
        sentence,
      ),
    };
  },
};

function withoutHardTask({ inFirstSixMonths }: BranchAt) {
  return {
    numerator: 0,
    denominator: inFirstSixMonths ? 0 : 1,
    evidence: [],
    explanation: inFirstSixMonths
      ? {
          zh: '支部成立未满六个月，尚无重点或难点任务，不适用。',
          en: 'no key or difficult task in the first six months: not applicable.',
        }
      : { zh: '全年没有重点或难点任务。', en: 'the branch has no key or difficult task.' },
  };
}

function supportOf(task: TaskAt, branch: BranchAt): Support {
  const window = runOf(task, branch);
  const postings = branch.posts
    .filter(({ fact }) => fact.taskIds.includes(task.fact.id))
    .flatMap((post) => post.postings)
    .filter((posting) => length(overlap(posting, window)) > 0);
  const mannedDays = daysCovered(postings, window);
  const allDays = length(window);
  const carriers = carriersOf(task, branch);
  const i = bestWorth(carriers);
  const p = allDays === 0 ? 0 : (0.5 * mannedDays) / allDays;
  const manned = postings.flatMap((posting) => postingEvidence(posting, window));
  const carried = carriers.flatMap(carrierEvidence);
  const evidence = [...termsEvidence(task), ...(task.completion ? [task.completion] : []), ...manned, ...carried];
  return { task, carriers, mannedDays, allDays, worth: i + p * (1 - i), evidence };
}

function runOf({ fact, completion }: TaskAt, { scored }: BranchAt): Span {
  const set = dayNumber(fact.first.on);
  const completed = completion === undefined ? Number.POSITIVE_INFINITY : dayNumber(completion.on) + 1;
  return overlap(scored.days, { from: set, until: completed });
}

/** "T23 由护梯突击队（有效）支撑，300 天中 280 天有人在岗，得 100%" */
function sentence({ task: { fact }, carriers, mannedDays, allDays, worth }: Support): Bilingual {
  const percent = Math.round(worth * 100);
  const carried = carrierSentence(carriers);
  const manned =
    mannedDays === 0
      ? { zh: '无人在岗支撑', en: 'nobody on a post' }
      : {
          zh: `${allDays} 天中 ${mannedDays} 天有人在岗`,
          en: `somebody on a post on ${mannedDays} of ${allDays} days`,
        };
  return {
    zh: `${fact.id} ${carried.zh}，${manned.zh}，得 ${percent}%`,
    en: `${fact.id} ${carried.en}, ${manned.en}: ${percent} %`,
  };
}
