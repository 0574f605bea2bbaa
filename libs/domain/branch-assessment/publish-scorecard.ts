import { commandOn, may } from '#kernel/command.js';
import { Id, PastDay } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustHaveNoOpenObjection } from '../objection/objections.js';
import { publishedCard } from '../scoring/published-card.js';
import type { BranchAssessment, BranchAssessmentEvent } from './branch-assessment.js';
import { itsCard, itsFacts } from './published-scorecard.js';
import {
  assessedBranch,
  itsCycleAndBranch,
  mustBeUnderWayOrContested,
  mustLieInCycle,
  ofAssessment,
} from './under-way.js';

/** Has no date of its own: an edition happens on the day on which it is published. */
export class PublishScorecard {
  @Id() readonly cycleId!: string;
  @Id() readonly branchId!: string;
  @PastDay() readonly asOf!: string;
}

/**
 * The first edition, or the next one after an upheld objection: the branch's card by the cycle's scheme, from all that is
 * known now. It never changes; what is recorded later shows beside it.
 */
export const publishScorecard = commandOn<BranchAssessment, BranchAssessmentEvent>()({
  input: PublishScorecard,
  summary: { zh: '公布记分卡', en: 'Publish a scorecard' },
  by: [may.superior],
  emits: 'ScorecardPublished',
  stream: ofAssessment,
  closing: true,
  concerns: (input) => assessedBranch(input),
  needs: (input) => ({ ...itsCycleAndBranch(input), facts: itsFacts(input) }),
  decide(input, state, { cycle, branch, concerned, facts }) {
    mustBeUnderWayOrContested(state, cycle);
    const { edition } = state;
    if (!edition) mustLieInCycle({ cycle, branch, concerned });
    mustHaveNoOpenObjection(state.objections, 'branchId');
    if (edition && !edition.contested) throw new Rejection('edition-stands', 'branchId', { edition: edition.edition });
    const notBefore = `${cycle.year}-01-01`;
    // as for a question, but at the field that was given: the year is the cycle's
    if (input.asOf < notBefore) throw new Rejection('not-found', 'asOf', { notBefore });
    const card = itsCard(input, { cycle, documents: facts.documents });
    if (facts.throughEventId === undefined) throw new Error(`${input.branchId} has a card and no events`);
    return {
      data: {
        ...input,
        ...{ year: cycle.year, edition: (edition?.edition ?? 0) + 1 },
        ...{ scorecard: publishedCard(card), digest: card.digest, throughEventId: facts.throughEventId },
      },
    };
  },
});
