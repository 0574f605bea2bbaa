import type { MemberEvent } from '#domain/member/member.js';
import { dated } from '#domain/scoring/facts/dated.js';
import { addMonths } from '#kernel/local-date.js';
import { adding, type Dues, ending, holdersOf, isFor } from './due-item.js';

const superior = (branchId: string) => holdersOf('superior', branchId);

/** 预备党员转正: for the superior of the branch, once the probation year is over. */
export const memberDues: Dues<MemberEvent> = {
  waiters: {
    MemberEnrolled: ({ data }) => (data.status === 'probationary' ? [superior(data.branchId)] : []),
    FullMembershipConfirmed: ({ data }) => [data.branchId, ...(data.laterBranchIds ?? [])].map(superior),
    MemberTransferred: ({ data }) => [data.fromBranchId, data.toBranchId].map(superior),
    MembershipEnded: ({ data }) => [data.branchId, ...(data.laterBranchIds ?? [])].map(superior),
  },
  on: {
    MemberEnrolled(doc, event) {
      const { memberId, joinedOn, enrolledOn } = event.data;
      const since = dated(event, enrolledOn);
      return adding(doc, { what: 'confirm-membership', itemId: memberId, since, dueOn: addMonths(joinedOn, 12) });
    },
    FullMembershipConfirmed: (doc, event) => ending(doc, dated(event, event.data.on)),
    MemberTransferred(doc, event) {
      const { memberId, toBranchId, status, on } = event.data;
      const since = dated(event, on);
      const before = ending(doc, since);
      // the event does not say when the member joined, so that the new branch knows no day
      const waits = status === 'probationary' && isFor(doc, superior(toBranchId));
      return waits ? adding(before, { what: 'confirm-membership', itemId: memberId, since }) : before;
    },
    MembershipEnded: (doc, event) => ending(doc, dated(event, event.data.on)),
  },
};
