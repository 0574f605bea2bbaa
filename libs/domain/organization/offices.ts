export const OFFICES = [
  'secretary',
  'deputy-secretary',
  'organization-officer',
  'publicity-officer',
  'discipline-officer',
  'party-worker',
  'business-head',
] as const;

export type Office = (typeof OFFICES)[number];

/** Offices that one person at a time holds in an organization. */
export const SINGLE_OFFICES: readonly Office[] = ['secretary', 'business-head'];
