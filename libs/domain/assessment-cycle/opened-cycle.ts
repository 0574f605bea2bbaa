import { Rejection } from '#kernel/rejection.js';
import type { AssessmentCycle } from './assessment-cycle.js';

export type ExistingCycle = Exclude<AssessmentCycle, { readonly status: 'absent' }>;

/** Narrows a state that the runner has already found to exist. */
export function openedCycle(state: AssessmentCycle): ExistingCycle {
  if (state.status === 'absent') throw new Rejection('not-found', 'cycleId');
  return state;
}

/** @throws Rejection `cycle-closed`: then nothing of it changes any more, whatever day it is about */
export function mustNotBeClosed(cycle: ExistingCycle): void {
  if (cycle.status === 'closed') throw new Rejection('cycle-closed', 'cycleId', { on: cycle.closedOn });
}
