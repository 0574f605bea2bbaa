/** The roles that a caller's token carries (DOMAIN.md §2). */
export const ROLES = [
  'admin',
  'superior',
  'branch-officer',
  'business-head',
  'party-worker',
  'member',
  'data-protection-officer',
  'importer',
  'inspector',
  'reader',
] as const;

export type Role = (typeof ROLES)[number];

/** Who sends a command. For a party member, `id` is the memberId. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  readonly orgId: string;
}

/** The id of whoever sent an anonymous command: nobody's. */
export const ANONYMOUS_ID = 'anonymous';
