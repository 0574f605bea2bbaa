import { completed, ofT1, verified } from '#testing/annual-tasks.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { as, dissolved, elsewhere, taskCancelled, taskSet, twoBranches } from '#testing/two-branches.js';
import { reportTaskCompleted } from './report-task-completed.js';

const today = '2025-06-10';
const world = [...twoBranches, taskSet('t1', 'b1')];
const done = { taskId: 't1', completedOn: '2025-06-01', result: '全部完成', value: 120 };

const report = (change: object, ...history: readonly Happened[]) =>
  given(...world, ...history).when(reportTaskCompleted, { ...done, ...change }, { actor: as.officer, today });

describe('reporting a task as completed', () => {
  it('is for the branch’s officers and its business head', () => {
    report({})
      .then('TaskCompletionReported')
      .holding({ ...done, ...ofT1 })
      .on('2025-06-01')
      .tagged('task', ['t1']);
    given(...world)
      .when(reportTaskCompleted, done, { actor: as.head, today })
      .then('TaskCompletionReported');
    for (const actor of [elsewhere(as.officer), elsewhere(as.head), as.superior, as.member('m1')]) {
      given(...world)
        .when(reportTaskCompleted, done, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('happens once, whatever the day of the second', () => {
    report({}, completed('2025-06-01')).thenRejected('already-completed', 'taskId');
    report({ completedOn: '2025-05-01' }, completed('2025-06-01')).thenRejected('already-completed', 'taskId');
  });

  it('does not precede the task, nor lie in the future; it may come after the due date', () => {
    report({ completedOn: '2025-01-01' }).then('TaskCompletionReported');
    report({ completedOn: '2024-12-31' }).thenRejected('date-order', 'completedOn');
    report({ completedOn: '2025-06-11' }).thenRejected('date-in-future', 'completedOn');
    given(...twoBranches, taskSet('t1', 'b1', 2024))
      .when(reportTaskCompleted, done, { actor: as.officer, today })
      .then('TaskCompletionReported', { year: 2024 });
    report({ taskId: 'none' }).thenRejected('not-found', 'taskId');
  });

  it('is nothing for a closed task', () => {
    report({}, verified('2025-05-02')).thenRejected('task-closed', 'taskId');
    report({}, taskCancelled('t1', '2025-06-05')).thenRejected('task-closed', 'taskId');
  });

  it('is not for a dissolved branch, though for the time before it', () => {
    report({}, dissolved('b1', '2025-06-01')).thenRejected('organization-dissolved', 'completedOn');
    report({}, dissolved('b1', '2025-06-02')).then('TaskCompletionReported');
  });
});
