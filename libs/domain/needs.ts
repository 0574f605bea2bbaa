import type { AnyEvent } from '#kernel/event.js';
import type {
  ClosureNeed,
  EventsNeed,
  EvidenceNeed,
  FoldNeed,
  SetFold,
  StreamNeed,
  StreamsNeed,
} from '#kernel/need.js';
import type { AnnualTask } from './annual-task/annual-task.js';
import type { Appraisal } from './appraisal/appraisal.js';
import type { AssessmentCycle } from './assessment-cycle/assessment-cycle.js';
import type { AssessmentScheme } from './assessment-scheme/assessment-scheme.js';
import type { Concern } from './concern/concern.js';
import type { ImprovementNotice } from './improvement-notice/improvement-notice.js';
import type { Initiative } from './initiative/initiative.js';
import type { KeyPost } from './key-post/key-post.js';
import type { Member } from './member/member.js';
import type { Organization } from './organization/organization.js';
import type { Practice } from './practice/practice.js';
import type { PromotionReview } from './promotion-review/promotion-review.js';
import type { Recognition } from './recognition/recognition.js';
import type { StudySession } from './study-session/study-session.js';
import type { Talk } from './talk/talk.js';

/** The state of each aggregate by the name of its streams' category. Types only, so that no aggregate imports another. */
export interface States {
  readonly organization: Organization;
  readonly member: Member;
  readonly task: AnnualTask;
  readonly keyPost: KeyPost;
  readonly studySession: StudySession;
  readonly initiative: Initiative;
  readonly practice: Practice;
  readonly recognition: Recognition;
  readonly promotionReview: PromotionReview;
  readonly improvementNotice: ImprovementNotice;
  readonly concern: Concern;
  readonly talk: Talk;
  readonly assessmentScheme: AssessmentScheme;
  readonly assessmentCycle: AssessmentCycle;
  readonly appraisal: Appraisal;
}

type Existing<Name extends keyof States> = Exclude<States[Name], { readonly status: 'absent' }>;

/** The thing that a field of the input names; it must exist. */
export function one<Name extends keyof States>(aggregate: Name, id: string, field: string): StreamNeed<Existing<Name>> {
  return { kind: 'stream', aggregate, id, field };
}

/** The same where only some inputs name one. */
export function oneIf<Name extends keyof States>(
  aggregate: Name,
  id: string | undefined,
  field: string,
): StreamNeed<Existing<Name> | undefined> {
  return { kind: 'stream', aggregate, id, field };
}

/** The things that a list of the input names; each must exist. */
export function each<Name extends keyof States>(
  aggregate: Name,
  ids: readonly string[],
  field: string,
): StreamsNeed<Existing<Name>> {
  return { kind: 'streams', aggregate, ids, field };
}

/** An organization and everything that was, is or will be above it. */
export function lineage(orgId: string, field: string): ClosureNeed<Existing<'organization'>> {
  return {
    kind: 'closure',
    aggregate: 'organization',
    id: orgId,
    field,
    follow: (organization) => organization.parents.map((parent) => parent.parentId),
  };
}

/** Everything that carries the tag, folded. */
export function all<State, Event extends AnyEvent>(
  tag: FoldNeed<State>['tag'],
  fold: SetFold<State, Event>,
): FoldNeed<State> {
  return { kind: 'fold', tag, fold };
}

/** The events that a list of the input cites, in its order; each must exist. */
export function cited(ids: readonly string[], field: string): EventsNeed {
  return { kind: 'events', ids, field };
}

/** The same where they are evidence: each with whether it still counts. */
export function evidence(ids: readonly string[], field: string): EvidenceNeed {
  return { kind: 'evidence', ids, field };
}
