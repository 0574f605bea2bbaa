import { type Indicator, notApplicable } from '../indicator.js';
import { adoptedMerits, ownMerits } from '../practice-points.js';
import { explained } from '../wording.js';

/** Points for which the indicator is full. */
const FULL = 100;

export const practiceSpread: Indicator = {
  id: 'practice-spread',
  version: 1,
  name: { zh: '经验推广', en: 'Spread of practices' },
  definition: {
    zh: '满 100 分计 1：本支部经验当年获上级认可，每项 20 分；被其他支部采纳满 30 天后报告有效，每个支部 30 分，部分有效 15 分（以当年最后一次报告为准）；采纳其他支部经验并报告，无论结果，每项 15 分，至多两项。已撤回的经验不给本支部计分。支部成立未满六个月不适用。',
    en: "Points, 100 are full: each own practice endorsed in the year 20; for each own practice and other branch that adopted it, the last report of the year made at least 30 days after adoption: works 30, partly 15; practices of others adopted here and reported on, whatever the verdict, 15 each, at most two. A withdrawn practice gives its owner nothing. Not applicable in the branch's first six months.",
  },
  measure({ branchId, facts, scored, inFirstSixMonths }) {
    if (inFirstSixMonths) {
      return notApplicable({
        zh: '支部成立未满六个月，不适用。',
        en: 'the branch is in its first six months: not applicable.',
      });
    }
    const own = facts.practices.filter(({ ownerBranchId }) => ownerBranchId === branchId);
    const others = facts.practices.filter(({ ownerBranchId }) => ownerBranchId !== branchId);
    const merits = [...own.flatMap((practice) => ownMerits(practice, scored)), ...adoptedMerits(others, scored)];
    const counted = merits.filter(({ points }) => points > 0);
    return {
      numerator: merits.reduce((sum, { points }) => sum + points, 0),
      denominator: FULL,
      evidence: merits.flatMap(({ evidence }) => evidence),
      explanation: explained(
        merits.length === 0
          ? { zh: '没有获认可、被采纳或采纳的经验', en: 'no practice was endorsed, adopted here or elsewhere' }
          : {
              zh: `经验获认可、被采纳或采纳，计入 ${counted.length} 项（满 ${FULL} 为止）`,
              en: `practices endorsed or adopted, counting ${counted.length} times (${FULL} is full)`,
            },
        merits,
        ({ sentence }) => sentence,
      ),
    };
  },
};
