import { commandOn, may } from '#kernel/command.js';
import { Choice, HappenedOn, Id, NewId, Optional, PastDay, Personal, type PersonalText } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import { one } from '../needs.js';
import { membersOf } from '../organization/rosters.js';
import type { Member, MemberEvent } from './member.js';
import { MEMBER_STATUSES, type MemberStatus } from './membership.js';
import { mustHaveServedProbation } from './probation.js';

export class EnrollMember {
  @NewId() readonly memberId!: string;
  @Personal(200) readonly name!: PersonalText;
  @Id() readonly branchId!: string;
  @Choice(MEMBER_STATUSES) readonly status!: MemberStatus;
  /** The day of joining the party. */
  @PastDay() readonly joinedOn!: string;
  @Optional() @Personal(200) readonly position?: PersonalText;
  @HappenedOn() readonly enrolledOn!: string;
}

export const enrollMember = commandOn<Member, MemberEvent>()({
  input: EnrollMember,
  summary: { zh: '登记党员', en: 'Enroll a member' },
  by: [may.branchOfficer],
  emits: 'MemberEnrolled',
  stream: { by: ['memberId'], must: 'be-new' },
  concerns: ({ branchId }) => [{ orgId: branchId, field: 'branchId' }],
  needs: ({ branchId }) => ({ branch: one('organization', branchId, 'branchId') }),
  guards: ({ branchId }) => [{ set: membersOf(branchId), mode: 'touch' }],
  subject: ({ memberId }) => `member-${memberId}`,
  decide(input, _, { branch }) {
    if (branch.kind !== 'branch') throw new Rejection('not-a-branch', 'branchId');
    // open-ended: whoever is enrolled, even for an earlier day, would still be there
    if (branch.status === 'dissolved') throw new Rejection('organization-dissolved', 'branchId');
    mustNotPrecede(input.enrolledOn, input.joinedOn, 'enrolledOn');
    if (input.status === 'full') mustHaveServedProbation(input.joinedOn, input.enrolledOn, 'status');
    return { data: { ...input }, tags: { member: [input.memberId] } };
  },
});
