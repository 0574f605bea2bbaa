import type { AnyEvent, Recorded } from '#kernel/event.js';
import type { FoldTable, Projection } from '#kernel/projection.js';
import type { AnnualTaskEvent } from '../../annual-task/annual-task.js';
import type { ConcernEvent } from '../../concern/concern.js';
import type { ImprovementNoticeEvent } from '../../improvement-notice/improvement-notice.js';
import type { InitiativeEvent } from '../../initiative/initiative.js';
import type { KeyPostEvent } from '../../key-post/key-post.js';
import type { MemberEvent } from '../../member/member.js';
import type { OrganizationEvent } from '../../organization/organization.js';
import type { PracticeEvent } from '../../practice/practice.js';
import type { StudySessionEvent } from '../../study-session/study-session.js';
import type { TalkEvent } from '../../talk/talk.js';
import type { BranchFact, FactKind } from './branch-facts.js';
import { concernFacts } from './concern-fact.js';
import { improvementPlanFacts } from './improvement-plan-fact.js';
import { initiativeFacts } from './initiative-fact.js';
import { keyPostFacts } from './key-post-fact.js';
import { memberFacts } from './member-fact.js';
import { organizationFacts } from './organization-fact.js';
import { practiceFacts } from './practice-fact.js';
import { studySessionFacts } from './study-session-fact.js';
import { talkFacts } from './talk-fact.js';
import { taskFacts } from './task-fact.js';

/** The events that concern a branch. */
export type AnyBranchEvent =
  | OrganizationEvent
  | MemberEvent
  | AnnualTaskEvent
  | KeyPostEvent
  | StudySessionEvent
  | InitiativeEvent
  | PracticeEvent
  | ConcernEvent
  | TalkEvent
  | ImprovementNoticeEvent;

/** What an event may say about the branches that it concerns. */
interface OfBranches {
  readonly orgId?: string;
  readonly branchId?: string;
  readonly fromBranchId?: string;
  readonly toBranchId?: string;
  readonly laterBranchIds?: readonly string[];
  readonly ownerBranchId?: string;
}

/** The key of what a branch knows of a stream. */
export const factKey = (branchId: string, stream: string): string => `${branchId}/${stream}`;

/** The branches whose facts an event changes. A group's own organization is no fact of its branch. */
function branchesOf({
  orgId,
  branchId,
  fromBranchId,
  toBranchId,
  laterBranchIds,
  ownerBranchId,
}: OfBranches): readonly string[] {
  if (orgId !== undefined) return orgId === branchId ? [orgId] : [];
  if (fromBranchId !== undefined && toBranchId !== undefined) return [fromBranchId, toBranchId];
  if (branchId === undefined) return [];
  if (ownerBranchId !== undefined) return [branchId, ownerBranchId];
  return laterBranchIds === undefined ? [branchId] : [branchId, ...laterBranchIds];
}

/** The fold of one kind of fact, among documents of all kinds; a stream only ever holds one kind. */
function facts<K extends FactKind, Event extends AnyEvent>(
  kind: K,
  table: FoldTable<Extract<BranchFact, { readonly kind: K }>, Event>,
): FoldTable<BranchFact, Event> {
  type Step = (doc: BranchFact | undefined, event: unknown, key: string) => BranchFact | undefined;
  const guarded = Object.entries(table as Readonly<Record<string, Step>>).map(([type, step]): [string, Step] => [
    type,
    (doc, event, key) => {
      if (doc !== undefined && doc.kind !== kind) throw new Error(`${key} holds a ${doc.kind}, no ${kind}`);
      return step(doc, event, key);
    },
  ]);
  return Object.fromEntries(guarded) as FoldTable<BranchFact, Event>;
}

/**
 * 支部事实: what the indicators need of each branch, as dated facts with their event ids and both clocks. One small
 * document for each branch and stream, so that an event costs the same however long the branch's history is;
 * `assembleFacts` puts those of a branch together.
 */
export const branchFacts: Projection<BranchFact, AnyBranchEvent> = {
  name: 'branch-facts',
  version: 3,
  keys: (event: Recorded<AnyBranchEvent>) => branchesOf(event.data).map((branchId) => factKey(branchId, event.stream)),
  on: {
    ...facts('organization', organizationFacts),
    ...facts('member', memberFacts),
    ...facts('task', taskFacts),
    ...facts('key-post', keyPostFacts),
    ...facts('study-session', studySessionFacts),
    ...facts('concern', concernFacts),
    ...facts('talk', talkFacts),
    ...facts('improvement-plan', improvementPlanFacts),
    ...facts('initiative', initiativeFacts),
    ...facts('practice', practiceFacts),
  },
  indexes: ['branchId', 'kind'],
};
