import type { LocalDate } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';
import type { Member } from './member.js';

export const MEMBER_STATUSES = ['probationary', 'full'] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

export const END_REASONS = ['moved-away', 'left', 'deceased', 'expelled', 'other'] as const;
export type EndReason = (typeof END_REASONS)[number];

export type ExistingMember = Exclude<Member, { readonly status: 'absent' }>;

/** Narrows a state that the runner has already found to exist. */
export function enrolled(state: Member): ExistingMember {
  if (state.status === 'absent') throw new Rejection('not-found', 'memberId');
  return state;
}

/** The member's branch on a day; undefined before enrolment and from the day of the end on. */
export function branchOn(member: ExistingMember, day: LocalDate): string | undefined {
  if (member.status === 'ended' && day >= member.endedOn) return undefined;
  return member.stays.findLast((stay) => stay.from <= day)?.branchId;
}

/** The branches of later, already recorded stays. */
export function branchesAfter(member: ExistingMember, day: LocalDate): readonly string[] {
  return [...new Set(member.stays.filter((stay) => stay.from > day).map((stay) => stay.branchId))];
}

export function statusOn(member: ExistingMember, day: LocalDate): MemberStatus {
  return member.fullFrom !== undefined && member.fullFrom <= day ? 'full' : 'probationary';
}

/** The branch on a day on which the member must be active. @throws Rejection `member-not-active` */
export function activeBranchOn(member: ExistingMember, day: LocalDate, field: string): string {
  const branchId = branchOn(member, day);
  if (branchId === undefined) throw new Rejection('member-not-active', field, { memberId: member.memberId, on: day });
  return branchId;
}

/** `{ branchId, laterBranchIds? }` of a fact about membership that is dated before recorded transfers. */
export function branchesOf(member: ExistingMember, day: LocalDate, field: string) {
  const branchId = activeBranchOn(member, day, field);
  const later = branchesAfter(member, day).filter((id) => id !== branchId);
  return { branchId, ...(later.length === 0 ? {} : { laterBranchIds: later }) };
}
