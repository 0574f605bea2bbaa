import { given, type Happened } from '#testing/given-when-then.js';
import { established } from '#testing/organizations.js';
import { as, dissolved, elsewhere, ended, enrolled, transferred, twoBranches } from '#testing/two-branches.js';
import { transferMember } from './transfer-member.js';

const today = '2025-06-10';
const move = { memberId: 'm1', toBranchId: 'b2', on: '2025-06-01', reason: '工作调动' };
const world = [...twoBranches, enrolled('m1', 'b1'), established('b3', 'branch', { parentId: 'c1' })];

const transfer = (change: object, ...history: readonly Happened[]) =>
  given(...world, ...history).when(transferMember, { ...move, ...change }, { actor: as.superior, today });

describe('transferring a member', () => {
  it('is decided by a committee above both branches, whose histories tell of it', () => {
    transfer({})
      .then('MemberTransferred')
      .holding({ ...move, fromBranchId: 'b1', status: 'full' })
      .on('2025-06-01')
      .tagged('member', ['m1'])
      .tagged('branch', ['b1', 'b2']);
    for (const actor of [elsewhere(as.superior), as.officer, as.head, as.member('m1')]) {
      given(...world)
        .when(transferMember, move, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is not decided by who is above one of them only', () => {
    const below = [established('c2', 'committee', { parentId: 'c1' }), established('b4', 'branch', { parentId: 'c2' })];
    const actor = { ...as.superior, orgId: 'c2' };
    const past = given(...world, ...below, enrolled('m4', 'b4'));
    past.when(transferMember, { ...move, toBranchId: 'b4' }, { actor, today }).thenRejected('not-permitted', 'actor');
    past.when(transferMember, { ...move, memberId: 'm4' }, { actor, today }).thenRejected('not-permitted', 'actor');
  });

  it('tells whether the member is on probation on that day', () => {
    const data = { memberId: 'm2', branchId: 'b1', name: '…', status: 'probationary', joinedOn: '2024-05-20' };
    const m2: Happened = ['member-m2', { type: 'MemberEnrolled', data: { ...data, enrolledOn: '2024-05-20' } }];
    const confirmed: Happened = [
      'member-m2',
      { type: 'FullMembershipConfirmed', data: { memberId: 'm2', on: '2025-06-01', branchId: 'b1' } },
    ];
    const of = { memberId: 'm2' };
    transfer(of, m2).then('MemberTransferred', { status: 'probationary' });
    transfer(of, m2, confirmed).then('MemberTransferred', { status: 'full' });
    transfer({ ...of, on: '2025-05-31' }, m2, confirmed).then('MemberTransferred', { status: 'probationary' });
  });

  it('tells the new branch of a confirmation that is dated later but was recorded before', () => {
    const data = { memberId: 'm2', branchId: 'b1', name: '…', status: 'probationary', joinedOn: '2024-05-20' };
    const m2: Happened = ['member-m2', { type: 'MemberEnrolled', data: { ...data, enrolledOn: '2024-05-20' } }];
    const confirmed: Happened = [
      'member-m2',
      { type: 'FullMembershipConfirmed', data: { memberId: 'm2', on: '2025-05-27', branchId: 'b1' } },
    ];
    const backDated = { memberId: 'm2', on: '2025-04-07' };
    const said = { ...move, ...backDated, fromBranchId: 'b1', status: 'probationary' };
    transfer(backDated, m2, confirmed)
      .then('MemberTransferred')
      .holding({ ...said, confirmedOn: '2025-05-27' });
    transfer(backDated, m2).then('MemberTransferred').holding(said);
  });

  it('goes from the last branch to another', () => {
    transfer({ toBranchId: 'b1' }).thenRejected('nothing-changed', 'toBranchId');
    const away = transferred('m1', 'b3', '2025-05-01');
    transfer({}, away)
      .then('MemberTransferred', { fromBranchId: 'b3', toBranchId: 'b2' })
      .tagged('branch', ['b2', 'b3']);
    transfer({ toBranchId: 'b1' }, away).then('MemberTransferred', { fromBranchId: 'b3' });
  });

  it('comes after the enrolment and after the last transfer, not in the future', () => {
    transfer({ on: '2020-01-01' }).thenRejected('date-order', 'on');
    transfer({ on: '2020-01-02' }).then('MemberTransferred');
    transfer({ toBranchId: 'b3' }, transferred('m1', 'b2', '2025-06-01')).thenRejected('date-order', 'on');
    transfer({ toBranchId: 'b3' }, transferred('m1', 'b2', '2025-05-31')).then('MemberTransferred');
    transfer({ on: '2025-06-11' }).thenRejected('date-in-future', 'on');
  });

  it('goes to a branch that exists, is one, and stands', () => {
    transfer({ memberId: 'none' }).thenRejected('not-found', 'memberId');
    transfer({ toBranchId: 'none' }).thenRejected('not-found', 'toBranchId');
    const group = established('g1', 'group', { parentId: 'b2' });
    const committee = established('c2', 'committee', { parentId: 'c1' });
    transfer({ toBranchId: 'g1' }, group).thenRejected('not-a-branch', 'toBranchId');
    transfer({ toBranchId: 'c2' }, committee).thenRejected('not-a-branch', 'toBranchId');
    const young = established('b5', 'branch', { parentId: 'c1', establishedOn: '2025-06-02' });
    transfer({ toBranchId: 'b5' }, young).thenRejected('date-order', 'on');
    transfer({}, dissolved('b2', '2025-06-01')).thenRejected('organization-dissolved', 'on');
    transfer({}, dissolved('b2', '2025-06-05')).thenRejected('organization-dissolved', 'toBranchId');
  });

  it('does not move who has ended the membership, whatever the day', () => {
    transfer({}, ended('m1', '2025-06-01')).thenRejected('member-not-active', 'memberId');
    transfer({}, ended('m1', '2025-06-05')).thenRejected('member-not-active', 'memberId');
  });
});
