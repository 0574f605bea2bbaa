import type { ImprovementNoticeEvent } from '#domain/improvement-notice/improvement-notice.js';
import type { ImprovementVerdict } from '#domain/improvement-notice/terms.js';
import { type Dated, dated } from '#domain/scoring/facts/dated.js';
import type { Recorded } from '#kernel/event.js';
import { addDays, type LocalDate } from '#kernel/local-date.js';
import {
  adding,
  type DueDoc,
  type DueItem,
  type Dues,
  ending,
  holdersOf,
  holding,
  isFor,
  releasing,
} from './due-item.js';

type OfNotice = Recorded<ImprovementNoticeEvent>;

const STATE = 'submit-statement';
const PLAN = 'submit-improvement-plan';
const ACT = 'complete-improvement-action';
const REVIEW = 'review-improvement';
const LIFT = 'lift-improvement-notice';
const APPEAL = 'decide-appeal';

/** What a review leads to. */
const NEXT: Readonly<Record<ImprovementVerdict, string>> = { improved: LIFT, partly: REVIEW, 'not-improved': REVIEW };

const superior = ({ data }: OfNotice) => holdersOf('superior', data.branchId);
/** Who answers it: the member in person, or the officers of the branch. */
const answering = ({ data }: OfNotice) => data.memberId ?? holdersOf('branch-officer', data.branchId);
const both = (event: OfNotice) => [answering(event), superior(event)];

const earlier = (a: LocalDate, b: LocalDate) => (a < b ? a : b);

/**
 * 提醒、函询、诫勉: a statement and a plan from whom it concerns, and once that is heard reviews from above until one finds the
 * improvement that it is lifted for; an appeal waits for its decision, and holds up both. All that ends with the notice,
 * lifted or at the end of its effect period, save an appeal and what was planned: actions wait until they are done, of an
 * ended notice as of a lifted one (improvement-list says the same). What a plan says is not repeated here: to do for a
 * member, it is about a person.
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
        return adding(doc, {
          what: REVIEW,
          itemId,
          since: { ...since, on: unheardUntil },
          until: endsOn,
          yields: true,
        });
      }
      const state = { what: STATE, itemId, since, dueOn: respondBy, until: earlier(unheardUntil, endsOn) };
      return adding(doc, state, { what: PLAN, itemId, since, until: endsOn });
    },
    StatementSubmitted(doc, event) {
      const since = dated(event, event.data.on);
      return isFor(doc, superior(event)) ? heard(doc, since) : endingBy(doc, since, [STATE]);
    },
    ImprovementPlanSubmitted(doc, event) {
      const since = dated(event, event.data.on);
      const actions = event.data.actions.map(({ actionId, dueOn }) => ({ what: ACT, itemId: actionId, dueOn, since }));
      return adding(endingBy(doc, since, [PLAN]), ...actions);
    },
    ImprovementActionCompleted: (doc, event) =>
      ending(doc, dated(event, event.data.on), { what: ACT, itemId: event.data.actionId }),
    ImprovementReviewed(doc, event) {
      const { verdict, on } = event.data;
      const since = dated(event, on);
      if (isFor(doc, superior(event))) return reviewed(doc, NEXT[verdict], since);
      return verdict === 'improved' ? endingBy(doc, since, [PLAN]) : doc;
    },
    ImprovementNoticeLifted: (doc, event) => endingBy(doc, dated(event, event.data.on), [STATE, PLAN, REVIEW, LIFT]),
    ImprovementNoticeAppealed(doc, event) {
      const since = dated(event, event.data.on);
      return adding(holding(doc, APPEAL, since), { what: APPEAL, itemId: event.data.noticeId, since });
    },
    AppealDecided(doc, event) {
      // as if it had never been issued
      if (event.data.upheld) return undefined;
      const decided = dated(event, event.data.on);
      return releasing(ending(doc, decided, { what: APPEAL }), APPEAL, decided);
    },
  },
};

const endsAfter = ({ done }: DueItem, on: LocalDate): boolean => done === undefined || done.on > on;

/** By the day, not by the order of recording: what was to end later ends then. */
function endingBy(doc: DueDoc, done: Dated, what: readonly string[]): DueDoc {
  const ends = (item: DueItem) => what.includes(item.what) && endsAfter(item, done.on);
  return { ...doc, items: doc.items.map((item) => (ends(item) ? { ...item, done } : item)) };
}

/** The first review waits from the first statement on, if that comes before the day for it has passed. */
function heard(doc: DueDoc, since: Dated): DueDoc {
  const [first, ...others] = doc.items;
  return first && since.on < first.since.on ? { ...doc, items: [{ ...first, since }, ...others] } : doc;
}

/** What waited on the day of a review does so up to it, and what the review leads to up to the next one by date. */
function reviewed(doc: DueDoc, next: string, since: Dated): DueDoc {
  const waited = (item: DueItem) =>
    (item.what === REVIEW || item.what === LIFT) && item.since.on <= since.on && endsAfter(item, since.on);
  const items = doc.items.flatMap((item) =>
    waited(item)
      ? [
          { ...item, done: since },
          { ...item, what: next, since },
        ]
      : item,
  );
  return { ...doc, items };
}
