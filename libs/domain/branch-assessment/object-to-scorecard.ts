import { commandOn, may } from '#kernel/command.js';
import { Id, NewId, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustBeNewObjection } from '../objection/objections.js';
import type { BranchAssessment, BranchAssessmentEvent } from './branch-assessment.js';
import { assessedBranch, itsCycle, lastEdition, mustNotBeConcluded, ofAssessment } from './under-way.js';

export class ObjectToScorecard {
  @Id() readonly cycleId!: string;
  @Id() readonly branchId!: string;
  @NewId() readonly objectionId!: string;
  /** One of the last edition's. */
  @Id() readonly indicatorId!: string;
  @Text() readonly grounds!: string;
}

/** Also when the cycle is closed: the edition stands as long as it is not concluded, and what it says goes on. */
export const objectToScorecard = commandOn<BranchAssessment, BranchAssessmentEvent>()({
  input: ObjectToScorecard,
  summary: { zh: '对记分卡提出异议', en: 'Object to a scorecard' },
  by: [may.branchOfficer],
  emits: 'ScorecardObjected',
  stream: ofAssessment,
  concerns: (input) => assessedBranch(input),
  needs: (input) => itsCycle(input),
  decide(input, state, { cycle }) {
    mustNotBeConcluded(state);
    const { edition, indicatorIds } = lastEdition(state);
    mustBeNewObjection(state.objections, input.objectionId);
    if (!indicatorIds.includes(input.indicatorId)) throw new Rejection('not-found', 'indicatorId');
    return { data: { ...input, edition, year: cycle.year } };
  },
});
