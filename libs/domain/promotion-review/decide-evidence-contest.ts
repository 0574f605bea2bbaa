import { commandOn } from '#kernel/command.js';
import { Flag, Id, Text } from '#kernel/fields.js';
import { mayDecide } from '../objection/objections.js';
import {
  concernedBy,
  existingReview,
  itsSuperior,
  lastEdition,
  ofReview,
  openReview,
  theMember,
} from './opened-review.js';
import type { PromotionReview, PromotionReviewEvent } from './promotion-review.js';

export class DecideEvidenceContest {
  @Id() readonly reviewId!: string;
  @Id() readonly objectionId!: string;
  /** Upheld, a next edition is to be sealed, in which the contested event is marked and can't be cited. */
  @Flag() readonly upheld!: boolean;
  @Text() readonly reasons!: string;
}

export const decideEvidenceContest = commandOn<PromotionReview, PromotionReviewEvent>()({
  input: DecideEvidenceContest,
  summary: { zh: '裁定对依据的异议', en: 'Decide a contest of promotion evidence' },
  by: [itsSuperior],
  never: [
    {
      person: { zh: '封存该版依据的人', en: 'who sealed the edition' },
      who: (_, state) => [existingReview(state).edition?.sealedBy],
    },
    // who has contested it
    theMember<DecideEvidenceContest>(),
  ],
  emits: 'EvidenceContestDecided',
  stream: { by: ['reviewId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => concernedBy(state),
  decide(input, state, { actor, concerned }) {
    const review = openReview(state);
    const { edition, sealedBy } = lastEdition(review);
    const { objectionId } = input;
    mayDecide(review.contests, { objectionId, actorId: actor.id, contested: [sealedBy] });
    const evidenceEventId = review.contestedEvents.get(objectionId) ?? '';
    return {
      data: { ...input, ...ofReview(review, concerned), edition, evidenceEventId },
      tags: { member: [review.memberId] },
    };
  },
});
