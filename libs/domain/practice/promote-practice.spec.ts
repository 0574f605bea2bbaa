import { given, type Happened } from '#testing/given-when-then.js';
import { endorsed, ofR1, practiceRecorded, promoted, withdrawn } from '#testing/practices.js';
import { as, dissolved, elsewhere, twoBranches } from '#testing/two-branches.js';
import { promotePractice } from './promote-practice.js';

const world = [...twoBranches, practiceRecorded(), endorsed('2025-05-20')];
const today = '2025-09-10';
const spread = { practiceId: 'r1', toOrgIds: ['b2'], on: '2025-06-01', guidance: '结合实际' };
const promote = (change: object, ...more: readonly Happened[]) =>
  given(...world, ...more).when(promotePractice, { ...spread, ...change }, { actor: as.superior, today });

describe('promoting a practice', () => {
  it('is for a superior of the branch, within the superior’s own organization', () => {
    promote({})
      .then('PracticePromoted')
      .holding({ ...spread, ...ofR1 })
      .on('2025-06-01');
    promote({ toOrgIds: ['c1', 'b2'] }).then('PracticePromoted');
    promote({ toOrgIds: ['b2', 'c9'] }).thenRejected('not-permitted', 'actor');
    const own = { ...as.superior, orgId: 'b1' };
    for (const actor of [own, as.officer, as.headAbove, elsewhere(as.superior)]) {
      given(...world)
        .when(promotePractice, spread, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('goes to one organization at least, each of which exists and stands', () => {
    promote({ toOrgIds: [] }).thenRejected('invalid-list', 'toOrgIds');
    promote({ toOrgIds: ['b2', 'none'] }).thenRejected('not-found', 'toOrgIds[1]');
    promote({}, dissolved('b2', '2025-06-01')).thenRejected('organization-dissolved', 'on');
  });

  it('follows its endorsement', () => {
    given(...twoBranches, practiceRecorded())
      .when(promotePractice, spread, { actor: as.superior, today })
      .thenRejected('not-endorsed', 'practiceId');
    promote({ on: '2025-05-19' }).thenRejected('date-order', 'on');
    promote({ on: '2025-05-20' }).then('PracticePromoted');
  });

  it('may go further later, and to nobody twice', () => {
    promote({ toOrgIds: ['c1'] }, promoted('2025-05-30', 'b2')).then('PracticePromoted');
    promote({ toOrgIds: ['c1', 'b2'] }, promoted('2025-05-30', 'b2')).thenRejected('already-promoted', 'toOrgIds[1]');
  });

  it('is too late from its withdrawal on', () => {
    promote({}, withdrawn('2025-06-01')).thenRejected('practice-withdrawn', 'practiceId');
  });
});
