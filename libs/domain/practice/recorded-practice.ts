import type { LocalDate } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import type { Practice } from './practice.js';

export type ExistingPractice = Exclude<Practice, { readonly status: 'absent' }>;

/** Narrows a state that the runner has already found to exist. */
export function recordedPractice(state: Practice): ExistingPractice {
  if (state.status === 'absent') throw new Rejection('not-found', 'practiceId');
  return state;
}

/** @throws Rejection `date-order` before it was recorded, `practice-withdrawn` from its withdrawal on */
export function mustStandOn(practice: ExistingPractice, day: LocalDate): void {
  mustNotPrecede(day, practice.recordedOn, 'on');
  if (practice.status === 'withdrawn' && practice.withdrawnOn <= day) {
    throw new Rejection('practice-withdrawn', 'practiceId', { on: practice.withdrawnOn });
  }
}

/** What stands on every event that is its owner's. */
export function ofPractice({ practiceId, branchId }: ExistingPractice) {
  return { practiceId, branchId };
}

/** The branch that recorded it. */
export function owner(state: Practice) {
  return { orgId: recordedPractice(state).branchId, field: 'practiceId' };
}
