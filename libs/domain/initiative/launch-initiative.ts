import { commandOn, may } from '#kernel/command.js';
import { Choice, EffectiveFrom, Id, Ids, NewId, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustBeTasksOf } from '../annual-task/linked-tasks.js';
import { branchOn, type ExistingMember } from '../member/membership.js';
import { each, one } from '../needs.js';
import type { Initiative, InitiativeEvent } from './initiative.js';
import { namedBy } from './launched.js';
import { INITIATIVE_KINDS, type InitiativeKind } from './terms.js';

export class LaunchInitiative {
  @NewId() readonly initiativeId!: string;
  @Id() readonly branchId!: string;
  @Choice(INITIATIVE_KINDS) readonly kind!: InitiativeKind;
  @Text(200) readonly title!: string;
  @Text() readonly purpose!: string;
  @Ids(1) readonly taskIds!: readonly string[];
  @Id() readonly leadId!: string;
  /** The lead may be listed among them. */
  @Ids() readonly memberIds!: readonly string[];
  @EffectiveFrom() readonly from!: string;
}

/** @throws Rejection `not-a-member-of-the-branch` at the field that names somebody else */
function mustBelong(member: ExistingMember | undefined, { branchId, from }: LaunchInitiative, field: string): void {
  if (member && branchOn(member, from) === branchId) return;
  throw new Rejection('not-a-member-of-the-branch', field, { memberId: member?.memberId ?? '', on: from });
}

export const launchInitiative = commandOn<Initiative, InitiativeEvent>()({
  input: LaunchInitiative,
  summary: { zh: '启动载体', en: 'Launch an initiative' },
  by: [may.branchOfficer],
  emits: 'InitiativeLaunched',
  stream: { by: ['initiativeId'], must: 'be-new' },
  concerns: ({ branchId }) => [{ orgId: branchId, field: 'branchId' }],
  needs: ({ branchId, taskIds, leadId, memberIds }) => ({
    branch: one('organization', branchId, 'branchId'),
    tasks: each('task', taskIds, 'taskIds'),
    lead: one('member', leadId, 'leadId'),
    members: each('member', memberIds, 'memberIds'),
  }),
  decide(input, _, { branch, tasks, lead, members }) {
    if (branch.kind !== 'branch') throw new Rejection('not-a-branch', 'branchId');
    mustBeTasksOf(input.branchId, input.taskIds, tasks);
    mustBelong(lead, input, 'leadId');
    for (const [index, memberId] of input.memberIds.entries()) {
      mustBelong(members.get(memberId), input, `memberIds[${index}]`);
    }
    return { data: { ...input }, tags: namedBy(input) };
  },
});
