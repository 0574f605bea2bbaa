import type { ImprovementNoticeEvent } from '#domain/improvement-notice/improvement-notice.js';
import { type Dated, dated } from '#domain/scoring/facts/dated.js';
import type { Recorded } from '#kernel/event.js';
import { addDays, type LocalDate } from '#kernel/local-date.js';
import { adding, type DueDoc, type Dues, ending, holdersOf, isFor } from './due-item.js';

type OfNotice = Recorded<ImprovementNoticeEvent>;

const STATE = 'submit-statement';
const PLAN = 'submit-improvement-plan';
const ACT = 'complete-improvement-action';
const REVIEW = 'review-improvement';
const APPEAL = 'decide-appeal';

const superior = ({ data }: OfNotice) => holdersOf('superior', data.branchId);
/** Who answers it: the member in person, or the officers of the branch. */
const answering = ({ data }: OfNotice) => data.memberId ?? holdersOf('branch-officer', data.branchId);
const both = (event: OfNotice) => [answering(event), superior(event)];

const later = (a: LocalDate, b: LocalDate) => (a < b ? b : a);
const earlier = (a: LocalDate, b: LocalDate) => (a < b ? a : b);

/**
 * 提醒、函询、诫勉: a statement and a plan from whom it concerns, and once that is heard a review from above; an appeal waits for
 * its decision, and holds up the review. Ends with the notice, save what was planned. What a plan says is not repeated
 * here: to do for a member, it is about a person.
 */
export const improvementNoticeDues: Dues<ImprovementNoticeEvent> = {
  waiters: {
    ImprovementNoticeIssued: both,
    StatementSubmitted: both,
    ImprovementPlanSubmitted: (event) => [answering(event)],
    ImprovementActionCompleted: (event) => [answering(event)],
    ImprovementReviewed: both,
    ImprovementNoticeLifted: both,
    ImprovementNoticeAppealed: (event) => [superior(event)],
    AppealDecided: both,
  },
  on: {
    ImprovementNoticeIssued(doc, event) {
      const { noticeId: itemId, issuedOn, respondBy, endsOn } = event.data;
      const since = dated(event, issuedOn);
      const unheardUntil = addDays(respondBy, 1);
      if (isFor(doc, superior(event))) {
        return adding(doc, { what: REVIEW, itemId, since: { ...since, on: unheardUntil }, until: endsOn });
      }
      const state = { what: STATE, itemId, since, dueOn: respondBy, until: earlier(unheardUntil, endsOn) };
      return adding(doc, state, { what: PLAN, itemId, since, until: endsOn });
    },
    StatementSubmitted(doc, event) {
      const since = dated(event, event.data.on);
      return isFor(doc, superior(event)) ? heard(doc, since) : ending(doc, since, { what: STATE });
    },
    ImprovementPlanSubmitted(doc, event) {
      const since = dated(event, event.data.on);
      const actions = event.data.actions.map(({ actionId, dueOn }) => ({ what: ACT, itemId: actionId, dueOn, since }));
      return adding(ending(doc, since, { what: PLAN }), ...actions);
    },
    ImprovementActionCompleted: (doc, event) =>
      ending(doc, dated(event, event.data.on), { what: ACT, itemId: event.data.actionId }),
    ImprovementReviewed(doc, event) {
      const { verdict, on } = event.data;
      const reviewed = ending(doc, dated(event, on), { what: REVIEW });
      return verdict === 'improved' ? ending(reviewed, dated(event, on), { what: PLAN }) : reviewed;
    },
    ImprovementNoticeLifted: (doc, event) =>
      [STATE, PLAN, REVIEW].reduce((each, what) => ending(each, dated(event, event.data.on), { what }), doc),
    ImprovementNoticeAppealed(doc, event) {
      const since = dated(event, event.data.on);
      return adding(ending(doc, since, { what: REVIEW }), { what: APPEAL, itemId: event.data.noticeId, since });
    },
    AppealDecided(doc, event) {
      // as if it had never been issued
      if (event.data.upheld) return undefined;
      return isFor(doc, superior(event)) ? dismissed(doc, dated(event, event.data.on)) : doc;
    },
  },
};

/** The review waits from the statement on; after an appeal not before that was decided. */
function heard(doc: DueDoc, since: Dated): DueDoc {
  const appeal = doc.items.findIndex(({ what }) => what === APPEAL);
  const decidedOn = doc.items[appeal]?.done?.on ?? since.on;
  const items = doc.items.map((item, index) => {
    if (item.what !== REVIEW || item.since.on <= since.on) return item;
    return { ...item, since: { ...since, on: index > appeal ? later(since.on, decidedOn) : since.on } };
  });
  return { ...doc, items };
}

/** The review that the appeal held up waits again. */
function dismissed(doc: DueDoc, since: Dated): DueDoc {
  const appeal = doc.items.find(({ what }) => what === APPEAL);
  const heldUp = doc.items.find(({ what, done }) => what === REVIEW && done?.eventId === appeal?.since.eventId);
  const decided = ending(doc, since, { what: APPEAL });
  if (heldUp === undefined) return decided;
  const { done, ...review } = heldUp;
  return adding(decided, { ...review, since: { ...since, on: later(review.since.on, since.on) } });
}
