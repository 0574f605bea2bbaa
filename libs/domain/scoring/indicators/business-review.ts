import type { Indicator } from '../indicator.js';
import { outcomeEvidence } from '../task-at.js';
import { explained, quantity, shown } from '../wording.js';

/** "Σ weight·rating/100 ÷ Σ weight over the tasks of Y verified by D (last verification)." */
export const businessReview: Indicator = {
  id: 'business-review',
  version: 1,
  name: { zh: '业务评价', en: 'Business review' },
  definition: {
    zh: '当年已核实的任务，上级最后一次核实的评分（满分 100）按权重平均。',
    en: 'The ratings (of 100) that the tasks of the year were given at their last verification, averaged by weight.',
  },
  measure({ tasks }) {
    const verified = tasks.flatMap((task) => (task.verification ? [{ task, rating: task.verification.rating }] : []));
    return {
      numerator: verified.reduce((sum, { task, rating }) => sum + (task.terms.weight * rating) / 100, 0),
      denominator: verified.reduce((sum, { task }) => sum + task.terms.weight, 0),
      evidence: verified.flatMap(({ task }) => outcomeEvidence(task)),
      explanation: explained(
        verified.length === 0
          ? { zh: '尚无任务经核实，不适用', en: 'no task is verified yet: not applicable' }
          : {
              zh: `${verified.length} 项任务的核实评分`,
              en: `ratings of ${quantity(verified.length, 'verified task')}`,
            },
        verified,
        ({ task: { fact, terms }, rating }) => ({
          zh: `${fact.id} ${shown(rating)} 分（权重 ${terms.weight}）`,
          en: `${fact.id} ${shown(rating)} (weight ${terms.weight})`,
        }),
      ),
    };
  },
};
