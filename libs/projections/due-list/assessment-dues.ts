import type { AssessmentCycleEvent } from '#domain/assessment-cycle/assessment-cycle.js';
import type { BranchAssessmentEvent } from '#domain/branch-assessment/branch-assessment.js';
import type { Perspective } from '#domain/branch-assessment/terms.js';
import { dated } from '#domain/scoring/facts/dated.js';
import type { Role } from '#kernel/actor.js';
import type { Recorded } from '#kernel/event.js';
import { adding, CONTESTED, type Dues, ending, hasOpen, holdersOf, isFor } from './due-item.js';

type OfBranch = Recorded<BranchAssessmentEvent>;

const officer = ({ data }: OfBranch) => [holdersOf('branch-officer', data.branchId)];
const superior = ({ data }: OfBranch) => [holdersOf('superior', data.branchId)];
const everybody = ({ data }: OfBranch) => ROLES_ASKED.map((role) => holdersOf(role, data.branchId));

const ROLES_ASKED: readonly Role[] = ['branch-officer', 'business-head', 'superior'];

/** Whose review is due by a day; officers of other branches may give theirs as well. */
const REVIEWER: { readonly [Each in Perspective]?: Role } = { party: 'superior', business: 'business-head' };

const REVIEW = 'record-assessor-review';
const PUBLISH = 'publish-scorecard';
const DECIDE = 'decide-scorecard-objection';
const CONCLUDE = 'conclude-branch-assessment';

/**
 * 支部考核: a self assessment from the branch, a review from the business side and from above, a card, decisions on objections
 * and a conclusion from above. What a cycle and its branch assessments ask for stands in one document for each waiter
 * and cycle. Its folds only ever add, and end what has not ended: the documents keep both clocks.
 */
export const assessmentDues: Dues<AssessmentCycleEvent | BranchAssessmentEvent> = {
  stream: ({ data }) => `assessmentCycle-${data.cycleId}`,
  waiters: {
    AssessmentCycleOpened: ({ data }) => data.branchIds.flatMap((id) => ROLES_ASKED.map((role) => holdersOf(role, id))),
    SelfAssessmentSubmitted: officer,
    AssessorReviewRecorded({ data }) {
      const role = REVIEWER[data.perspective];
      return role === undefined ? [] : [holdersOf(role, data.branchId)];
    },
    ScorecardPublished: superior,
    ScorecardObjected: superior,
    ScorecardObjectionDecided: superior,
    BranchAssessmentConcluded: everybody,
  },
  on: {
    AssessmentCycleOpened(doc, event) {
      const { cycleId: itemId, selfBy, reviewBy, publishBy } = event.data;
      const since = dated(event, event.occurredOn);
      if (isFor(doc, holdersOf('branch-officer', doc.branchId))) {
        return adding(doc, { what: 'submit-self-assessment', itemId, dueOn: selfBy, since });
      }
      const reviewing = adding(doc, { what: REVIEW, itemId, dueOn: reviewBy, since });
      return isFor(doc, holdersOf('superior', doc.branchId))
        ? adding(reviewing, { what: PUBLISH, itemId, dueOn: publishBy, since })
        : reviewing;
    },
    SelfAssessmentSubmitted: (doc, event) => ending(doc, dated(event, event.occurredOn)),
    AssessorReviewRecorded: (doc, event) => ending(doc, dated(event, event.occurredOn), { what: REVIEW }),
    ScorecardPublished(doc, event) {
      const since = dated(event, event.occurredOn);
      const before = ending(doc, since, { what: PUBLISH });
      const { cycleId: itemId, edition } = event.data;
      return adding(before, { what: CONCLUDE, itemId, since, ...(edition > 1 ? CONTESTED : {}) });
    },
    ScorecardObjected(doc, event) {
      const { objectionId, indicatorId } = event.data;
      const since = dated(event, event.occurredOn);
      // nothing rests on what is contested
      const waiting = ending(doc, since, { what: CONCLUDE });
      return adding(waiting, { what: DECIDE, itemId: objectionId, since, about: indicatorId, ...CONTESTED });
    },
    ScorecardObjectionDecided(doc, event) {
      const { cycleId, objectionId, upheld } = event.data;
      const since = dated(event, event.occurredOn);
      const decided = ending(doc, since, { itemId: objectionId });
      const asksForNext = upheld && !hasOpen(decided, PUBLISH);
      const next = asksForNext ? adding(decided, { what: PUBLISH, itemId: cycleId, since, ...CONTESTED }) : decided;
      return hasOpen(next, PUBLISH) || hasOpen(next, DECIDE)
        ? next
        : adding(next, { what: CONCLUDE, itemId: cycleId, since, ...CONTESTED });
    },
    BranchAssessmentConcluded: (doc, event) => ending(doc, dated(event, event.data.on)),
  },
};
