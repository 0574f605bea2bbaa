import { commandOn, may } from '#kernel/command.js';
import { HappenedOn, Id } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import { concernedBranches } from './concerned-branches.js';
import type { Member, MemberEvent } from './member.js';
import { branchesOf, enrolled } from './membership.js';
import { mustHaveServedProbation } from './probation.js';

export class ConfirmFullMembership {
  @Id() readonly memberId!: string;
  @HappenedOn() readonly on!: string;
}

export const confirmFullMembership = commandOn<Member, MemberEvent>()({
  input: ConfirmFullMembership,
  summary: { zh: '预备党员转正', en: 'Confirm full membership' },
  by: [may.superior],
  emits: 'FullMembershipConfirmed',
  stream: { by: ['memberId'], must: 'exist' },
  concerns: ({ on }, state) => concernedBranches(state, on),
  decide(input, state) {
    const member = enrolled(state);
    if (member.fullFrom !== undefined) throw new Rejection('already-full', 'memberId', { since: member.fullFrom });
    mustNotPrecede(input.on, member.stays[0].from, 'on');
    const branches = branchesOf(member, input.on, 'on');
    mustHaveServedProbation(member.joinedOn, input.on, 'on');
    return {
      data: { ...input, ...branches },
      tags: { member: [input.memberId], branch: [branches.branchId, ...(branches.laterBranchIds ?? [])] },
    };
  },
});
