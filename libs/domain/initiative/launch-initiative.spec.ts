import { given, type Happened } from '#testing/given-when-then.js';
import { launched, launchOfI1 } from '#testing/initiatives.js';
import { as, branchesAtWork, dissolved, elsewhere, ended, taskCancelled, transferred } from '#testing/two-branches.js';
import { launchInitiative } from './launch-initiative.js';

const today = '2025-03-10';
const launch = (change: object, ...more: readonly Happened[]) =>
  given(...branchesAtWork, ...more).when(launchInitiative, { ...launchOfI1, ...change }, { actor: as.officer, today });

describe('launching an initiative', () => {
  it('states what it carries, who leads it and who takes part', () => {
    launch({ taskIds: ['t1', 't3'], memberIds: ['m2', 'm3'] })
      .then('InitiativeLaunched')
      .holding({ ...launchOfI1, taskIds: ['t1', 't3'], memberIds: ['m2', 'm3'] })
      .on('2025-03-01')
      .tagged('member', ['m1', 'm2', 'm3'])
      .tagged('task', ['t1', 't3']);
  });

  it('is for the branch officer alone', () => {
    const other = { ...as.officer, orgId: 'b2' };
    for (const actor of [as.head, as.superior, as.member('m1'), other, elsewhere(as.officer)]) {
      given(...branchesAtWork)
        .when(launchInitiative, launchOfI1, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('may lie ahead', () => {
    launch({ from: '2025-06-01' }).then('InitiativeLaunched').on('2025-06-01');
  });

  it('is for one task at least, of its own branch, of any year', () => {
    launch({ taskIds: [] }).thenRejected('invalid-list', 'taskIds');
    launch({ taskIds: ['t1', 'none'] }).thenRejected('not-found', 'taskIds[1]');
    launch({ taskIds: ['t1', 't2'] }).thenRejected('task-of-another-branch', 'taskIds[1]');
  });

  it('may name a task that was cancelled, since only sessions ask that of theirs', () => {
    launch({}, taskCancelled('t1', '2025-02-01')).then('InitiativeLaunched');
  });

  it('is led and carried by members of the branch on its first day', () => {
    launch({ leadId: 'none' }).thenRejected('not-found', 'leadId');
    launch({ leadId: 'g1' }).thenRejected('not-a-member-of-the-branch', 'leadId');
    launch({ memberIds: ['m2', 'g1'] }).thenRejected('not-a-member-of-the-branch', 'memberIds[1]');
    launch({ memberIds: ['none'] }).thenRejected('not-found', 'memberIds[0]');
    launch({}, ended('m1', '2025-03-01')).thenRejected('not-a-member-of-the-branch', 'leadId');
    launch({}, ended('m1', '2025-03-02')).then('InitiativeLaunched');
    launch({}, transferred('m2', 'b2', '2025-03-01')).thenRejected('not-a-member-of-the-branch', 'memberIds[0]');
    launch({ memberIds: ['g1'] }, transferred('g1', 'b1', '2025-03-01')).then('InitiativeLaunched');
  });

  it('may have nobody but its lead, and may list the lead among its members', () => {
    launch({ memberIds: [] }).tagged('member', ['m1']);
    launch({ memberIds: ['m1', 'm2'] }).tagged('member', ['m1', 'm2']);
    launch({ memberIds: ['m2', 'm2'] }).thenRejected('invalid-list', 'memberIds');
  });

  it('is for a branch that stands on that day', () => {
    const above = { ...as.officer, orgId: 'c1' };
    given(...branchesAtWork)
      .when(launchInitiative, { ...launchOfI1, branchId: 'c1' }, { actor: above, today })
      .thenRejected('not-a-branch', 'branchId');
    launch({}, dissolved('b1', '2025-03-01')).thenRejected('organization-dissolved', 'from');
    launch({ from: '2025-02-28' }, dissolved('b1', '2025-03-01')).then('InitiativeLaunched');
  });

  it('happens once', () => {
    launch({}, launched()).thenRejected('already-exists', 'initiativeId');
  });
});
