import { commandOn } from '#kernel/command.js';
import { Id } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { recordOf } from '../member-record/record-needed.js';
import { mustHaveNoOpenObjection } from '../objection/objections.js';
import { concernedBy, existingReview, ofReview, openReview, reviewingBody, theMember } from './opened-review.js';
import type { PromotionReview, PromotionReviewEvent } from './promotion-review.js';
import { itsEvidence } from './sealed-evidence.js';

/** Has no date of its own: an edition is sealed, and shown to the member, on the day on which it is recorded. */
export class SealPromotionEvidence {
  @Id() readonly reviewId!: string;
}

/**
 * The first edition, or the next one: after an upheld contest, and where facts have come or were corrected since. What was
 * sealed before stays in the record. Each edition is shown to the member as long as the first.
 */
export const sealPromotionEvidence = commandOn<PromotionReview, PromotionReviewEvent>()({
  input: SealPromotionEvidence,
  summary: { zh: '封存选拔任用依据', en: 'Seal promotion evidence' },
  by: reviewingBody,
  never: [theMember<SealPromotionEvidence>()],
  emits: 'PromotionEvidenceSealed',
  stream: { by: ['reviewId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => concernedBy(state),
  needs: (_, state) => ({ record: recordOf(existingReview(state).memberId) }),
  decide({ reviewId, ...more }, state, { record: { documents, throughEventId }, concerned }) {
    const review = openReview(state);
    mustHaveNoOpenObjection(review.contests, 'reviewId');
    const { memberId, edition: last } = review;
    const { evidence, digest } = itsEvidence(documents, { memberId, reviewId });
    // an upheld contest is marked, so that what follows it always differs
    if (last?.digest === digest) throw new Rejection('evidence-unchanged', 'reviewId', { edition: last.edition });
    if (throughEventId === undefined) throw new Error(`${memberId} has a review and no events`);
    return {
      data: {
        ...more,
        ...ofReview(review, concerned),
        ...{ edition: (last?.edition ?? 0) + 1, evidence, digest, throughEventId },
      },
      tags: { member: [memberId] },
    };
  },
});
