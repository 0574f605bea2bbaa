import type { Recorded } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { SetFold } from '#kernel/need.js';
import type { MemberEvent } from '../member/member.js';
import { factKey } from '../scoring/facts/branch-facts-fold.js';
import { type MemberFact, memberFacts } from '../scoring/facts/member-fact.js';
import { fullMembersOn } from '../scoring/membership.js';
import type { AppraisalEvent } from './appraisal.js';

/**
 * The set of members appraised as excellent in a cycle; who concludes one checks and touches it, so that no two take a
 * branch's last place. It is the whole cycle's: conclusions are few, and nothing has to be known of the branch.
 */
export const excellentIn = (cycleId: string) => `excellent-appraisals-${cycleId}`;

/** "At most a third of the branch's full members, rounded down" (DOMAIN.md §3). */
export function excellentQuota(fullMembers: number): number {
  return Math.floor(fullMembers / 3);
}

/** What a branch's places are counted by. */
export interface Places {
  readonly members: ReadonlyMap<string, MemberFact>;
  /** Members of the branch who stand as excellent in the cycle. */
  readonly excellent: ReadonlySet<string>;
}

export function quotaOn({ members }: Places, day: LocalDate): number {
  return excellentQuota(fullMembersOn([...members.values()], day));
}

type PlacesEvent = MemberEvent | Extract<AppraisalEvent, { type: 'AppraisalConcluded' | 'AppraisalObjectionDecided' }>;

/** Folds a branch's members, and who was concluded excellent in a cycle; an upheld objection gives the place back. */
export function placesOf(branchId: string, cycleId: string): SetFold<Places, PlacesEvent> {
  const isOne = (data: { readonly cycleId: string; readonly branchId: string }) =>
    data.cycleId === cycleId && data.branchId === branchId;
  const withMember = (places: Places, event: Recorded<MemberEvent>): Places => {
    if (!branchesIn(event.data).includes(branchId)) return places;
    const key = factKey(branchId, event.stream);
    const before = places.members.get(event.stream);
    const step = memberFacts[event.type] as MemberStep | undefined;
    const fact = step?.(before, event, key);
    return fact ? { ...places, members: new Map(places.members).set(event.stream, fact) } : places;
  };
  const without = ({ excellent }: Places, memberId: string) => [...excellent].filter((id) => id !== memberId);
  return {
    initial: { members: new Map(), excellent: new Set() },
    on: {
      MemberEnrolled: withMember,
      FullMembershipConfirmed: withMember,
      MemberTransferred: withMember,
      MembershipEnded: withMember,
      AppraisalConcluded: (places, { data }) =>
        isOne(data) && data.grade === 'excellent'
          ? { ...places, excellent: new Set([...places.excellent, data.memberId]) }
          : places,
      AppraisalObjectionDecided: (places, { data }) =>
        isOne(data) && data.upheld ? { ...places, excellent: new Set(without(places, data.memberId)) } : places,
    },
  };
}

type MemberStep = (fact: MemberFact | undefined, event: Recorded<MemberEvent>, key: string) => MemberFact | undefined;

/** The branches that a fact about a membership belongs to. */
function branchesIn(data: MemberEvent['data']): readonly string[] {
  if ('fromBranchId' in data) return [data.fromBranchId, data.toBranchId];
  return 'laterBranchIds' in data ? [data.branchId, ...(data.laterBranchIds ?? [])] : [data.branchId];
}
