import { daysBetween } from '#kernel/local-date.js';
import type { Bilingual } from '#kernel/texts.js';
import { type Indicator, notApplicable } from '../indicator.js';
import { isInTime, type OwedAnswer, owedAnswers } from '../owed-answers.js';
import { explained, quantity } from '../wording.js';

/** "Fewer than 3 owed: null." */
const LEAST_OWED = 3;

export const concernResponse: Indicator = {
  id: 'concern-response',
  version: 1,
  name: { zh: '诉求回应', en: 'Response to concerns' },
  definition: {
    zh: '应答复的诉求：当年每提出一件计一次，每被退回重新提出再计一次；支部任职人员本人提出的不计。已满 15 天或已答复的列入分母，15 天内答复的列入分子。不足 3 件次不适用。',
    en: 'Answers owed: one for each concern raised in the year, and one more each time it was reopened; those raised by an officer of the branch do not count. Denominator: those whose 15 days are over, or which were answered. Numerator: those answered within 15 days. Fewer than 3 owed: not applicable.',
  },
  measure({ facts, branch, scored }) {
    const owed = owedAnswers(facts.concerns, branch, scored);
    if (owed.length < LEAST_OWED) {
      return notApplicable({
        zh: `应答复的诉求 ${owed.length} 件，不足 ${LEAST_OWED} 件，不适用。`,
        en: `${quantity(owed.length, 'answer')} owed, fewer than ${LEAST_OWED}: not applicable.`,
      });
    }
    const inTime = owed.filter(isInTime);
    return {
      numerator: inTime.length,
      denominator: owed.length,
      evidence: owed.flatMap(({ asked, answer }) => (answer === undefined ? [asked] : [asked, answer])),
      explanation: explained(
        {
          zh: `应答复 ${owed.length} 件次，其中 ${inTime.length} 件次在 15 天内答复`,
          en: `${quantity(owed.length, 'answer')} owed, ${inTime.length} given within 15 days`,
        },
        owed.filter((each) => !isInTime(each)),
        sentence,
      ),
    };
  },
};

/** Never what a concern is about, nor whose it is. */
function sentence({ concernId, asked, reopened, answer }: OwedAnswer): Bilingual {
  const since = {
    zh: `${concernId} ${asked.on} ${reopened ? '重新提出' : '提出'}`,
    en: `${concernId} ${reopened ? 'reopened' : 'raised'} on ${asked.on}`,
  };
  if (answer === undefined) return { zh: `${since.zh}，尚未答复`, en: `${since.en}, not answered yet` };
  const days = daysBetween(asked.on, answer.on);
  return { zh: `${since.zh}，第 ${days} 天才答复`, en: `${since.en}, answered only after ${days} days` };
}
