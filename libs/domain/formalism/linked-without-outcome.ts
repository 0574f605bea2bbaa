import type { SessionAt } from '../scoring/session-at.js';
import type { TaskAt } from '../scoring/task-at.js';
import { outcomeEvidence } from '../scoring/task-at.js';
import { explained, quantity } from '../scoring/wording.js';
import type { Signal } from './signal.js';

const FEWEST = 5;

/**
 * "≥ 5 sessions linked to a task that ended missed or unverified": a task whose outcome the card knows, and which was
 * verified as missed, cancelled too late, never reported, or reported and not verified in 60 days. Counted are tasks;
 * sessions of any year are linked.
 */
export const linkedWithoutOutcome: Signal = {
  id: 'linked-without-outcome',
  name: { zh: '挂名无果', en: 'Linked without an outcome' },
  find({ branch: { tasks }, sessions }) {
    const linked = byTask(sessions);
    const found = tasks
      .filter(hasNoOutcome)
      .map((task) => ({ task, sessions: linked.get(task.fact.id) ?? [] }))
      .filter((each) => each.sessions.length >= FEWEST);
    if (found.length === 0) return undefined;
    return {
      count: found.length,
      evidence: found.flatMap((each) => [
        ...outcomeEvidence(each.task),
        ...each.sessions.map(({ fact }) => fact.first),
      ]),
      explanation: explained(
        {
          zh: `${found.length} 项任务多次列入学习和组织生活，结果却未完成或未经核实`,
          en: `${quantity(found.length, 'task')} came up in session after session, and ended missed or unverified`,
        },
        found,
        (each) => ({
          zh: `${each.task.fact.id}（${each.sessions.length} 次）`,
          en: `${each.task.fact.id} (${each.sessions.length} sessions)`,
        }),
      ),
    };
  },
};

function hasNoOutcome({ outcome, verification }: TaskAt): boolean {
  if (outcome === undefined) return false;
  return outcome.basis !== 'verified' || verification?.outcome === 'missed';
}

function byTask(sessions: readonly SessionAt[]): ReadonlyMap<string, readonly SessionAt[]> {
  const linked = new Map<string, SessionAt[]>();
  for (const session of sessions) {
    for (const taskId of session.content.taskIds) {
      const known = linked.get(taskId);
      if (known) known.push(session);
      else linked.set(taskId, [session]);
    }
  }
  return linked;
}
