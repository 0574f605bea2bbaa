import { given, type Happened } from '#testing/given-when-then.js';
import { established } from '#testing/organizations.js';
import { as, elsewhere, ended, enrolled, transferred, twoBranches } from '#testing/two-branches.js';
import { endMembership } from './end-membership.js';

const today = '2025-06-10';
const exit = { memberId: 'm1', on: '2025-06-01', reason: 'moved-away' };
const world = [...twoBranches, enrolled('m1', 'b1')];

const end = (change: object, ...history: readonly Happened[]) =>
  given(...world, ...history).when(endMembership, { ...exit, ...change }, { actor: as.superior, today });

describe('ending a membership', () => {
  it('is decided by a committee above the branch', () => {
    end({})
      .then('MembershipEnded')
      .holding({ ...exit, branchId: 'b1' })
      .on('2025-06-01')
      .tagged('member', ['m1'])
      .tagged('branch', ['b1']);
    for (const actor of [elsewhere(as.superior), { ...as.superior, orgId: 'b1' }, as.officer, as.head]) {
      given(...world)
        .when(endMembership, exit, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('happens once, whatever the day of the second', () => {
    for (const on of ['2025-05-01', '2025-06-01', '2025-06-09']) {
      end({ on }, ended('m1', '2025-06-01')).thenRejected('membership-already-ended', 'memberId');
    }
    end({ memberId: 'none' }).thenRejected('not-found', 'memberId');
  });

  it('comes after the enrolment, not in the future', () => {
    end({ on: '2020-01-01' }).thenRejected('date-order', 'on');
    end({ on: '2020-01-02' }).then('MembershipEnded');
    end({ on: '2025-06-11' }).thenRejected('date-in-future', 'on');
  });

  it('names the branch of that day, and those of transfers that were recorded for later days', () => {
    const moves = [transferred('m1', 'b2', '2025-06-05')];
    end({}, ...moves)
      .holding({ ...exit, branchId: 'b1', laterBranchIds: ['b2'] })
      .tagged('branch', ['b1', 'b2']);
    end({ on: '2025-06-05' }, ...moves)
      .holding({ ...exit, on: '2025-06-05', branchId: 'b2' })
      .tagged('branch', ['b2']);
  });

  it('needs somebody above those later branches too', () => {
    const b9 = established('b9', 'branch', { parentId: 'c9' });
    end({}, b9, transferred('m1', 'b9', '2025-06-05')).thenRejected('not-permitted', 'actor');
  });
});
