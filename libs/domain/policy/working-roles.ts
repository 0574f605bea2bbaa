import type { Role } from '#kernel/actor.js';

/** Those who work with a branch's record (DOMAIN.md §1), and those who check it. */
export const WORKING_ROLES: readonly Role[] = [
  'superior',
  'branch-officer',
  'business-head',
  'party-worker',
  'inspector',
];
