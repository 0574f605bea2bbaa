import { commandOn } from '#kernel/command.js';
import { Choice, EventReferences, HappenedOn, Id, Text } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import { type Cited, itemPath } from '#kernel/need.js';
import { Rejection } from '#kernel/rejection.js';
import type { Calendar } from '../calendar/calendar.js';
import { workingDays } from '../calendar/working-days-need.js';
import { mustNotPrecede } from '../dates.js';
import { citedEvidence } from '../evidence/cited-evidence.js';
import { citableEvents, type Evidence, evidenceEvents } from '../member-record/evidence-item.js';
import { evidence } from '../needs.js';
import { mustHaveNoOpenObjection } from '../objection/objections.js';
import { concernedBy, itsSuperior, lastEdition, ofReview, openReview, theMember } from './opened-review.js';
import type { Edition, PromotionReview, PromotionReviewEvent } from './promotion-review.js';
import { LEAST_DAYS_SEEN, PROMOTION_DECISIONS, type PromotionDecision } from './terms.js';

export class ConcludePromotionReview {
  @Id() readonly reviewId!: string;
  @Choice(PROMOTION_DECISIONS) readonly decision!: PromotionDecision;
  @Text() readonly reasons!: string;
  /** Out of the last edition; empty only where nothing in it can be cited. */
  @EventReferences() readonly citedEventIds!: readonly string[];
  /** The meeting. */
  @Text(200) readonly decidedBy!: string;
  @HappenedOn() readonly on!: string;
}

/** The decision is the meeting's own: nothing leads to it but what it cites. */
export const concludePromotionReview = commandOn<PromotionReview, PromotionReviewEvent>()({
  input: ConcludePromotionReview,
  summary: { zh: '作出选拔任用考察结论', en: 'Conclude a promotion review' },
  by: [itsSuperior],
  never: [theMember<ConcludePromotionReview>()],
  emits: 'PromotionReviewConcluded',
  stream: { by: ['reviewId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => concernedBy(state),
  needs: ({ citedEventIds }) => ({ calendar: workingDays, cited: evidence(citedEventIds, 'citedEventIds') }),
  decide(input, state, { calendar, cited, concerned }) {
    const review = openReview(state);
    const last = lastEdition(review);
    const { edition, contested } = last;
    mustHaveNoOpenObjection(review.contests, 'reviewId');
    if (contested) throw new Rejection('edition-contested', 'reviewId', { edition });
    mustHaveBeenSeen(last, calendar, input.on);
    mustNotPrecede(input.on, review.settledOn, 'on');
    mustBeOfEdition(last.evidence, cited);
    return {
      data: { ...input, ...ofReview(review, concerned), edition, cited: citedEvidence(cited) },
      tags: { member: [review.memberId] },
    };
  },
});

/** As nothing is dated ahead, it is not recorded before the days are over either. */
function mustHaveBeenSeen({ edition, sealedOn }: Edition, calendar: Calendar, on: LocalDate): void {
  const until = calendar.addWorkingDays(sealedOn, LEAST_DAYS_SEEN, 'on');
  if (on <= until) {
    throw new Rejection('evidence-seen-too-late', 'on', { edition, sealedOn, until, least: LEAST_DAYS_SEEN });
  }
}

/** What has been corrected or taken back since it was sealed is no evidence any more either: seal what stands. */
function mustBeOfEdition(sealed: Evidence, cited: readonly Cited[]): void {
  const [events, citable] = [evidenceEvents(sealed), citableEvents(sealed)];
  if (cited.length === 0 && citable.size > 0) throw new Rejection('invalid-list', 'citedEventIds', { min: 1 });
  for (const [index, { event, counts }] of cited.entries()) {
    const at = itemPath('citedEventIds', index);
    if (!events.has(event.id)) throw new Rejection('evidence-not-sealed', at);
    if (!citable.has(event.id)) throw new Rejection('evidence-contested', at);
    if (!counts) throw new Rejection('evidence-void', at);
  }
}
