import { type Indicator, notApplicable } from '../indicator.js';

/** Practices are not recorded yet: 0 of 100, and "null in the branch's first six calendar months". */
export const practiceSpread: Indicator = {
  id: 'practice-spread',
  version: 1,
  name: { zh: '经验推广', en: 'Spread of practices' },
  measure: ({ inFirstSixMonths }) =>
    inFirstSixMonths
      ? notApplicable({
          zh: '支部成立未满六个月，不适用。',
          en: 'the branch is in its first six months: not applicable.',
        })
      : {
          numerator: 0,
          denominator: 100,
          evidence: [],
          explanation: {
            zh: '没有获认可、被采纳或采纳的经验。',
            en: 'no practice was endorsed, adopted here or elsewhere.',
          },
        },
};
