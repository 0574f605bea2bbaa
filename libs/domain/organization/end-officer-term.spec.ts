import type { Actor } from '#kernel/actor.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { appointed, termEnded } from '#testing/organizations.js';
import { as, dissolved, elsewhere, enrolled, twoBranches } from '#testing/two-branches.js';
import { endOfficerTerm } from './end-officer-term.js';

const today = '2025-06-10';
const admin: Actor = { id: 'u-admin', role: 'admin', orgId: 'anywhere' };
const world = [...twoBranches, enrolled('m1', 'b1'), enrolled('m2', 'b1')];
const term = { orgId: 'b1', personId: 'm1', office: 'secretary', on: '2025-06-10', reason: '换届' };
const since2024 = appointed('m1', '2024-01-01');

const end = (change: object, ...history: readonly Happened[]) =>
  given(...world, ...history).when(endOfficerTerm, { ...term, ...change }, { actor: as.superior, today });

describe('ending an officer’s term', () => {
  it('is decided by a committee above, for a root by an admin', () => {
    end({}, since2024)
      .then('OfficerTermEnded')
      .holding({ ...term, branchId: 'b1' })
      .tagged('member', ['m1']);
    for (const actor of [elsewhere(as.superior), as.officer, as.head, admin]) {
      given(...world, since2024)
        .when(endOfficerTerm, term, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
    const past = given(...world, appointed('u-7', '2024-01-01', { orgId: 'c1' }));
    const ofRoot = { ...term, orgId: 'c1', personId: 'u-7' };
    past.when(endOfficerTerm, ofRoot, { actor: admin, today }).then('OfficerTermEnded').holding(ofRoot);
    past.when(endOfficerTerm, ofRoot, { actor: as.superior, today }).thenRejected('not-permitted', 'actor');
  });

  it('ends what runs: that person in that office', () => {
    end({}).thenRejected('not-in-office', 'personId');
    end({ personId: 'm2' }, since2024).thenRejected('not-in-office', 'personId');
    end({ office: 'deputy-secretary' }, since2024).thenRejected('not-in-office', 'personId');
    end({}, since2024, termEnded('m1', '2025-01-01')).thenRejected('not-in-office', 'personId');
  });

  it('ends the second term of somebody who came back', () => {
    const again = [since2024, termEnded('m1', '2025-01-01'), appointed('m1', '2025-05-01')];
    end({}, ...again).then('OfficerTermEnded');
    end({ on: '2025-05-01' }, ...again).thenRejected('date-order', 'on');
  });

  it('lies after the beginning and not in the future', () => {
    end({ on: '2024-01-01' }, since2024).thenRejected('date-order', 'on');
    end({ on: '2024-01-02' }, since2024).then('OfficerTermEnded');
    end({ on: '2025-06-11' }, since2024).thenRejected('date-in-future', 'on');
    end({}, appointed('m1', '2025-07-01')).thenRejected('date-order', 'on');
  });

  it('may still be done by those above when the branch is dissolved', () => {
    end({}, since2024, dissolved('b1', '2025-06-01')).then('OfficerTermEnded');
  });
});
