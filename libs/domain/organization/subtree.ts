import type { LocalDate } from '#kernel/local-date.js';
import type { SetFold } from '#kernel/need.js';
import type { OrganizationEvent } from './organization.js';

/** A branch as far as its committee knows it. */
interface KnownBranch {
  readonly from: LocalDate;
  /** In order of recording; the last one that has begun holds. */
  readonly parents: readonly { readonly parentId: string | undefined; readonly from: LocalDate }[];
  readonly dissolvedOn?: LocalDate;
}

interface Subtree {
  readonly branches: ReadonlyMap<string, KnownBranch>;
  /** The committees and general branches below, with what is above each. */
  readonly parentOf: ReadonlyMap<string, string | undefined>;
}

type SubtreeEvent = Extract<
  OrganizationEvent,
  { type: 'OrganizationEstablished' | 'OrganizationMoved' | 'OrganizationDissolved' }
>;

/** What stands below an organization; a fold over its tag sees what was established there or moved in. */
export const subtree: SetFold<Subtree, SubtreeEvent> = {
  initial: { branches: new Map(), parentOf: new Map() },
  on: {
    OrganizationEstablished(state, { data: { orgId, kind, parentId, establishedOn: from } }) {
      if (kind === 'branch') return withBranch(state, orgId, { from, parents: [{ parentId, from }] });
      return kind === 'group' ? state : { ...state, parentOf: new Map(state.parentOf).set(orgId, parentId) };
    },
    OrganizationMoved(state, { data: { orgId, parentId, effectiveOn: from, branchId } }) {
      const known = state.branches.get(orgId);
      // one that moved in was established under another tag
      const isBranch = known !== undefined || branchId === orgId;
      if (!isBranch) return { ...state, parentOf: new Map(state.parentOf).set(orgId, parentId) };
      const before = known ?? { from, parents: [] };
      return withBranch(state, orgId, { ...before, parents: [...before.parents, { parentId, from }] });
    },
    OrganizationDissolved(state, { data: { orgId, dissolvedOn } }) {
      const known = state.branches.get(orgId);
      return known ? withBranch(state, orgId, { ...known, dissolvedOn }) : state;
    },
  },
};

function withBranch(state: Subtree, orgId: string, branch: KnownBranch): Subtree {
  return { ...state, branches: new Map(state.branches).set(orgId, branch) };
}

/** The branches that stand somewhere below the organization on a day, by id. */
export function branchesBelow({ branches, parentOf }: Subtree, orgId: string, day: LocalDate): readonly string[] {
  const below = (parentId: string | undefined): boolean =>
    parentId !== undefined && (parentId === orgId || below(parentOf.get(parentId)));
  return [...branches]
    .filter(([, { from, dissolvedOn }]) => from <= day && (dissolvedOn === undefined || dissolvedOn > day))
    .filter(([, { parents }]) => below(parents.findLast((parent) => parent.from <= day)?.parentId))
    .map(([id]) => id)
    .sort();
}
