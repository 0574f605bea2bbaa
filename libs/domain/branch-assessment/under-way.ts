import type { Concerned } from '#kernel/command.js';
import { Rejection } from '#kernel/rejection.js';
import { type ExistingCycle, mustNotBeClosed } from '../assessment-cycle/opened-cycle.js';
import { one } from '../needs.js';
import type { ExistingOrganization } from '../organization/tree.js';
import type { BranchAssessment, Edition } from './branch-assessment.js';

/** The two ids that name an assessment. */
export interface Named {
  readonly cycleId: string;
  readonly branchId: string;
}

/** Its stream, which its first event begins: whether something must have come before is for each command to say. */
export const ofAssessment = { by: ['cycleId', 'branchId'], must: 'may-exist' } as const;

export const assessedBranch = ({ branchId }: Named) => [{ orgId: branchId, field: 'branchId' }];

export const itsCycle = ({ cycleId }: Named) => ({ cycle: one('assessmentCycle', cycleId, 'cycleId') });

/** For what may begin an assessment. */
export const itsCycleAndBranch = (named: Named) => ({
  ...itsCycle(named),
  branch: one('organization', named.branchId, 'branchId'),
});

/** @throws Rejection `cycle-closed`, `assessment-concluded` */
export function mustBeUnderWay(state: BranchAssessment, cycle: ExistingCycle): void {
  mustNotBeClosed(cycle);
  mustNotBeConcluded(state);
}

/**
 * For what leads on from an objection: that it was raised before the cycle was closed, or after it, makes no difference.
 * @throws Rejection `cycle-closed` where nobody has objected; `assessment-concluded`
 */
export function mustBeUnderWayOrContested(state: BranchAssessment, cycle: ExistingCycle): void {
  if (state.objections.size === 0) mustNotBeClosed(cycle);
  mustNotBeConcluded(state);
}

/** @throws Rejection `assessment-concluded` */
export function mustNotBeConcluded(state: BranchAssessment): void {
  if (state.status === 'concluded') throw new Rejection('assessment-concluded', 'branchId', { on: state.concludedOn });
}

/** What the place of a branch is judged by. */
interface Placed {
  readonly cycle: ExistingCycle;
  readonly branch: ExistingOrganization;
  readonly concerned: readonly Concerned[];
}

/**
 * What follows a first edition (objections, decisions, next editions, the conclusion) doesn't ask this again: it goes on
 * where the branch has moved meanwhile.
 * @throws Rejection `not-a-branch`; `branch-outside-cycle` unless it lies below the cycle's committee on the day of recording
 */
export function mustLieInCycle({ cycle, branch, concerned }: Placed): void {
  if (branch.kind !== 'branch') throw new Rejection('not-a-branch', 'branchId');
  if (!concerned.some(({ orgId, above }) => orgId === branch.orgId && above.includes(cycle.orgId))) {
    throw new Rejection('branch-outside-cycle', 'branchId', { orgId: cycle.orgId });
  }
}

/** @throws Rejection `no-edition` as long as no scorecard has been published */
export function lastEdition({ edition }: BranchAssessment): Edition {
  if (!edition) throw new Rejection('no-edition', 'branchId');
  return edition;
}
