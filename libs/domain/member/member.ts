import { type Aggregate, created, type Evolve } from '#kernel/aggregate.js';
import { type EventOf, v1 } from '#kernel/event.js';
import type { PersonalText } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import { confirmFullMembership } from './confirm-full-membership.js';
import { endMembership } from './end-membership.js';
import { enrollMember } from './enroll-member.js';
import { memberTexts } from './member-texts.js';
import type { EndReason, MemberStatus } from './membership.js';
import { transferMember } from './transfer-member.js';

export const memberEvents = {
  MemberEnrolled: v1<{
    readonly memberId: string;
    readonly name: PersonalText;
    readonly branchId: string;
    readonly status: MemberStatus;
    readonly joinedOn: LocalDate;
    readonly position?: PersonalText;
    readonly enrolledOn: LocalDate;
  }>(),
  FullMembershipConfirmed: v1<{
    readonly memberId: string;
    readonly on: LocalDate;
    /** The branch on that day. */
    readonly branchId: string;
    /** Where later transfers, recorded before, have taken the member since. */
    readonly laterBranchIds?: readonly string[];
  }>(),
  MemberTransferred: v1<{
    readonly memberId: string;
    readonly fromBranchId: string;
    readonly toBranchId: string;
    readonly on: LocalDate;
    readonly reason: string;
    /** On that day. */
    readonly status: MemberStatus;
    /** A confirmation recorded before but dated later: the new branch was not told of it. */
    readonly confirmedOn?: LocalDate;
  }>(),
  MembershipEnded: v1<{
    readonly memberId: string;
    readonly on: LocalDate;
    readonly reason: EndReason;
    readonly branchId: string;
    readonly laterBranchIds?: readonly string[];
  }>(),
};

export type MemberEvent = EventOf<typeof memberEvents>;

interface Enrolled {
  readonly memberId: string;
  readonly joinedOn: LocalDate;
  /** Branches in order of date; the first from the day of enrolment. */
  readonly stays: readonly [Stay, ...Stay[]];
  /** From when a full member; undefined while on probation. */
  readonly fullFrom?: LocalDate;
}

export interface Stay {
  readonly branchId: string;
  readonly from: LocalDate;
}

export type Member =
  | { readonly status: 'absent' }
  | ({ readonly status: 'enrolled' } & Enrolled)
  /** `endedOn` is the first day outside the party's roll. */
  | ({ readonly status: 'ended'; readonly endedOn: LocalDate } & Enrolled);

const evolve: Evolve<Member, MemberEvent> = {
  MemberEnrolled: (_, { memberId, joinedOn, branchId, enrolledOn, status }) => ({
    status: 'enrolled',
    memberId,
    joinedOn,
    stays: [{ branchId, from: enrolledOn }],
    ...(status === 'full' ? { fullFrom: enrolledOn } : {}),
  }),
  FullMembershipConfirmed: (state, { on }) => ({ ...created(state), fullFrom: on }),
  MemberTransferred: (state, { toBranchId, on }) => {
    const member = created(state);
    return { ...member, stays: [...member.stays, { branchId: toBranchId, from: on }] };
  },
  MembershipEnded: (state, { on }) => ({ ...created(state), status: 'ended', endedOn: on }),
};

/** 党员: enrolment, confirmation, transfer, end. */
export const member = {
  name: 'member',
  events: memberEvents,
  initial: { status: 'absent' } as Member,
  evolve,
  commands: { enrollMember, confirmFullMembership, transferMember, endMembership },
  texts: memberTexts,
} satisfies Aggregate<Member, MemberEvent>;
