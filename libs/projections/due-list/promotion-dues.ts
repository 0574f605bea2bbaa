import type { PromotionReviewEvent } from '#domain/promotion-review/promotion-review.js';
import { dated } from '#domain/scoring/facts/dated.js';
import type { Recorded } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import { adding, type DueDoc, type Dues, ending, hasOpen, holdersOf, holding, isFor, releasing } from './due-item.js';

const SEAL = 'seal-promotion-evidence';
const CONCLUDE = 'conclude-promotion-review';

type OfReview = Recorded<PromotionReviewEvent>;

const superior = ({ data }: OfReview) => holdersOf('superior', data.orgId);
/** Of the organization whose review it is. */
const reviewingBody = (event: OfReview) => [superior(event), holdersOf('branch-officer', event.data.orgId)];
const everybody = (event: OfReview) => [...reviewingBody(event), event.data.memberId];

/**
 * 选拔任用: evidence to be sealed, which then waits for the member's eye, for decisions on what the member contests, and for a
 * conclusion. While a contest is open only its decision waits: nothing is concluded or sealed. From which day on it may be
 * concluded only the calendar of working days knows.
 */
export const promotionDues: Dues<PromotionReviewEvent> = {
  waiters: {
    PromotionReviewOpened: reviewingBody,
    PromotionEvidenceSealed: everybody,
    PromotionEvidenceContested: everybody,
    EvidenceContestDecided: reviewingBody,
    PromotionReviewConcluded: everybody,
  },
  on: {
    PromotionReviewOpened: (doc, event) => toBeSealed(doc, event, event.data.openedOn),
    PromotionEvidenceSealed(doc, event) {
      const { reviewId: itemId, memberId } = event.data;
      const since = dated(event, event.occurredOn);
      // the edition before, if any, waits for nothing more
      const before = ending(doc, since);
      if (isFor(doc, memberId)) return adding(before, { what: 'check-promotion-evidence', itemId, since });
      return isFor(doc, superior(event)) ? adding(before, { what: CONCLUDE, itemId, since, yields: true }) : before;
    },
    PromotionEvidenceContested(doc, event) {
      const { objectionId, memberId } = event.data;
      const since = dated(event, event.occurredOn);
      // who contests it has looked at it
      if (isFor(doc, memberId)) return ending(doc, since);
      const held = holding(doc, objectionId, since);
      if (!isFor(doc, superior(event))) return held;
      return adding(held, { what: 'decide-evidence-contest', itemId: objectionId, since });
    },
    EvidenceContestDecided(doc, event) {
      const { objectionId, upheld } = event.data;
      const since = dated(event, event.occurredOn);
      const decided = releasing(ending(doc, since, { itemId: objectionId }), objectionId, since);
      // upheld, the edition is not concluded upon any more
      return upheld ? toBeSealed(ending(decided, since, { what: CONCLUDE }), event, event.occurredOn) : decided;
    },
    PromotionReviewConcluded: (doc, event) => ending(doc, dated(event, event.data.on)),
  },
};

/** Once, however many contests were upheld. */
function toBeSealed(doc: DueDoc, event: OfReview, on: LocalDate): DueDoc {
  if (hasOpen(doc, SEAL)) return doc;
  return adding(doc, { what: SEAL, itemId: event.data.reviewId, since: dated(event, on), yields: true });
}
