import { Rejection } from '#kernel/rejection.js';
import type { ExistingInitiative } from './launched.js';

/**
 * What a branch records, it links to its own initiatives, also to those that have ended since.
 * @throws Rejection `initiative-of-another-branch` at `initiativeId`
 */
export function mustBeInitiativeOf(branchId: string, initiative: ExistingInitiative | undefined): void {
  if (initiative === undefined || initiative.branchId === branchId) return;
  const { initiativeId, branchId: owner } = initiative;
  throw new Rejection('initiative-of-another-branch', 'initiativeId', { initiativeId, branchId: owner });
}
