import { comparePositions } from '#kernel/position.js';
import type { ConcernFact } from './concern-fact.js';
import type { Fact } from './dated.js';
import type { ImprovementPlanFact } from './improvement-plan-fact.js';
import type { InitiativeFact } from './initiative-fact.js';
import type { KeyPostFact } from './key-post-fact.js';
import type { MemberFact } from './member-fact.js';
import type { OrganizationFact } from './organization-fact.js';
import type { PracticeFact } from './practice-fact.js';
import type { StudySessionFact } from './study-session-fact.js';
import type { TalkFact } from './talk-fact.js';
import type { TaskFact } from './task-fact.js';

/** What a branch knows of one stream: plain JSON, independent of the day on which it is read. */
export type BranchFact =
  | OrganizationFact
  | MemberFact
  | TaskFact
  | KeyPostFact
  | StudySessionFact
  | InitiativeFact
  | PracticeFact
  | ConcernFact
  | TalkFact
  | ImprovementPlanFact;

export type FactKind = BranchFact['kind'];

/** All that the indicators need of a branch, each kind in order of position. */
export interface BranchFacts {
  readonly branchId: string;
  /** The branch itself; undefined if there is no such branch. */
  readonly organization: OrganizationFact | undefined;
  readonly members: readonly MemberFact[];
  readonly tasks: readonly TaskFact[];
  readonly posts: readonly KeyPostFact[];
  readonly sessions: readonly StudySessionFact[];
  readonly concerns: readonly ConcernFact[];
  readonly talks: readonly TalkFact[];
  /** Of notices to the branch itself. */
  readonly improvementPlans: readonly ImprovementPlanFact[];
  readonly initiatives: readonly InitiativeFact[];
  /** Its own, and those that it adopted. */
  readonly practices: readonly PracticeFact[];
}

const FACT_KINDS: Readonly<Record<FactKind, true>> = {
  organization: true,
  member: true,
  task: true,
  'key-post': true,
  'study-session': true,
  initiative: true,
  practice: true,
  concern: true,
  talk: true,
  'improvement-plan': true,
};

const isFact = (doc: { readonly kind: string }): doc is BranchFact => Object.hasOwn(FACT_KINDS, doc.kind);

/** @param documents the fact documents of the branch, in any order; documents of other kinds among them are left out */
export function assembleFacts(branchId: string, documents: readonly { readonly kind: string }[]): BranchFacts {
  const sorted = documents.filter(isFact).sort((a, b) => comparePositions(a.first.position, b.first.position));
  return {
    branchId,
    organization: ofKind(sorted, 'organization').find((organization) => organization.id === branchId),
    members: ofKind(sorted, 'member'),
    tasks: ofKind(sorted, 'task'),
    posts: ofKind(sorted, 'key-post'),
    sessions: ofKind(sorted, 'study-session'),
    concerns: ofKind(sorted, 'concern'),
    talks: ofKind(sorted, 'talk'),
    improvementPlans: ofKind(sorted, 'improvement-plan'),
    initiatives: ofKind(sorted, 'initiative'),
    practices: ofKind(sorted, 'practice'),
  };
}

function ofKind<K extends FactKind>(facts: readonly BranchFact[], kind: K): readonly Extract<BranchFact, Fact<K>>[] {
  return facts.filter((fact): fact is Extract<BranchFact, Fact<K>> => fact.kind === kind);
}
