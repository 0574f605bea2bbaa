import type { LocalDate } from '#kernel/local-date.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { established } from '#testing/organizations.js';
import { as, dissolved, elsewhere, ended, enrolled, transferred, twoBranches } from '#testing/two-branches.js';
import { confirmFullMembership } from './confirm-full-membership.js';

const today = '2025-06-10';
const on = { memberId: 'm1', on: '2025-06-01' };

/** Somebody on probation in b1 from the day of joining. */
function probationary(joinedOn: LocalDate, enrolledOn = joinedOn): Happened {
  const data = { memberId: 'm1', branchId: 'b1', name: '…', status: 'probationary', joinedOn, enrolledOn };
  return ['member-m1', { type: 'MemberEnrolled', data }];
}

const joined = probationary('2024-05-01');
const confirm = (change: object, ...history: readonly Happened[]) =>
  given(...twoBranches, ...history).when(confirmFullMembership, { ...on, ...change }, { actor: as.superior, today });

describe('confirming full membership', () => {
  it('is decided by a committee above the branch', () => {
    confirm({}, joined)
      .then('FullMembershipConfirmed')
      .holding({ ...on, branchId: 'b1' })
      .on('2025-06-01')
      .tagged('member', ['m1'])
      .tagged('branch', ['b1']);
    for (const actor of [elsewhere(as.superior), { ...as.superior, orgId: 'b1' }, as.officer, as.member('m1')]) {
      given(...twoBranches, joined)
        .when(confirmFullMembership, on, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('happens once, to a member on probation', () => {
    confirm({}).thenRejected('not-found', 'memberId');
    confirm({}, enrolled('m1', 'b1')).thenRejected('already-full', 'memberId');
    const before: Happened = ['member-m1', { type: 'FullMembershipConfirmed', data: { ...on, branchId: 'b1' } }];
    confirm({ on: '2025-06-02' }, joined, before).thenRejected('already-full', 'memberId');
  });

  it('comes a year after joining at the earliest', () => {
    confirm({ on: '2025-04-30' }, joined).thenRejected('probation-too-short', 'on');
    confirm({ on: '2025-05-01' }, joined).then('FullMembershipConfirmed');
    confirm({ on: '2025-06-11' }, joined).thenRejected('date-in-future', 'on');
  });

  it('comes on 1 March at the earliest after joining on 29 February', () => {
    confirm({ on: '2025-02-28' }, probationary('2024-02-29')).thenRejected('probation-too-short', 'on');
    confirm({ on: '2025-03-01' }, probationary('2024-02-29')).then('FullMembershipConfirmed');
  });

  it('does not precede the enrolment', () => {
    const late = probationary('2022-05-01', '2025-03-01');
    confirm({ on: '2025-02-28' }, late).thenRejected('date-order', 'on');
    confirm({ on: '2025-03-01' }, late).then('FullMembershipConfirmed');
  });

  it('names the branch of that day, and those of later transfers', () => {
    const moves = [transferred('m1', 'b2', '2025-06-05')];
    confirm({}, joined, ...moves)
      .holding({ ...on, branchId: 'b1', laterBranchIds: ['b2'] })
      .tagged('branch', ['b1', 'b2']);
    confirm({ on: '2025-06-05' }, joined, ...moves).holding({ ...on, on: '2025-06-05', branchId: 'b2' });
    confirm({}, joined, ...moves, transferred('m1', 'b1', '2025-06-07')).holding({
      ...on,
      branchId: 'b1',
      laterBranchIds: ['b2'],
    });
  });

  it('may come before a later branch was founded', () => {
    const young = established('b5', 'branch', { parentId: 'c1', establishedOn: '2025-06-04' });
    confirm({}, young, joined, transferred('m1', 'b5', '2025-06-05')).then('FullMembershipConfirmed', {
      laterBranchIds: ['b5'],
    });
  });

  it('needs somebody above every branch concerned, later ones too', () => {
    const b9 = established('b9', 'branch', { parentId: 'c9' });
    confirm({}, b9, joined, transferred('m1', 'b9', '2025-06-05')).thenRejected('not-permitted', 'actor');
    confirm({}, b9, joined, transferred('m1', 'b9', '2025-06-01')).thenRejected('not-permitted', 'actor');
  });

  it('is nothing for an ended member, though an earlier day may still be recorded', () => {
    confirm({}, joined, ended('m1', '2025-06-01')).thenRejected('member-not-active', 'on');
    confirm({}, joined, ended('m1', '2025-06-02')).then('FullMembershipConfirmed');
  });

  it('may be recorded late for a day on which the branch still stood', () => {
    const gone = [joined, transferred('m1', 'b2', '2025-06-05'), dissolved('b1', '2025-06-05')];
    confirm({}, ...gone).then('FullMembershipConfirmed', { branchId: 'b1' });
  });
});
