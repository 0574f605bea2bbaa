import type { Bar, Concern, Concerned, MemberConcern, RoleGrant } from '#kernel/command.js';
import { Rejection } from '#kernel/rejection.js';
import type { Edition, PromotionReview } from './promotion-review.js';

export type ExistingReview = Exclude<PromotionReview, { readonly status: 'absent' }>;
export type OpenReview = Extract<PromotionReview, { readonly status: 'open' }>;

/** Above the member's branch, and of the organization whose review it is or above that. */
export const itsSuperior = {
  role: 'superior',
  reach: 'above',
  at: { orgId: 'at-or-above' },
} as const satisfies RoleGrant;

/** Superiors, and the officers of the organization. It is at or above the branch, so that they reach that as well. */
export const reviewingBody = [
  itsSuperior,
  { role: 'branch-officer', reach: 'at-or-above' },
] as const satisfies readonly RoleGrant[];

/** Narrows a state that the runner has already found to exist. */
export function existingReview(state: PromotionReview): ExistingReview {
  if (state.status === 'absent') throw new Rejection('not-found', 'reviewId');
  return state;
}

/** @throws Rejection `review-concluded` */
export function openReview(state: PromotionReview): OpenReview {
  const review = existingReview(state);
  if (review.status === 'concluded') throw new Rejection('review-concluded', 'reviewId', { on: review.concludedOn });
  return review;
}

/** @throws Rejection `evidence-not-sealed` as long as there is no edition */
export function lastEdition({ edition }: ExistingReview): Edition {
  if (!edition) throw new Rejection('evidence-not-sealed', 'reviewId');
  return edition;
}

/** The member's branch on the day, and the organization whose review it is. */
export function concernedBy(state: PromotionReview): readonly (Concern | MemberConcern)[] {
  const { memberId, orgId } = existingReview(state);
  return [
    { memberId, field: 'memberId' },
    { orgId, field: 'orgId' },
  ];
}

/** What stands on every event of the review. */
export function ofReview({ reviewId, memberId, orgId }: ExistingReview, concerned: readonly Concerned[]) {
  return { reviewId, memberId, orgId, branchId: memberBranch(concerned).orgId };
}

/** The member's branch among the organizations concerned. */
export function memberBranch(concerned: readonly Concerned[]): Concerned {
  const branch = concerned.find(({ field }) => field === 'memberId');
  if (!branch) throw new Error('a review concerns the branch of a member');
  return branch;
}

/** Nobody decides about themselves. */
export const theMember = <Input>(): Bar<Input, PromotionReview> => ({
  person: { zh: '该党员本人', en: 'the member' },
  who: (_, state) => [existingReview(state).memberId],
});
