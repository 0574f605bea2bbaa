import { completed, ofT1, verified } from '#testing/annual-tasks.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { as, dissolved, elsewhere, taskCancelled, taskSet, twoBranches } from '#testing/two-branches.js';
import { cancelAnnualTask } from './cancel-annual-task.js';

const today = '2025-06-10';
const world = [...twoBranches, taskSet('t1', 'b1')];
const end = { taskId: 't1', on: '2025-06-01', reason: '职能划转' };

const cancel = (change: object, ...history: readonly Happened[]) =>
  given(...world, ...history).when(cancelAnnualTask, { ...end, ...change }, { actor: as.head, today });

describe('cancelling an annual task', () => {
  it('is the business head’s, of the branch or above', () => {
    cancel({})
      .then('AnnualTaskCancelled')
      .holding({ ...end, ...ofT1 })
      .on('2025-06-01')
      .tagged('task', ['t1']);
    given(...world)
      .when(cancelAnnualTask, end, { actor: as.headAbove, today })
      .then('AnnualTaskCancelled');
    for (const actor of [elsewhere(as.head), as.officer, as.superior]) {
      given(...world)
        .when(cancelAnnualTask, end, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('does not precede the task, nor lie in the future', () => {
    cancel({ on: '2025-01-01' }).then('AnnualTaskCancelled');
    cancel({ on: '2024-12-31' }).thenRejected('date-order', 'on');
    cancel({ on: '2025-06-11' }).thenRejected('date-in-future', 'on');
    cancel({ taskId: 'none' }).thenRejected('not-found', 'taskId');
  });

  it('happens once, to a task that is not verified', () => {
    cancel({}, completed('2025-05-01')).then('AnnualTaskCancelled');
    cancel({}, taskCancelled('t1', '2025-05-01')).thenRejected('task-closed', 'taskId');
    cancel({}, verified('2025-05-02')).thenRejected('task-closed', 'taskId');
  });

  it('closes what a dissolved branch left, if those above do it', () => {
    const gone = dissolved('b1', '2025-06-01');
    cancel({}, gone).thenRejected('organization-dissolved', 'on');
    given(...world, gone)
      .when(cancelAnnualTask, end, { actor: as.headAbove, today })
      .then('AnnualTaskCancelled');
    cancel({ on: '2025-05-31' }, gone).then('AnnualTaskCancelled');
  });
});
