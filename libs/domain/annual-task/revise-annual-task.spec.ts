import { completed, ofT1, revised, termsOfT1, verified } from '#testing/annual-tasks.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { as, dissolved, elsewhere, taskCancelled, taskSet, twoBranches } from '#testing/two-branches.js';
import { reviseAnnualTask } from './revise-annual-task.js';

const today = '2025-06-10';
const world = [...twoBranches, taskSet('t1', 'b1')];
const base = { taskId: 't1', on: '2025-06-01', reason: '任务调整' };
const metric = { name: '检查户次', unit: '户', target: 100 };

const revise = (change: object, ...history: readonly Happened[]) =>
  given(...world, ...history).when(reviseAnnualTask, { ...base, ...change }, { actor: as.head, today });

describe('revising an annual task', () => {
  it('is the business head’s, of the branch or above', () => {
    const change = { ...base, weight: 6 };
    revise(change)
      .then('AnnualTaskRevised')
      .holding({ ...change, ...ofT1 })
      .on('2025-06-01')
      .tagged('task', ['t1']);
    given(...world)
      .when(reviseAnnualTask, change, { actor: as.headAbove, today })
      .then('AnnualTaskRevised');
    for (const actor of [elsewhere(as.head), as.officer, as.superior]) {
      given(...world)
        .when(reviseAnnualTask, change, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('changes something', () => {
    revise({}).thenRejected('nothing-changed', 'data');
    revise(termsOfT1).thenRejected('nothing-changed', 'data');
    revise({ note: '无变化' }).thenRejected('nothing-changed', 'data');
    revise({ metric: { ...metric, unit: '次' } }, revised('2025-02-01', { metric })).then('AnnualTaskRevised');
    revise({ metric: { ...metric } }, revised('2025-02-01', { metric })).thenRejected('nothing-changed', 'data');
  });

  it('records only what changed', () => {
    revise({ ...termsOfT1, title: '任务（调整）' }).holding({ ...base, ...ofT1, title: '任务（调整）' });
    revise({ metric, weight: 5 }).holding({ ...base, ...ofT1, metric });
  });

  it('compares with what was stated last, in whatever order of days', () => {
    const before = revised('2025-05-01', { weight: 8, emphasis: 'difficult' });
    revise({ weight: 8, emphasis: 'key' }, before).holding({ ...base, ...ofT1, emphasis: 'key' });
    revise({ weight: 8, on: '2025-04-01' }, before).thenRejected('nothing-changed', 'data');
    revise({ weight: 5 }, before).then('AnnualTaskRevised', { weight: 5 });
  });

  it('keeps the due date within the year', () => {
    revise({ dueOn: '2025-01-01' }).then('AnnualTaskRevised');
    revise({ dueOn: '2026-01-01' }).thenRejected('due-outside-year', 'dueOn');
    revise({ dueOn: '2024-12-31' }).thenRejected('due-outside-year', 'dueOn');
  });

  it('does not precede the task, nor lie in the future', () => {
    revise({ on: '2025-01-01', weight: 6 }).then('AnnualTaskRevised');
    revise({ on: '2024-12-31', weight: 6 }).thenRejected('date-order', 'on');
    revise({ on: '2025-06-11', weight: 6 }).thenRejected('date-in-future', 'on');
    revise({ taskId: 'none' }).thenRejected('not-found', 'taskId');
  });

  it('is possible until the task is closed, also after completion was reported', () => {
    revise({ weight: 6 }, completed('2025-05-01')).then('AnnualTaskRevised');
    revise({ weight: 6 }, completed('2025-05-01'), verified('2025-05-02')).thenRejected('task-closed', 'taskId');
    revise({ weight: 6 }, taskCancelled('t1', '2025-05-01')).thenRejected('task-closed', 'taskId');
    revise({}, taskCancelled('t1', '2025-05-01')).thenRejected('task-closed', 'taskId');
  });

  it('is not for a dissolved branch, though for the time before it', () => {
    revise({ weight: 6 }, dissolved('b1', '2025-06-01')).thenRejected('organization-dissolved', 'on');
    revise({ weight: 6 }, dissolved('b1', '2025-06-02')).then('AnnualTaskRevised');
  });
});
