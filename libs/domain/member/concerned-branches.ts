import type { Concern, Guard } from '#kernel/command.js';
import type { LocalDate } from '#kernel/local-date.js';
import { membersOf } from '../organization/rosters.js';
import type { Member } from './member.js';
import { branchesAfter, branchOn, type ExistingMember, enrolled } from './membership.js';

/**
 * The branches that a fact about a membership concerns: the one on that day and all later ones. A day on which there
 * is none concerns the last branch, so that the scope is judged before the date is.
 */
export function concernedBranches(state: Member, day: LocalDate): readonly Concern[] {
  const member = enrolled(state);
  const then = branchConcerned(member, day, 'memberId');
  const later = branchesAfter(member, day).filter((branchId) => branchId !== then.orgId);
  return [then, ...later.map((orgId) => ({ orgId, field: 'memberId', mustStand: false }) as const)];
}

/** Of whoever leaves them: those branches have a member less. */
export function leaving(state: Member, day: LocalDate): readonly Guard[] {
  return concernedBranches(state, day).map(({ orgId }) => ({ set: membersOf(orgId), mode: 'touch' }));
}

/** The branch that any other fact about a member concerns: the one on that day, or else the last. */
export function branchConcerned(member: ExistingMember, day: LocalDate, field: string): Concern {
  const last = member.stays.at(-1) ?? member.stays[0];
  return { orgId: branchOn(member, day) ?? last.branchId, field };
}
