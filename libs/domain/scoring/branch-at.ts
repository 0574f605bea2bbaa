import { Rejection } from '#kernel/rejection.js';
import type { BranchFacts } from './facts/branch-facts.js';
import type { OrganizationFact } from './facts/organization-fact.js';
import { type PostAt, postAt } from './posting-at.js';
import { type SessionAt, sessionsOf } from './session-at.js';
import { type TaskAt, tasksOf } from './task-at.js';
import { inFirstSixMonths, type ScoredYear, scoredYear } from './year.js';

/** A branch's year as of a day: what the indicators measure. All lists are in order of position. */
export interface BranchAt {
  readonly branchId: string;
  readonly scored: ScoredYear;
  readonly branch: OrganizationFact;
  readonly facts: BranchFacts;
  /** Tasks of Y that exist and were not cancelled in time. */
  readonly tasks: readonly TaskAt[];
  /** Sessions held in Y. */
  readonly sessions: readonly SessionAt[];
  readonly posts: readonly PostAt[];
  readonly inFirstSixMonths: boolean;
}

/**
 * @throws Rejection `not-found`: no such branch, another kind of organization (`branchId`), not established by the day
 *   (`asOf`), or the year hasn't begun by it (`year`)
 */
export function branchAt(facts: BranchFacts, asked: { readonly year: number; readonly asOf: string }): BranchAt {
  const { branchId, organization: branch } = facts;
  const scored = scoredYear(asked.year, asked.asOf);
  if (branch?.orgKind !== 'branch') throw new Rejection('not-found', 'branchId', { branchId });
  if (scored.asOf < branch.first.on) throw new Rejection('not-found', 'asOf', { establishedOn: branch.first.on });
  if (scored.asOf < scored.begins) throw new Rejection('not-found', 'year', { notBefore: scored.begins });
  const members = new Map(facts.members.map((member) => [member.id, member]));
  return {
    branchId,
    scored,
    branch,
    facts,
    tasks: tasksOf(facts.tasks, scored),
    sessions: sessionsOf(facts.sessions, scored),
    posts: facts.posts.map((post) => postAt(post, members)),
    inFirstSixMonths: inFirstSixMonths(branch, scored),
  };
}
