import type { LocalDate } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';
import type { Organization } from './organization.js';
import { type ExistingOrganization, owningBranch } from './tree.js';

/** Narrows a state that the runner has already found to exist. */
export function existing(state: Organization): ExistingOrganization {
  if (state.status === 'absent') throw new Rejection('not-found', 'orgId');
  return state;
}

/** `{ branchId }` for what a branch or a group owns, nothing for committees. */
export function ofBranch(organization: ExistingOrganization, day: LocalDate): { readonly branchId?: string } {
  const branchId = owningBranch(organization, day);
  return branchId === undefined ? {} : { branchId };
}
