import { isHard, termsEvidence } from '../scoring/task-at.js';
import { quantity } from '../scoring/wording.js';
import { duePeriods } from '../scoring/year.js';
import type { Signal } from './signal.js';

/**
 * "A year without a key or difficult task", by the terms in force: once the year is over, of a branch that existed
 * throughout. Evidence are the tasks that it had.
 */
export const noHardTasks: Signal = {
  id: 'no-hard-tasks',
  name: { zh: '没有硬任务', en: 'No hard tasks' },
  find({ branch: { tasks, scored, branch } }) {
    if (duePeriods(scored, branch, 12).length === 0 || tasks.some(isHard)) return undefined;
    return {
      count: 1,
      evidence: tasks.flatMap(termsEvidence),
      explanation:
        tasks.length === 0
          ? {
              zh: '全年没有一项任务，也就没有重点或难点任务。',
              en: 'the year has no task, and so no key or difficult one.',
            }
          : {
              zh: `全年 ${tasks.length} 项任务中没有一项重点或难点任务。`,
              en: `of ${quantity(tasks.length, 'task')} of the year none is a key or a difficult one.`,
            },
    };
  },
};
