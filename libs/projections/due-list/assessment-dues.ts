import type { AssessmentCycleEvent } from '#domain/assessment-cycle/assessment-cycle.js';
import type { BranchAssessmentEvent } from '#domain/branch-assessment/branch-assessment.js';
import { dated } from '#domain/scoring/facts/dated.js';
import type { Recorded } from '#kernel/event.js';
import { adding, type DueDoc, type Dues, ending, holdersOf, isFor } from './due-item.js';

type OfBranch = Recorded<BranchAssessmentEvent>;

const officer = ({ data }: OfBranch) => [holdersOf('branch-officer', data.branchId)];
const superior = ({ data }: OfBranch) => [holdersOf('superior', data.branchId)];
const both = (event: OfBranch) => [...officer(event), ...superior(event)];

/**
 * 支部考核: a self assessment from the branch, a card, decisions on objections and a conclusion from above. What a cycle and
 * its branch assessments ask for stands in one document for each waiter and cycle.
 */
export const assessmentDues: Dues<AssessmentCycleEvent | BranchAssessmentEvent> = {
  stream: ({ data }) => `assessmentCycle-${data.cycleId}`,
  waiters: {
    AssessmentCycleOpened: ({ data }) =>
      data.branchIds.flatMap((id) => [holdersOf('branch-officer', id), holdersOf('superior', id)]),
    SelfAssessmentSubmitted: officer,
    ScorecardPublished: superior,
    ScorecardObjected: superior,
    ScorecardObjectionDecided: superior,
    BranchAssessmentConcluded: both,
  },
  on: {
    AssessmentCycleOpened(doc, event) {
      const { cycleId, selfBy, publishBy } = event.data;
      const since = dated(event, event.occurredOn);
      const isOfficers = isFor(doc, holdersOf('branch-officer', doc.branchId));
      const [what, dueOn] = isOfficers ? ['submit-self-assessment', selfBy] : ['publish-scorecard', publishBy];
      return adding(doc, { what, itemId: cycleId, dueOn, since });
    },
    SelfAssessmentSubmitted: (doc, event) => ending(doc, dated(event, event.occurredOn)),
    ScorecardPublished(doc, event) {
      const since = dated(event, event.occurredOn);
      const before = ending(doc, since);
      return adding(before, { what: 'conclude-branch-assessment', itemId: event.data.cycleId, since });
    },
    ScorecardObjected(doc, event) {
      const { objectionId, indicatorId } = event.data;
      const since = dated(event, event.occurredOn);
      return adding(doc, { what: 'decide-scorecard-objection', itemId: objectionId, since, about: indicatorId });
    },
    ScorecardObjectionDecided(doc, event) {
      const { cycleId, objectionId, upheld } = event.data;
      const since = dated(event, event.occurredOn);
      const decided = ending(doc, since, { itemId: objectionId });
      if (!upheld) return decided;
      const contested = ending(decided, since, { what: 'conclude-branch-assessment' });
      return hasOpen(contested, 'publish-scorecard')
        ? contested
        : adding(contested, { what: 'publish-scorecard', itemId: cycleId, since });
    },
    BranchAssessmentConcluded: (doc, event) => ending(doc, dated(event, event.data.on)),
  },
};

function hasOpen({ items }: DueDoc, what: string): boolean {
  return items.some((item) => item.what === what && item.done === undefined);
}
