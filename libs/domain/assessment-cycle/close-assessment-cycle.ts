import { commandOn, may } from '#kernel/command.js';
import { HappenedOn, Id } from '#kernel/fields.js';
import { mustNotPrecede } from '../dates.js';
import type { AssessmentCycle, AssessmentCycleEvent } from './assessment-cycle.js';
import { mustNotBeClosed, openedCycle } from './opened-cycle.js';

export class CloseAssessmentCycle {
  @Id() readonly cycleId!: string;
  @HappenedOn() readonly on!: string;
}

/** Whatever has not been concluded by then stays as it is. */
export const closeAssessmentCycle = commandOn<AssessmentCycle, AssessmentCycleEvent>()({
  input: CloseAssessmentCycle,
  summary: { zh: '结束考核周期', en: 'Close an assessment cycle' },
  by: [may.superiorOfItsBranches, may.branchOfficer],
  emits: 'AssessmentCycleClosed',
  stream: { by: ['cycleId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => [{ orgId: openedCycle(state).orgId, field: 'cycleId' }],
  decide(input, state) {
    const cycle = openedCycle(state);
    mustNotBeClosed(cycle);
    mustNotPrecede(input.on, cycle.openedOn, 'on');
    return { data: { ...input, orgId: cycle.orgId, year: cycle.year } };
  },
});
