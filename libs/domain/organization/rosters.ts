import type { LocalDate } from '#kernel/local-date.js';
import type { SetFold } from '#kernel/need.js';
import type { MemberEvent } from '../member/member.js';
import type { OrganizationEvent } from './organization.js';

/** The set of organizations under one; who adds a child touches it, a dissolution checks it. */
export const childrenOf = (orgId: string) => `children-of-${orgId}`;

/** The set of members of a branch; who adds or takes one touches it, who counts them checks it, such as a dissolution. */
export const membersOf = (branchId: string) => `members-of-${branchId}`;

/** From when, and up to which first day without it, something belongs to an organization. */
interface Stay {
  readonly from: LocalDate;
  readonly until?: LocalDate;
}

/** Who and what belongs to one organization, by id: children as `organization:<id>`, members as `member:<id>`. */
export type Roster = ReadonlyMap<string, readonly Stay[]>;

type RosterEvent = Extract<
  OrganizationEvent | MemberEvent,
  {
    type:
      | 'OrganizationEstablished'
      | 'OrganizationMoved'
      | 'OrganizationDissolved'
      | 'MemberEnrolled'
      | 'MemberTransferred'
      | 'MembershipEnded';
  }
>;

/** Folds an organization's children and members; a fold over the tag of the organization sees all that concerns it. */
export function rosterOf(orgId: string): SetFold<Roster, RosterEvent> {
  const belongs = (roster: Roster, key: string, change: { parent?: string; on: LocalDate }): Roster => {
    const stays = roster.get(key) ?? [];
    const closed = stays.map((stay) => (stay.until === undefined ? { ...stay, until: change.on } : stay));
    const next = change.parent === orgId ? [...closed, { from: change.on }] : closed;
    return next.length === 0 ? roster : new Map(roster).set(key, next);
  };
  // an end that is recorded late cuts short whatever was recorded after it
  const ends = (roster: Roster, key: string, day: LocalDate): Roster => {
    const stays = roster.get(key);
    if (!stays) return roster;
    const cut = stays.map((stay) => (stay.until === undefined || stay.until > day ? { ...stay, until: day } : stay));
    return new Map(roster).set(key, cut);
  };
  const on: SetFold<Roster, RosterEvent>['on'] = {
    OrganizationEstablished: (roster, { data }) =>
      belongs(roster, `organization:${data.orgId}`, {
        on: data.establishedOn,
        ...(data.parentId === undefined ? {} : { parent: data.parentId }),
      }),
    OrganizationMoved: (roster, { data }) =>
      belongs(roster, `organization:${data.orgId}`, { parent: data.parentId, on: data.effectiveOn }),
    OrganizationDissolved: (roster, { data }) => ends(roster, `organization:${data.orgId}`, data.dissolvedOn),
    MemberEnrolled: (roster, { data }) =>
      belongs(roster, `member:${data.memberId}`, { parent: data.branchId, on: data.enrolledOn }),
    MemberTransferred: (roster, { data }) =>
      belongs(roster, `member:${data.memberId}`, { parent: data.toBranchId, on: data.on }),
    MembershipEnded: (roster, { data }) => ends(roster, `member:${data.memberId}`, data.on),
  };
  return { initial: new Map(), on };
}

/** The ids (with their kind) that belong to the organization on a day or at any time after it. */
export function stillThereFrom(roster: Roster, day: LocalDate): readonly string[] {
  return [...roster]
    .filter(([, stays]) => stays.some(({ until }) => until === undefined || until > day))
    .map(([key]) => key);
}
