import { completed, ofT1, verified } from '#testing/annual-tasks.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { as, dissolved, elsewhere, taskCancelled, taskSet, twoBranches } from '#testing/two-branches.js';
import { reportTaskProgress } from './report-task-progress.js';

const today = '2025-06-10';
const world = [...twoBranches, taskSet('t1', 'b1')];
const progress = { taskId: 't1', on: '2025-06-01', percent: 40, value: 48.5, summary: '完成过半' };

const report = (change: object, ...history: readonly Happened[]) =>
  given(...world, ...history).when(reportTaskProgress, { ...progress, ...change }, { actor: as.officer, today });

describe('reporting the progress of a task', () => {
  it('is for the branch’s officers and its business head', () => {
    report({})
      .then('TaskProgressReported')
      .holding({ ...progress, ...ofT1 })
      .on('2025-06-01')
      .tagged('task', ['t1']);
    given(...world)
      .when(reportTaskProgress, progress, { actor: as.head, today })
      .then('TaskProgressReported');
    for (const actor of [elsewhere(as.officer), elsewhere(as.head), as.superior, as.member('m1')]) {
      given(...world)
        .when(reportTaskProgress, progress, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is 0 to 100 percent, whole, and may go back', () => {
    report({ percent: 0 }).then('TaskProgressReported');
    report({ percent: 100 }).then('TaskProgressReported');
    report({ percent: 101 }).thenRejected('out-of-range', 'percent');
    report({ percent: -1 }).thenRejected('out-of-range', 'percent');
    report({ percent: 33.3 }).thenRejected('too-many-decimals', 'percent');
    const more: Happened = ['task-t1', { type: 'TaskProgressReported', data: { ...progress, ...ofT1, percent: 80 } }];
    report({}, more).then('TaskProgressReported');
  });

  it('does not precede the task, nor lie in the future', () => {
    report({ on: '2025-01-01' }).then('TaskProgressReported');
    report({ on: '2024-12-31' }).thenRejected('date-order', 'on');
    report({ on: '2025-06-11' }).thenRejected('date-in-future', 'on');
    report({ taskId: 'none' }).thenRejected('not-found', 'taskId');
  });

  it('is possible until the task is closed', () => {
    report({}, completed('2025-05-01')).then('TaskProgressReported');
    report({}, completed('2025-05-01'), verified('2025-05-02')).thenRejected('task-closed', 'taskId');
    report({}, taskCancelled('t1', '2025-06-05')).thenRejected('task-closed', 'taskId');
  });

  it('is not for a dissolved branch, though for the time before it', () => {
    report({}, dissolved('b1', '2025-06-01')).thenRejected('organization-dissolved', 'on');
    report({}, dissolved('b1', '2025-06-02')).then('TaskProgressReported');
  });
});
