import { OUTCOME_NAMES } from '../../annual-task/annual-task-texts.js';
import type { Indicator, Measure } from '../indicator.js';
import { outcomeSentence, tooLateSentences } from '../outcome-wording.js';
import { isDecided, outcomeEvidence, type TaskAt } from '../task-at.js';
import { asIs, explained, quantity } from '../wording.js';

/** "Σ weight·v ÷ Σ weight over the tasks of Y that have an outcome." */
export const taskCompletion: Indicator = {
  id: 'task-completion',
  version: 1,
  name: { zh: '任务完成', en: 'Task completion' },
  definition: {
    zh: '当年已有结果的任务按权重平均：超额完成、完成计 1，部分完成计 ½，未完成计 0；已报告完成但满 60 天仍未核实的计 ½；到期未报告的计 0。',
    en: 'The tasks of the year that have an outcome, averaged by weight: exceeded and met 1, partly ½, missed 0; reported as completed and not verified for 60 days ½; due and not reported 0.',
  },
  measure: ({ tasks }) => completionOf(tasks),
};

export function completionOf(tasks: readonly TaskAt[]): Measure {
  const decided = tasks.filter(isDecided);
  const full = decided.filter(({ outcome }) => outcome.worth === 1);
  return {
    numerator: decided.reduce((sum, { terms, outcome }) => sum + terms.weight * outcome.worth, 0),
    denominator: decided.reduce((sum, { terms }) => sum + terms.weight, 0),
    evidence: decided.flatMap(outcomeEvidence),
    explanation: explained(
      decided.length === 0
        ? { zh: '尚无任务有结果，不适用', en: 'no task has an outcome yet: not applicable' }
        : {
            zh: `${decided.length} 项任务已有结果，其中 ${full.length} 项${OUTCOME_NAMES.met.zh}`,
            en: `${quantity(decided.length, 'task')} with an outcome, ${full.length} fully met`,
          },
      [
        ...decided.filter(({ outcome }) => outcome.worth < 1).map(outcomeSentence),
        ...decided.flatMap(tooLateSentences),
      ],
      asIs,
    ),
  };
}
