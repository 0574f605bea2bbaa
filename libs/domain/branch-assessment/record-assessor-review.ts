import { type Condition, commandOn, may } from '#kernel/command.js';
import { Choice, Decimal, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import type { BranchAssessment, BranchAssessmentEvent } from './branch-assessment.js';
import { PERSPECTIVES, type Perspective, reviewKey } from './terms.js';
import { assessedBranch, itsCycleAndBranch, mustBeUnderWay, mustLieInCycle, ofAssessment } from './under-way.js';

/** Has no date: it happens on the day on which it is recorded. */
export class RecordAssessorReview {
  @Id() readonly cycleId!: string;
  @Id() readonly branchId!: string;
  @Choice(PERSPECTIVES) readonly perspective!: Perspective;
  @Decimal({ min: 0, max: 100, decimals: 2 }) readonly rating!: number;
  @Text() readonly comment!: string;
}

/** Each sees the branch from where they stand, and from nowhere else. */
function seenAs(perspective: Perspective, text: Condition['text']): Condition<RecordAssessorReview> {
  return { text, holds: (input) => input.perspective === perspective };
}

export const recordAssessorReview = commandOn<BranchAssessment, BranchAssessmentEvent>()({
  input: RecordAssessorReview,
  summary: { zh: '记录评议', en: "Record an assessor's review" },
  by: [
    { ...may.superior, only: seenAs('party', { zh: '党建方面', en: 'as to party work' }) },
    { ...may.businessHead, only: seenAs('business', { zh: '业务方面', en: 'as to business work' }) },
    { ...may.officerOfAnother, only: seenAs('peer', { zh: '同行评议', en: 'as a peer' }) },
  ],
  emits: 'AssessorReviewRecorded',
  stream: ofAssessment,
  closing: true,
  concerns: (input) => assessedBranch(input),
  needs: (input) => itsCycleAndBranch(input),
  decide(input, state, { cycle, branch, concerned, actor }) {
    mustBeUnderWay(state, cycle);
    mustLieInCycle({ cycle, branch, concerned });
    if (state.reviews.has(reviewKey(input.perspective, actor.id))) {
      throw new Rejection('already-reviewed', 'perspective');
    }
    return { data: { ...input, year: cycle.year } };
  },
});
