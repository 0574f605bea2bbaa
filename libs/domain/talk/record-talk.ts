import { commandOn, may } from '#kernel/command.js';
import { Choice, HappenedOn, Id, ListOf, NewId, Personal, type PersonalText } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import { branchOn } from '../member/membership.js';
import { one } from '../needs.js';
import type { Talk, TalkEvent } from './talk.js';
import { TALK_KINDS, TalkFollowUp, type TalkKind } from './terms.js';

export class RecordTalk {
  @NewId() readonly talkId!: string;
  @Id() readonly branchId!: string;
  @Id() readonly memberId!: string;
  @Choice(TALK_KINDS) readonly kind!: TalkKind;
  @HappenedOn() readonly heldOn!: string;
  @Personal() readonly content!: PersonalText;
  /** May be empty. */
  @ListOf(TalkFollowUp, 'followUpId') readonly followUps!: readonly TalkFollowUp[];
}

export const recordTalk = commandOn<Talk, TalkEvent>()({
  input: RecordTalk,
  summary: { zh: '登记谈心谈话', en: 'Record a talk' },
  by: [may.branchOfficer],
  emits: 'TalkRecorded',
  stream: { by: ['talkId'], must: 'be-new' },
  concerns: ({ branchId }) => [{ orgId: branchId, field: 'branchId' }],
  needs: ({ branchId, memberId }) => ({
    branch: one('organization', branchId, 'branchId'),
    member: one('member', memberId, 'memberId'),
  }),
  subject: ({ memberId }) => `member-${memberId}`,
  decide(input, _, { branch, member }) {
    const { branchId, memberId, heldOn, followUps } = input;
    if (branch.kind !== 'branch') throw new Rejection('not-a-branch', 'branchId');
    if (branchOn(member, heldOn) !== branchId) {
      throw new Rejection('not-a-member-of-the-branch', 'memberId', { memberId, on: heldOn });
    }
    for (const [index, { dueOn }] of followUps.entries()) mustNotPrecede(dueOn, heldOn, `followUps[${index}].dueOn`);
    return { data: { ...input }, tags: { member: [memberId] } };
  },
});
