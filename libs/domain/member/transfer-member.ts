import { commandOn, may } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustFollow } from '../dates.js';
import { one } from '../needs.js';
import { membersOf } from '../organization/rosters.js';
import { concernedBranches, leaving } from './concerned-branches.js';
import type { Member, MemberEvent } from './member.js';
import { activeBranchOn, enrolled, statusOn } from './membership.js';

export class TransferMember {
  @Id() readonly memberId!: string;
  @Id() readonly toBranchId!: string;
  @HappenedOn() readonly on!: string;
  @Text() readonly reason!: string;
}

export const transferMember = commandOn<Member, MemberEvent>()({
  input: TransferMember,
  summary: { zh: '转接组织关系', en: 'Transfer a member to another branch' },
  by: [may.superior],
  emits: 'MemberTransferred',
  stream: { by: ['memberId'], must: 'exist' },
  concerns: ({ toBranchId, on }, state) => [
    ...concernedBranches(state, on),
    { orgId: toBranchId, field: 'toBranchId' },
  ],
  needs: ({ toBranchId }) => ({ branch: one('organization', toBranchId, 'toBranchId') }),
  guards: ({ toBranchId, on }, state) => [...leaving(state, on), { set: membersOf(toBranchId), mode: 'touch' }],
  decide(input, state, { branch }) {
    const member = enrolled(state);
    if (branch.kind !== 'branch') throw new Rejection('not-a-branch', 'toBranchId');
    if (branch.status === 'dissolved') throw new Rejection('organization-dissolved', 'toBranchId');
    // what has ended is not moved any more, whatever the date: the branches' facts would tell different stories
    if (member.status === 'ended') {
      throw new Rejection('member-not-active', 'memberId', { memberId: member.memberId, on: member.endedOn });
    }
    const last = member.stays.at(-1) ?? member.stays[0];
    mustFollow(input.on, last.from, 'on');
    const fromBranchId = activeBranchOn(member, input.on, 'memberId');
    if (fromBranchId === input.toBranchId) throw new Rejection('nothing-changed', 'toBranchId');
    const { fullFrom } = member;
    const confirmed = fullFrom !== undefined && fullFrom > input.on ? { confirmedOn: fullFrom } : {};
    return {
      data: { ...input, fromBranchId, status: statusOn(member, input.on), ...confirmed },
      tags: { member: [input.memberId], branch: [fromBranchId, input.toBranchId] },
    };
  },
});
