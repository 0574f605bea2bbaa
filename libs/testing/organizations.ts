import type { LocalDate } from '#kernel/local-date.js';
import type { Happened } from './given-when-then.js';

/** Any organization, by default since 2020; without a parent the root of a tree. */
export function established(
  orgId: string,
  kind: 'committee' | 'general-branch' | 'branch' | 'group',
  place: { parentId?: string; establishedOn?: LocalDate } = {},
): Happened {
  const data = { orgId, kind, name: orgId, establishedOn: '2020-01-01', ...place };
  return [`organization-${orgId}`, { type: 'OrganizationEstablished', data }];
}

export function moved(orgId: string, parentId: string, effectiveOn: LocalDate): Happened {
  return [`organization-${orgId}`, { type: 'OrganizationMoved', data: { orgId, parentId, effectiveOn } }];
}

export function renamed(orgId: string, name: string, effectiveOn: LocalDate): Happened {
  return [`organization-${orgId}`, { type: 'OrganizationRenamed', data: { orgId, name, effectiveOn } }];
}

/** An office in an organization, `secretary` of b1 if nothing else is said. */
interface Post {
  readonly orgId?: string;
  readonly office?: string;
}

export function appointed(
  personId: string,
  from: LocalDate,
  { orgId = 'b1', office = 'secretary' }: Post = {},
): Happened {
  return [`organization-${orgId}`, { type: 'OfficerAppointed', data: { orgId, personId, office, from } }];
}

export function termEnded(
  personId: string,
  on: LocalDate,
  { orgId = 'b1', office = 'secretary' }: Post = {},
): Happened {
  const data = { orgId, personId, office, on, reason: '调整' };
  return [`organization-${orgId}`, { type: 'OfficerTermEnded', data }];
}
