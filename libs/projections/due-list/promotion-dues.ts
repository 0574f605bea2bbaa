import type { PromotionReviewEvent } from '#domain/promotion-review/promotion-review.js';
import { dated } from '#domain/scoring/facts/dated.js';
import type { Recorded } from '#kernel/event.js';
import { adding, type Dues, ending, hasOpen, holdersOf, isFor } from './due-item.js';

const SEAL = 'seal-promotion-evidence';
const CONCLUDE = 'conclude-promotion-review';

type OfReview = Recorded<PromotionReviewEvent>;

const superior = ({ data }: OfReview) => holdersOf('superior', data.orgId);
/** Of the organization whose review it is. */
const reviewingBody = (event: OfReview) => [superior(event), holdersOf('branch-officer', event.data.orgId)];
const everybody = (event: OfReview) => [...reviewingBody(event), event.data.memberId];

/**
 * 选拔任用: evidence to be sealed, which then waits for the member's eye, for decisions on what the member contests, and for a
 * conclusion. From which day on it may be concluded only the calendar of working days knows.
 */
export const promotionDues: Dues<PromotionReviewEvent> = {
  waiters: {
    PromotionReviewOpened: reviewingBody,
    PromotionEvidenceSealed: everybody,
    PromotionEvidenceContested: (event) => [superior(event)],
    EvidenceContestDecided: reviewingBody,
    PromotionReviewConcluded: everybody,
  },
  on: {
    PromotionReviewOpened(doc, event) {
      const { reviewId, openedOn } = event.data;
      return adding(doc, { what: SEAL, itemId: reviewId, since: dated(event, openedOn) });
    },
    PromotionEvidenceSealed(doc, event) {
      const { reviewId: itemId, memberId } = event.data;
      const since = dated(event, event.occurredOn);
      // the edition before, if any, waits for nothing more
      const before = ending(doc, since);
      if (isFor(doc, memberId)) return adding(before, { what: 'check-promotion-evidence', itemId, since });
      return isFor(doc, superior(event)) ? adding(before, { what: CONCLUDE, itemId, since }) : before;
    },
    PromotionEvidenceContested(doc, event) {
      const since = dated(event, event.occurredOn);
      return adding(doc, { what: 'decide-evidence-contest', itemId: event.data.objectionId, since });
    },
    EvidenceContestDecided(doc, event) {
      const { reviewId, objectionId, upheld } = event.data;
      const since = dated(event, event.occurredOn);
      const decided = ending(doc, since, { itemId: objectionId });
      if (!upheld || hasOpen(decided, SEAL)) return decided;
      return adding(ending(decided, since, { what: CONCLUDE }), { what: SEAL, itemId: reviewId, since });
    },
    PromotionReviewConcluded: (doc, event) => ending(doc, dated(event, event.data.on)),
  },
};
