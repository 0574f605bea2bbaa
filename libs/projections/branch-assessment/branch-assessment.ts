import type { BranchGrade, Perspective } from '#domain/branch-assessment/terms.js';
import { type CardDifference, cardDifference } from '#domain/scoring/card-difference.js';
import { assembleFacts, type BranchFact, type BranchFacts } from '#domain/scoring/facts/branch-facts.js';
import { branchFacts } from '#domain/scoring/facts/branch-facts-fold.js';
import type { Dated } from '#domain/scoring/facts/dated.js';
import { type PublishedCard, publishedCard, schemeOfCard } from '#domain/scoring/published-card.js';
import { score } from '#domain/scoring/scorecard.js';
import type { Actor } from '#kernel/actor.js';
import { Id } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import { START } from '#kernel/position.js';
import type { Moment, ReadModel } from '#kernel/read-model.js';
import { Rejection } from '#kernel/rejection.js';
import { ALL_READERS, aboutBranch, BranchParams } from '../branch-question.js';
import {
  type AssessmentDoc,
  branchAssessmentDocuments,
  type EditionDoc,
  type ObjectionDoc,
} from './branch-assessment-documents.js';

export class BranchAssessmentParams extends BranchParams {
  @Id() readonly cycleId!: string;
}

/** Something that was said or done on a day, and the event that says so. */
type Done<More> = More & { readonly on: LocalDate; readonly eventId: string };

export interface BranchAssessmentRecord extends Moment {
  readonly cycleId: string;
  readonly branchId: string;
  readonly year: number;
  readonly selfAssessment?: Done<{ readonly strengths: string; readonly shortfalls: string; readonly plan: string }>;
  /** In the order in which they were given. */
  readonly reviews: readonly Done<{
    readonly perspective: Perspective;
    readonly rating: number;
    readonly comment: string;
    readonly reviewer: Actor;
  }>[];
  readonly editions: readonly PublishedEdition[];
  readonly objections: readonly ShownObjection[];
  readonly conclusion?: Done<{
    readonly edition: number;
    readonly grade: BranchGrade;
    readonly reasons: string;
    readonly decidedBy: string;
  }>;
}

/** An edition as it was published; it never changes. */
export type PublishedEdition = Done<{
  readonly edition: number;
  readonly publishedBy: string;
  readonly scorecard: PublishedCard;
  readonly digest: string;
  readonly throughEventId: string;
  /**
   * What the same card, for the same day and by the same scheme, would be on the facts as they are known now. Absent in a
   * replay to before the branch was known.
   */
  readonly today?: CardDifference;
}>;

export type ShownObjection = Done<{
  readonly objectionId: string;
  readonly edition: number;
  readonly indicatorId: string;
  readonly grounds: string;
  readonly objectedBy: string;
  readonly decision?: Done<{ readonly upheld: boolean; readonly reasons: string; readonly decidedBy: string }>;
}>;

/** 支部考核: what a branch says of itself, what others say, its scorecard's editions with what was objected, the conclusion. */
export const branchAssessmentRecord: ReadModel<
  BranchAssessmentParams,
  AssessmentDoc | BranchFact,
  BranchAssessmentRecord
> = {
  ...aboutBranch,
  name: 'branch-assessment',
  summary: {
    zh: '支部考核：自评、评议、记分卡各版与异议、结论',
    en: "A branch's assessment: what it says, what others say, its scorecard's editions and objections, the conclusion",
  },
  params: BranchAssessmentParams,
  path: ['cycleId', 'branchId'],
  readers: ALL_READERS,
  from: branchAssessmentDocuments,
  select: ({ cycleId, branchId }) => ({ cycleId, branchId }),
  covers: (key, { cycleId, branchId }) => key === `${branchId}/branchAssessment-${cycleId}~${branchId}`,
  besides: [{ ...aboutBranch, from: branchFacts }],
  *view(documents, { cycleId, branchId }, moment) {
    const { asOf } = moment;
    const doc = documents.find((each) => each.kind === 'branch-assessment');
    if (!doc) throw new Rejection('not-found', 'cycleId', { cycleId });
    const facts = assembleFacts(
      branchId,
      documents.filter((each) => each.kind !== 'branch-assessment'),
    );
    const [selfAssessment] = by(doc.selfAssessment ? [doc.selfAssessment] : [], asOf);
    const [conclusion] = by(doc.conclusion ? [doc.conclusion] : [], asOf);
    const editions: PublishedEdition[] = [];
    for (const edition of by(doc.editions, asOf)) {
      editions.push(publishedEdition(edition, facts));
      yield;
    }
    return {
      ...{ cycleId, branchId, year: doc.year, ...moment },
      ...(selfAssessment ? { selfAssessment: done(selfAssessment) } : {}),
      reviews: by(doc.reviews, asOf).map(done),
      editions,
      objections: by(doc.objections, asOf).map((each) => shownObjection(each, asOf)),
      ...(conclusion ? { conclusion: done(conclusion) } : {}),
    };
  },
};

function publishedEdition(edition: EditionDoc, facts: BranchFacts): PublishedEdition {
  if (facts.organization === undefined) return done(edition);
  const { scorecard } = edition;
  const { year, asOf, knownAt } = scorecard;
  const now = score(facts, schemeOfCard(scorecard), { year, asOf, knownAt, throughPosition: START });
  return { ...done(edition), today: cardDifference(scorecard, publishedCard(now)) };
}

function shownObjection({ decision, ...objection }: ObjectionDoc, asOf: LocalDate): ShownObjection {
  return { ...done(objection), ...(decision && decision.on <= asOf ? { decision: done(decision) } : {}) };
}

function by<Fact extends Dated>(facts: readonly Fact[], asOf: LocalDate): readonly Fact[] {
  return facts.filter(({ on }) => on <= asOf);
}

/** A fact without the clocks that only folds need. */
function done<Fact extends Dated>({ position, recordedAt, recordedOn, ...shown }: Fact) {
  return shown;
}
