import { Rejection } from '#kernel/rejection.js';
import type { Initiative } from './initiative.js';

export type ExistingInitiative = Exclude<Initiative, { readonly status: 'absent' }>;

/** Narrows a state that the runner has already found to exist. */
export function launched(state: Initiative): ExistingInitiative {
  if (state.status === 'absent') throw new Rejection('not-found', 'initiativeId');
  return state;
}

/** @throws Rejection `initiative-closed` or `initiative-abandoned`: an initiative ends once, whatever the date */
export function running(state: Initiative): Extract<Initiative, { status: 'running' }> {
  const initiative = launched(state);
  if (initiative.status === 'running') return initiative;
  mustNotBeAbandoned(initiative);
  throw new Rejection('initiative-closed', 'initiativeId', { on: initiative.endedOn });
}

/** @throws Rejection `initiative-abandoned` */
export function mustNotBeAbandoned(initiative: ExistingInitiative): void {
  if (initiative.status === 'abandoned') {
    throw new Rejection('initiative-abandoned', 'initiativeId', { on: initiative.endedOn });
  }
}

/** What stands on every event of the initiative. */
export function ofInitiative({ initiativeId, branchId, taskIds }: ExistingInitiative) {
  return { initiativeId, branchId, taskIds };
}

/** Whom and what it names: its people find in their own histories what became of it. */
export function namedBy({ leadId, memberIds, taskIds }: Pick<ExistingInitiative, 'leadId' | 'memberIds' | 'taskIds'>) {
  return { member: [...new Set([leadId, ...memberIds])], task: taskIds };
}

/** The branch that launched it. */
export function launchingBranch(state: Initiative) {
  return [{ orgId: launched(state).branchId, field: 'initiativeId' }];
}
