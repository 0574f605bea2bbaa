import { given, type Happened } from '#testing/given-when-then.js';
import { established } from '#testing/organizations.js';
import { as, dissolved, elsewhere, taskSet, twoBranches } from '#testing/two-branches.js';
import { setAnnualTask } from './set-annual-task.js';

const today = '2025-06-10';
const task = {
  ...{ taskId: 't1', branchId: 'b1', year: 2025, setOn: '2025-01-02', title: '专项检查' },
  ...{ emphasis: 'key', weight: 5, dueOn: '2025-09-30' },
};

const set = (change: object, ...history: readonly Happened[]) =>
  given(...twoBranches, ...history).when(setAnnualTask, { ...task, ...change }, { actor: as.head, today });

describe('setting an annual task', () => {
  it('is the business head’s, not the party’s', () => {
    set({}).then('AnnualTaskSet').holding(task).on('2025-01-02').tagged('task', ['t1']);
    given(...twoBranches)
      .when(setAnnualTask, task, { actor: as.headAbove, today })
      .then('AnnualTaskSet');
    for (const actor of [elsewhere(as.head), { ...as.head, orgId: 'b2' }, as.officer, as.superior]) {
      given(...twoBranches)
        .when(setAnnualTask, task, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('may state what is measured', () => {
    const metric = { name: '检查户次', unit: '户', target: 120.123456 };
    set({ metric }).holding({ ...task, metric });
    set({ metric: { ...metric, target: 0.1234567 } }).thenRejected('too-many-decimals', 'metric.target');
    set({ metric: { name: '检查户次', unit: '户' } }).thenRejected('missing-field', 'metric.target');
  });

  it('is due within its year', () => {
    set({ dueOn: '2025-12-31' }).then('AnnualTaskSet');
    set({ dueOn: '2025-01-01' }).then('AnnualTaskSet');
    set({ dueOn: '2026-01-01' }).thenRejected('due-outside-year', 'dueOn');
    set({ dueOn: '2024-12-31' }).thenRejected('due-outside-year', 'dueOn');
    set({ setOn: '2024-12-20' }).then('AnnualTaskSet');
  });

  it('weighs 1 to 10, whole', () => {
    set({ weight: 1 }).then('AnnualTaskSet');
    set({ weight: 10 }).then('AnnualTaskSet');
    set({ weight: 0 }).thenRejected('out-of-range', 'weight');
    set({ weight: 11 }).thenRejected('out-of-range', 'weight');
    set({ weight: 2.5 }).thenRejected('too-many-decimals', 'weight');
    set({ weight: '5' }).thenRejected('invalid-number', 'weight');
  });

  it('is a branch’s, which stands on the day', () => {
    const c1 = { ...as.head, orgId: 'c1' };
    const past = given(...twoBranches, established('g1', 'group', { parentId: 'b1' }));
    for (const branchId of ['c1', 'g1']) {
      past.when(setAnnualTask, { ...task, branchId }, { actor: c1, today }).thenRejected('not-a-branch', 'branchId');
    }
    set({ branchId: 'none' }).thenRejected('not-found', 'branchId');
    set({ setOn: '2019-12-31' }).thenRejected('date-order', 'setOn');
    set({}, dissolved('b1', '2025-01-02')).thenRejected('organization-dissolved', 'setOn');
    set({}, dissolved('b1', '2025-01-03')).then('AnnualTaskSet');
  });

  it('happens once, not in the future', () => {
    set({}, taskSet('t1', 'b1')).thenRejected('already-exists', 'taskId');
    set({ setOn: '2025-06-11' }).thenRejected('date-in-future', 'setOn');
  });
});
