import type { Bilingual } from '#kernel/texts.js';
import type { BranchAt } from '../branch-at.js';
import type { Dated } from '../facts/dated.js';
import type { Indicator } from '../indicator.js';
import { naming, type SessionAt } from '../session-at.js';
import { type DecidedTask, isDecided, outcomeEvidence } from '../task-at.js';
import { explained, quantity } from '../wording.js';

/** A task with the sessions that name it. */
interface Linked {
  readonly task: DecidedTask;
  /** l: 1, ½ or 0. */
  readonly worth: number;
  readonly namings: readonly Dated[];
}

/** "Σ weight·l ÷ Σ weight." */
export const businessLinkage: Indicator = {
  id: 'business-linkage',
  version: 1,
  name: { zh: '学习联系业务', en: 'Sessions linked to business' },
  definition: {
    zh: '当年已有结果的任务按权重平均：任务有成效，且当年有学习或会议在任务完成之前登记并联系该任务，计 1；有学习或会议联系该任务，计 ½；没有，计 0。未联系任务的学习不扣分。',
    en: 'The tasks of the year that have an outcome, averaged by weight: 1 if the task achieved something and a session of the year named it in a record made no later than its completion; ½ if a session names it; else 0. Sessions without a task cost nothing.',
  },
  measure({ tasks, sessions }) {
    const byTask = sessionsByTask(sessions);
    const linked = tasks.filter(isDecided).map((task) => linkedBy(task, byTask.get(task.fact.id) ?? []));
    const inTime = linked.filter(({ worth }) => worth === 1).length;
    return {
      numerator: linked.reduce((sum, { task, worth }) => sum + task.terms.weight * worth, 0),
      denominator: linked.reduce((sum, { task }) => sum + task.terms.weight, 0),
      evidence: linked.flatMap(({ task, namings }) => [...outcomeEvidence(task), ...namings]),
      explanation: explained(
        linked.length === 0
          ? { zh: '尚无任务有结果，不适用', en: 'no task has an outcome yet: not applicable' }
          : {
              zh: `${linked.length} 项有结果的任务，其中 ${inTime} 项完成前已列入学习会议`,
              en: `${quantity(linked.length, 'task')} with an outcome, ${inTime} named by a session before completion`,
            },
        linked.filter(({ worth }) => worth < 1),
        sentence,
      ),
    };
  },
};

function sessionsByTask(sessions: BranchAt['sessions']): ReadonlyMap<string, readonly SessionAt[]> {
  const byTask = new Map<string, SessionAt[]>();
  for (const session of sessions) {
    for (const taskId of session.content.taskIds) {
      const those = byTask.get(taskId);
      if (those) those.push(session);
      else byTask.set(taskId, [session]);
    }
  }
  return byTask;
}

function linkedBy(task: DecidedTask, sessions: readonly SessionAt[]): Linked {
  const namings = sessions.flatMap((session) => naming(session, task.fact.id) ?? []);
  const { completion, outcome } = task;
  const before = namings.some(({ recordedOn }) => completion !== undefined && recordedOn <= completion.on);
  return { task, worth: outcome.worth > 0 && before ? 1 : namings.length > 0 ? 0.5 : 0, namings };
}

function sentence({ task, worth }: Linked): Bilingual {
  const { fact, outcome } = task;
  if (worth === 0) return { zh: `${fact.id} 未列入任何学习会议`, en: `no session names ${fact.id}` };
  return outcome.worth > 0
    ? { zh: `${fact.id} 完成后才列入，计一半`, en: `${fact.id} was named only after it was completed: half` }
    : { zh: `${fact.id} 已列入，但任务未完成，计一半`, en: `${fact.id} is named, but came to nothing: half` };
}
