import type { Recorded } from '#kernel/event.js';
import type { PersonalText } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { FoldTable } from '#kernel/projection.js';
import type { MemberEvent } from '../../member/member.js';
import { begun, type Dated, dated, type Fact } from './dated.js';

/** A time in the branch; `on` is its first day. */
export interface StayFact extends Dated {
  /** The transfer to another branch; `on` is the first day there. */
  readonly left?: Dated;
}

/** A member as one branch knows them. */
export interface MemberFact extends Fact<'member'> {
  /** Sealed (◆), opened at the edge. Absent for somebody who came from another branch: only enrolment states it. */
  readonly name?: PersonalText;
  /** The day of joining the party; absent like the name. */
  readonly joinedOn?: LocalDate;
  /** In order of date. */
  readonly stays: readonly StayFact[];
  /** The earliest day on which the branch knows them as a full member. */
  readonly full?: Dated;
  /** The end of the membership in the party; `on` is the first day without. */
  readonly ended?: Dated;
}

type Transferred = Recorded<Extract<MemberEvent, { type: 'MemberTransferred' }>>;

export const memberFacts: FoldTable<MemberFact, MemberEvent> = {
  MemberEnrolled(_, event) {
    const { memberId, branchId, name, joinedOn, enrolledOn, status } = event.data;
    const first = dated(event, enrolledOn);
    const full = status === 'full' ? { full: first } : {};
    return { branchId, kind: 'member', id: memberId, first, name, joinedOn, stays: [first], ...full };
  },
  FullMembershipConfirmed(before, event) {
    const fact = begun(before, event);
    return { ...fact, full: earlier(fact.full, dated(event, event.data.on)) };
  },
  MemberTransferred: (fact, event, key) =>
    key.startsWith(`${event.data.fromBranchId}/`) ? leaves(fact, event) : arrives(fact, event),
  MembershipEnded: (fact, event) => ({ ...begun(fact, event), ended: dated(event, event.data.on) }),
};

function leaves(before: MemberFact | undefined, event: Transferred): MemberFact {
  const fact = begun(before, event);
  const left = dated(event, event.data.on);
  return { ...fact, stays: fact.stays.map((stay) => (stay.left === undefined ? { ...stay, left } : stay)) };
}

function arrives(before: MemberFact | undefined, event: Transferred): MemberFact {
  const { memberId, toBranchId, on, status, confirmedOn } = event.data;
  const first = dated(event, on);
  const fact = before ?? { branchId: toBranchId, kind: 'member' as const, id: memberId, first, stays: [] };
  const fullFrom = status === 'full' ? on : confirmedOn;
  const full = fullFrom === undefined ? {} : { full: earlier(fact.full, dated(event, fullFrom)) };
  return { ...fact, stays: [...fact.stays, first], ...full };
}

function earlier(one: Dated | undefined, other: Dated): Dated {
  return one !== undefined && one.on <= other.on ? one : other;
}
