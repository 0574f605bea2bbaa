import { daysBetween, type LocalDate } from '#kernel/local-date.js';
import type { Bilingual } from '#kernel/texts.js';
import type { Indicator } from '../indicator.js';
import { outcomeEvidence, type TaskAt } from '../task-at.js';
import { explained, quantity, shown } from '../wording.js';

const LATE_DAYS = 30;

/** "Σ weight·t ÷ Σ weight." */
export const taskTimeliness: Indicator = {
  id: 'task-timeliness',
  version: 1,
  name: { zh: '任务及时', en: 'Task timeliness' },
  definition: {
    zh: '当年已到期或已报告完成的任务按权重平均：按期完成计 1，迟 30 天以内计 ½，否则计 0；核实为未完成、取消过迟的计 0。',
    en: 'The tasks of the year that are due or reported completed, averaged by weight: 1 if completed by the due date in force, ½ if at most 30 days later, else 0; 0 if verified as missed or cancelled too late.',
  },
  measure({ tasks, scored }) {
    const due = tasks.filter((task) => isDue(task, scored.asOf));
    const late = due.filter((task) => timeliness(task) < 1);
    return {
      numerator: due.reduce((sum, task) => sum + task.terms.weight * timeliness(task), 0),
      denominator: due.reduce((sum, { terms }) => sum + terms.weight, 0),
      evidence: due.flatMap(outcomeEvidence),
      explanation: explained(
        due.length === 0
          ? { zh: '尚无任务到期或报告完成，不适用', en: 'no task is due or reported completed yet: not applicable' }
          : {
              zh: `${due.length} 项任务到期或已报告完成，其中 ${due.length - late.length} 项按时`,
              en: `${quantity(due.length, 'task')} due or reported completed, ${due.length - late.length} in time`,
            },
        late,
        sentence,
      ),
    };
  },
};

function isDue({ terms, completion }: TaskAt, asOf: LocalDate): boolean {
  return terms.dueOn <= asOf || completion !== undefined || terms.cancelled !== undefined;
}

function timeliness({ terms, completion, verification }: TaskAt): number {
  if (terms.cancelled || completion === undefined || verification?.outcome === 'missed') return 0;
  const late = daysBetween(terms.dueOn, completion.on);
  return late <= 0 ? 1 : late <= LATE_DAYS ? 0.5 : 0;
}

function sentence(task: TaskAt): Bilingual {
  const { fact, terms, completion, verification } = task;
  if (terms.cancelled) {
    const { on } = terms.cancelled.by;
    return { zh: `${fact.id} 于 ${on} 取消过迟，计 0`, en: `${fact.id} was cancelled too late (${on}): 0` };
  }
  if (verification?.outcome === 'missed') {
    return { zh: `${fact.id} 核实为未完成，计 0`, en: `${fact.id} was verified as missed: 0` };
  }
  if (!completion) {
    return { zh: `${fact.id} 应于 ${terms.dueOn} 完成，未报告，计 0`, en: `${fact.id} was due ${terms.dueOn}: 0` };
  }
  const days = daysBetween(terms.dueOn, completion.on);
  return {
    zh: `${fact.id} 应于 ${terms.dueOn} 完成，迟 ${days} 天，计 ${shown(timeliness(task))}`,
    en: `${fact.id}, due ${terms.dueOn}, was ${days} days late: ${shown(timeliness(task))}`,
  };
}
