import type { FoldTable } from '#kernel/projection.js';
import type { MemberEvent } from '../member/member.js';
import { begun, type MembershipRecord } from './record-doc.js';

export const membershipRecords: FoldTable<MembershipRecord, MemberEvent> = {
  MemberEnrolled: (_, { data: { memberId, branchId, enrolledOn } }) => ({
    kind: 'membership',
    memberId,
    stays: [{ branchId, from: enrolledOn }],
  }),
  MemberTransferred(doc, event) {
    const { toBranchId, on } = event.data;
    const before = begun(doc, event);
    const stays = [...before.stays, { branchId: toBranchId, from: on }];
    return { ...before, stays: stays.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)) };
  },
};
