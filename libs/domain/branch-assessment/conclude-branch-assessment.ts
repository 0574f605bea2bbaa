import { commandOn, may } from '#kernel/command.js';
import { Choice, HappenedOn, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import { mustHaveNoOpenObjection } from '../objection/objections.js';
import type { BranchAssessment, BranchAssessmentEvent } from './branch-assessment.js';
import { BRANCH_GRADES, type BranchGrade } from './terms.js';
import { assessedBranch, itsCycle, lastEdition, mustBeUnderWayOrContested, ofAssessment } from './under-way.js';

export class ConcludeBranchAssessment {
  @Id() readonly cycleId!: string;
  @Id() readonly branchId!: string;
  @Choice(BRANCH_GRADES) readonly grade!: BranchGrade;
  @Text() readonly reasons!: string;
  /** The meeting. */
  @Text(200) readonly decidedBy!: string;
  @HappenedOn() readonly on!: string;
}

/** The meeting's grade is its own: no number leads to it. */
export const concludeBranchAssessment = commandOn<BranchAssessment, BranchAssessmentEvent>()({
  input: ConcludeBranchAssessment,
  summary: { zh: '作出考核结论', en: "Conclude a branch's assessment" },
  by: [may.superior],
  emits: 'BranchAssessmentConcluded',
  stream: ofAssessment,
  closing: true,
  concerns: (input) => assessedBranch(input),
  needs: (input) => itsCycle(input),
  decide(input, state, { cycle }) {
    mustBeUnderWayOrContested(state, cycle);
    const { edition, contested, settledOn } = lastEdition(state);
    mustHaveNoOpenObjection(state.objections, 'branchId');
    if (contested) throw new Rejection('edition-contested', 'branchId', { edition });
    mustNotPrecede(input.on, settledOn, 'on');
    return { data: { ...input, edition, year: cycle.year } };
  },
});
