import type { Bilingual } from '#kernel/texts.js';
import { OUTCOME_NAMES } from '../annual-task/annual-task-texts.js';
import type { DecidedTask, TaskAt } from './task-at.js';

/** Why a task counts as it does. */
export function outcomeSentence({ fact, terms, outcome, completion, verification }: DecidedTask): Bilingual {
  switch (outcome.basis) {
    case 'cancelled-late':
      return {
        zh: `${fact.id} 于 ${terms.cancelled?.by.on} 取消过迟，按未完成计`,
        en: `${fact.id} was cancelled too late (${terms.cancelled?.by.on}) and counts as missed`,
      };
    case 'verified': {
      const name = OUTCOME_NAMES[verification?.outcome ?? 'missed'];
      return {
        zh: `${fact.id} 核实为${name.zh}（${verification?.on}）`,
        en: `${fact.id} verified as ${name.en} (${verification?.on})`,
      };
    }
    case 'not-verified':
      return {
        zh: `${fact.id} 已于 ${completion?.on} 报告完成，60 天未核实，按一半计`,
        en: `${fact.id}, reported completed on ${completion?.on} and not verified for 60 days, counts half`,
      };
    case 'not-reported':
      return {
        zh: `${fact.id} 应于 ${terms.dueOn} 完成，未报告`,
        en: `${fact.id} was due on ${terms.dueOn} and is not reported as completed`,
      };
  }
}

/** Changes of a task that count for nothing, because they came too late. */
export function tooLateSentences({ fact, terms }: TaskAt): readonly Bilingual[] {
  return terms.tooLate
    .filter(({ cancels }) => !cancels)
    .map(({ on, recordedOn }) => ({
      zh: `${fact.id} ${on} 的调整（${recordedOn} 登记）过迟，不计`,
      en: `the change of ${fact.id} dated ${on}, recorded ${recordedOn}, came too late and does not count`,
    }));
}
