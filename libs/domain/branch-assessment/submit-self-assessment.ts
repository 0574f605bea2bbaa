import { commandOn, may } from '#kernel/command.js';
import { Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import type { BranchAssessment, BranchAssessmentEvent } from './branch-assessment.js';
import { assessedBranch, itsCycleAndBranch, mustBeUnderWay, mustLieInCycle, ofAssessment } from './under-way.js';

/** Has no date: it happens on the day on which it is recorded. */
export class SubmitSelfAssessment {
  @Id() readonly cycleId!: string;
  @Id() readonly branchId!: string;
  @Text() readonly strengths!: string;
  @Text() readonly shortfalls!: string;
  @Text() readonly plan!: string;
}

export const submitSelfAssessment = commandOn<BranchAssessment, BranchAssessmentEvent>()({
  input: SubmitSelfAssessment,
  summary: { zh: '提交支部自评', en: 'Submit the self-assessment' },
  by: [may.branchOfficer],
  emits: 'SelfAssessmentSubmitted',
  stream: ofAssessment,
  concerns: (input) => assessedBranch(input),
  needs: (input) => itsCycleAndBranch(input),
  decide(input, state, { cycle, branch, concerned }) {
    mustBeUnderWay(state, cycle);
    mustLieInCycle({ cycle, branch, concerned });
    if (state.selfAssessed) throw new Rejection('already-submitted', 'branchId');
    return { data: { ...input, year: cycle.year } };
  },
});
