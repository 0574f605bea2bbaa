import { duePeriods } from '../scoring/year.js';
import type { Signal } from './signal.js';

/** "No concern raised in a year": once it is over, in a branch that existed throughout. There is no event to name. */
export const silentBranch: Signal = {
  id: 'silent-branch',
  name: { zh: '没有声音的支部', en: 'A silent branch' },
  find({ branch: { facts, scored, branch } }) {
    const [year] = duePeriods(scored, branch, 12);
    if (year === undefined) return undefined;
    if (facts.concerns.some(({ first }) => first.on >= year.first && first.on <= year.last)) return undefined;
    return {
      count: 1,
      evidence: [],
      explanation: { zh: '全年没有一名党员提出诉求。', en: 'nobody raised a concern in the whole year.' },
    };
  },
};
