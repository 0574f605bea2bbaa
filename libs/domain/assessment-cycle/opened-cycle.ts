import { Rejection } from '#kernel/rejection.js';
import type { AssessmentCycle } from './assessment-cycle.js';

export type ExistingCycle = Exclude<AssessmentCycle, { readonly status: 'absent' }>;

/** Narrows a state that the runner has already found to exist. */
export function openedCycle(state: AssessmentCycle): ExistingCycle {
  if (state.status === 'absent') throw new Rejection('not-found', 'cycleId');
  return state;
}

/**
 * With its closing a cycle takes nothing new, whatever day it is about. Only who is judged may still object, and what was
 * objected to goes on to its end: no closing cuts that off.
 * @throws Rejection `cycle-closed`
 */
export function mustNotBeClosed(cycle: ExistingCycle): void {
  if (cycle.status === 'closed') throw new Rejection('cycle-closed', 'cycleId', { on: cycle.closedOn });
}
