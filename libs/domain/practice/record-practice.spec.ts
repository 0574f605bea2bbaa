import { given, type Happened } from '#testing/given-when-then.js';
import { launched } from '#testing/initiatives.js';
import { contentOfR1, practiceRecorded } from '#testing/practices.js';
import { as, dissolved, elsewhere, taskCancelled, taskSet, twoBranches } from '#testing/two-branches.js';
import { recordPractice } from './record-practice.js';

const world = [...twoBranches, taskSet('t1', 'b1'), taskSet('t2', 'b2'), taskSet('t3', 'b1', 2024)];
const today = '2025-05-06';
const record = (change: object, ...more: readonly Happened[]) =>
  given(...world, ...more).when(recordPractice, { ...contentOfR1, ...change }, { actor: as.officer, today });

describe('recording a practice', () => {
  it('is for the branch officer, and happens on the day of recording', () => {
    record({}).then('PracticeRecorded').holding(contentOfR1).on('2025-05-06').tagged('task', ['t1']);
    for (const actor of [as.head, as.superior, as.member('m1'), elsewhere(as.officer)]) {
      given(...world)
        .when(recordPractice, contentOfR1, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('may be of a lesson, and of no task', () => {
    record({ kind: 'lesson', taskIds: [] }).then('PracticeRecorded').tagged('task', []);
  });

  it('names tasks of the branch, of any year, also cancelled ones', () => {
    record({ taskIds: ['t1', 't2'] }).thenRejected('task-of-another-branch', 'taskIds[1]');
    record({ taskIds: ['none'] }).thenRejected('not-found', 'taskIds[0]');
    record({ taskIds: ['t3', 't1'] }, taskCancelled('t1', '2025-02-01')).then('PracticeRecorded');
  });

  it('may come from an initiative of the branch, with whose tasks it is found too', () => {
    record({ initiativeId: 'i1' }).thenRejected('not-found', 'initiativeId');
    record({ initiativeId: 'i1' }, launched({ branchId: 'b2' })).thenRejected(
      'initiative-of-another-branch',
      'initiativeId',
    );
    record({ initiativeId: 'i1' }, launched({ taskIds: ['t3'] }))
      .then('PracticeRecorded', { initiativeId: 'i1', taskIds: ['t1'] })
      .tagged('task', ['t1', 't3']);
  });

  it('is for a branch that stands, and happens once', () => {
    const above = { ...as.officer, orgId: 'c1' };
    given(...world)
      .when(recordPractice, { ...contentOfR1, branchId: 'c1' }, { actor: above, today })
      .thenRejected('not-a-branch', 'branchId');
    record({}, dissolved('b1', '2025-05-06')).thenRejected('organization-dissolved', 'data');
    record({}, practiceRecorded()).thenRejected('already-exists', 'practiceId');
  });
});
