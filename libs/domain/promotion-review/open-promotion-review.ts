import { commandOn } from '#kernel/command.js';
import { HappenedOn, Id, NewId, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { activeBranchOn } from '../member/membership.js';
import { one } from '../needs.js';
import { memberBranch, reviewingBody } from './opened-review.js';
import type { PromotionReview, PromotionReviewEvent } from './promotion-review.js';

export class OpenPromotionReview {
  @NewId() readonly reviewId!: string;
  @Id() readonly memberId!: string;
  @Text(200) readonly targetPosition!: string;
  /** Whose review it is: the member's branch, or an organization above it. */
  @Id() readonly orgId!: string;
  @HappenedOn() readonly openedOn!: string;
}

export const openPromotionReview = commandOn<PromotionReview, PromotionReviewEvent>()({
  input: OpenPromotionReview,
  summary: { zh: '启动选拔任用考察', en: 'Open a promotion review' },
  by: reviewingBody,
  never: [{ person: { zh: '该党员本人', en: 'the member' }, who: ({ memberId }) => [memberId] }],
  emits: 'PromotionReviewOpened',
  stream: { by: ['reviewId'], must: 'be-new' },
  concerns: ({ memberId, orgId }) => [
    { memberId, field: 'memberId' },
    { orgId, field: 'orgId' },
  ],
  needs: ({ memberId }) => ({ member: one('member', memberId, 'memberId') }),
  decide(input, _, { member, concerned }) {
    const branchId = activeBranchOn(member, input.openedOn, 'memberId');
    const { above } = memberBranch(concerned);
    if (input.orgId !== branchId && !above.includes(input.orgId)) {
      throw new Rejection('organization-not-above-member', 'orgId', { branchId });
    }
    return { data: { ...input, branchId }, tags: { member: [input.memberId] } };
  },
});
