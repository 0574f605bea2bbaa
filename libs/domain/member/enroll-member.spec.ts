import { given, type Happened } from '#testing/given-when-then.js';
import { established } from '#testing/organizations.js';
import { as, dissolved, elsewhere, enrolled, twoBranches } from '#testing/two-branches.js';
import { enrollMember } from './enroll-member.js';

const today = '2025-06-10';
const entry = {
  ...{ memberId: 'm1', name: '陈静', branchId: 'b1', status: 'full', joinedOn: '2012-07-01' },
  ...{ position: '科员', enrolledOn: '2025-06-01' },
};

const enroll = (change: object, ...history: readonly Happened[]) =>
  given(...twoBranches, ...history).when(enrollMember, { ...entry, ...change }, { actor: as.officer, today });

describe('enrolling a member', () => {
  it('is for an officer of the branch, or one above', () => {
    enroll({}).then('MemberEnrolled').holding(entry).on('2025-06-01').tagged('member', ['m1']);
    given(...twoBranches)
      .when(enrollMember, entry, { actor: { ...as.officer, orgId: 'c1' }, today })
      .then('MemberEnrolled');
    for (const actor of [
      elsewhere(as.officer),
      { ...as.officer, orgId: 'b2' },
      as.superior,
      as.head,
      as.member('m1'),
    ]) {
      given(...twoBranches)
        .when(enrollMember, entry, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('puts a member into a branch, not into a committee or a group', () => {
    const actor = { ...as.officer, orgId: 'c1' };
    const past = given(...twoBranches, established('g1', 'group', { parentId: 'b1' }));
    for (const branchId of ['c1', 'g1']) {
      past.when(enrollMember, { ...entry, branchId }, { actor, today }).thenRejected('not-a-branch', 'branchId');
    }
    enroll({ branchId: 'none' }).thenRejected('not-found', 'branchId');
  });

  it('happens once to each member', () => {
    enroll({}, enrolled('m1', 'b2')).thenRejected('already-exists', 'memberId');
  });

  it('lies in the branch’s time, and not in the future', () => {
    enroll({ enrolledOn: '2020-01-01' }).then('MemberEnrolled');
    enroll({ enrolledOn: '2019-12-31' }).thenRejected('date-order', 'enrolledOn');
    enroll({ enrolledOn: '2025-06-11' }).thenRejected('date-in-future', 'enrolledOn');
    enroll({ joinedOn: '2025-06-11' }).thenRejected('date-in-future', 'joinedOn');
  });

  it('puts nobody into a dissolved branch, not even for an earlier day: they would still be there', () => {
    enroll({}, dissolved('b1', '2025-06-01')).thenRejected('organization-dissolved', 'enrolledOn');
    enroll({}, dissolved('b1', '2025-06-02')).thenRejected('organization-dissolved', 'branchId');
  });

  it('does not precede joining the party', () => {
    enroll({ status: 'probationary', joinedOn: '2025-06-02' }).thenRejected('date-order', 'enrolledOn');
    enroll({ status: 'probationary', joinedOn: '2025-06-01' }).then('MemberEnrolled');
  });

  it('gives full status a year after joining at the earliest', () => {
    enroll({ joinedOn: '2024-06-01' }).then('MemberEnrolled');
    enroll({ joinedOn: '2024-06-02' }).thenRejected('probation-too-short', 'status');
    enroll({ joinedOn: '2024-06-02', status: 'probationary' }).then('MemberEnrolled');
    enroll({ joinedOn: '2001-06-02', status: 'probationary' }).then('MemberEnrolled');
  });

  it('gives full status on 1 March to who joined on 29 February', () => {
    const joined = { joinedOn: '2024-02-29' };
    enroll({ ...joined, enrolledOn: '2025-02-28' }).thenRejected('probation-too-short', 'status');
    enroll({ ...joined, enrolledOn: '2025-03-01' }).then('MemberEnrolled');
  });
});
