import { commandOn } from '#kernel/command.js';
import { EventReference, Id, NewId, Personal, type PersonalText } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { evidenceEvents } from '../member-record/evidence-item.js';
import { mustBeNewObjection } from '../objection/objections.js';
import { concernedBy, existingReview, lastEdition, ofReview, openReview } from './opened-review.js';
import type { PromotionReview, PromotionReviewEvent } from './promotion-review.js';

export class ContestPromotionEvidence {
  @Id() readonly reviewId!: string;
  @NewId() readonly objectionId!: string;
  /** One of the last edition's. */
  @EventReference() readonly evidenceEventId!: string;
  @Personal() readonly grounds!: PersonalText;
}

/** An event is contested once in a review: what was decided about it stays decided. */
export const contestPromotionEvidence = commandOn<PromotionReview, PromotionReviewEvent>()({
  input: ContestPromotionEvidence,
  summary: { zh: '对封存的依据提出异议', en: 'Contest promotion evidence' },
  by: [{ person: { zh: '该党员本人', en: 'the member' }, who: (_, state) => existingReview(state).memberId }],
  emits: 'PromotionEvidenceContested',
  stream: { by: ['reviewId'], must: 'exist' },
  concerns: (_, state) => concernedBy(state),
  subject: (_, __, state) => `member-${existingReview(state).memberId}`,
  decide(input, state, { concerned }) {
    const review = openReview(state);
    const { edition, evidence } = lastEdition(review);
    mustBeNewObjection(review.contests, input.objectionId);
    if (!evidenceEvents(evidence).has(input.evidenceEventId)) throw new Rejection('not-found', 'evidenceEventId');
    const before = [...review.contestedEvents].find(([, eventId]) => eventId === input.evidenceEventId);
    if (before) throw new Rejection('already-contested', 'evidenceEventId', { objectionId: before[0] });
    return { data: { ...input, ...ofReview(review, concerned), edition }, tags: { member: [review.memberId] } };
  },
});
