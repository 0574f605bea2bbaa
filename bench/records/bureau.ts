import type { Actor, Role } from '#kernel/actor.js';

export const BRANCHES = 50;
export const MEMBERS = 20;
const COMMITTEES = 5;

const numbered = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index + 1).padStart(2, '0')}`);

export const ROOT = 'bureau';
export const committees = numbered('committee-', COMMITTEES);
export const branches = numbered('branch-', BRANCHES);
export const membersOf = (branch: string): readonly string[] => numbered(`${branch}-m`, MEMBERS);

/** The committee above a branch. */
export function committeeOf(branch: string): string {
  return committees[branches.indexOf(branch) % COMMITTEES] ?? ROOT;
}

export function actorOf(role: Role, orgId: string): Actor {
  return { id: `${role}-of-${orgId}`, role, orgId };
}
