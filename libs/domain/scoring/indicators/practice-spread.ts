import { type Indicator, notApplicable } from '../indicator.js';
import { adoptedMerits, ownMerits } from '../practice-points.js';
import { explained } from '../wording.js';

/** Points for which the indicator is full. */
const FULL = 100;

/**
 * "Points ÷ 100: each own practice endorsed in Y; for each own practice and other branch that adopted it, its last
 * report; practices adopted here and reported, at most two. Null in the branch's first six calendar months, their last
 * day included."
 */
export const practiceSpread: Indicator = {
  id: 'practice-spread',
  version: 1,
  name: { zh: '经验推广', en: 'Spread of practices' },
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
