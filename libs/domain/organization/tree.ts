import type { Tags } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Organization } from './organization.js';

export const ORGANIZATION_KINDS = ['committee', 'general-branch', 'branch', 'group'] as const;

export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

/** What may stand under what. */
export const CHILD_KINDS: Readonly<Record<OrganizationKind, readonly OrganizationKind[]>> = {
  committee: ['committee', 'general-branch', 'branch'],
  'general-branch': ['branch'],
  branch: ['group'],
  group: [],
};

/** Kinds that lead others: their ids are `org` tags, branches' are `branch` tags. */
export const LEADING_KINDS: readonly OrganizationKind[] = ['committee', 'general-branch'];

export type ExistingOrganization = Exclude<Organization, { readonly status: 'absent' }>;
export type Lineage = ReadonlyMap<string, ExistingOrganization>;

/** The parent on a day; before the organization's first day the one it began with. Undefined for a root. */
export function parentOn(organization: ExistingOrganization, day: LocalDate): string | undefined {
  const { parents } = organization;
  return (parents.findLast((parent) => parent.from <= day) ?? parents[0])?.parentId;
}

/** Tags of organizations as parents of this one: a group's are branches. */
export function taggedParents({ kind }: ExistingOrganization, parentIds: readonly string[]): Tags {
  return kind === 'group' ? { branch: parentIds } : { org: parentIds };
}

/** The proper ancestors on a day, the nearest first. */
export function ancestorsOn(lineage: Lineage, orgId: string, day: LocalDate): readonly string[] {
  const ancestors: string[] = [];
  for (let at = lineage.get(orgId); at; at = lineage.get(ancestors.at(-1) ?? '')) {
    const parentId = parentOn(at, day);
    if (parentId === undefined || ancestors.includes(parentId)) break;
    ancestors.push(parentId);
  }
  return ancestors;
}

/** The branch that an organization is, or belongs to as a group; undefined for those above branches. */
export function owningBranch(organization: ExistingOrganization, day: LocalDate): string | undefined {
  if (organization.kind === 'branch') return organization.orgId;
  return organization.kind === 'group' ? parentOn(organization, day) : undefined;
}
