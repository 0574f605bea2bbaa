import { commandOn, may } from '#kernel/command.js';
import { Choice, HappenedOn, Id } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustFollow } from '../dates.js';
import { concernedBranches, leaving } from './concerned-branches.js';
import type { Member, MemberEvent } from './member.js';
import { branchesOf, END_REASONS, type EndReason, enrolled } from './membership.js';

export class EndMembership {
  @Id() readonly memberId!: string;
  @HappenedOn() readonly on!: string;
  @Choice(END_REASONS) readonly reason!: EndReason;
}

export const endMembership = commandOn<Member, MemberEvent>()({
  input: EndMembership,
  summary: { zh: '终止党员关系', en: 'End a membership' },
  by: [may.superior],
  emits: 'MembershipEnded',
  stream: { by: ['memberId'], must: 'exist' },
  closing: true,
  concerns: ({ on }, state) => concernedBranches(state, on),
  guards: ({ on }, state) => leaving(state, on),
  decide(input, state) {
    const member = enrolled(state);
    if (member.status === 'ended') throw new Rejection('membership-already-ended', 'memberId', { on: member.endedOn });
    mustFollow(input.on, member.stays[0].from, 'on');
    const branches = branchesOf(member, input.on, 'on');
    return {
      data: { ...input, ...branches },
      tags: { member: [input.memberId], branch: [branches.branchId, ...(branches.laterBranchIds ?? [])] },
    };
  },
});
