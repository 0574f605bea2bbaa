import type { BranchAssessmentEvent } from '#domain/branch-assessment/branch-assessment.js';
import type { BranchGrade, Perspective } from '#domain/branch-assessment/terms.js';
import { type Dated, dated } from '#domain/scoring/facts/dated.js';
import type { PublishedCard } from '#domain/scoring/published-card.js';
import type { Actor } from '#kernel/actor.js';
import type { Recorded } from '#kernel/event.js';
import type { Projection } from '#kernel/projection.js';

/** Everything of one branch's assessment in one cycle, in order of position. */
export interface AssessmentDoc {
  readonly kind: 'branch-assessment';
  readonly cycleId: string;
  readonly branchId: string;
  readonly year: number;
  readonly selfAssessment?: Dated & { readonly strengths: string; readonly shortfalls: string; readonly plan: string };
  readonly reviews: readonly ReviewDoc[];
  readonly editions: readonly EditionDoc[];
  readonly objections: readonly ObjectionDoc[];
  readonly conclusion?: Dated & {
    readonly edition: number;
    readonly grade: BranchGrade;
    readonly reasons: string;
    readonly decidedBy: string;
  };
}

export interface ReviewDoc extends Dated {
  readonly perspective: Perspective;
  readonly rating: number;
  readonly comment: string;
  readonly reviewer: Actor;
}

export interface EditionDoc extends Dated {
  readonly edition: number;
  readonly publishedBy: string;
  readonly scorecard: PublishedCard;
  readonly digest: string;
  readonly throughEventId: string;
}

export interface ObjectionDoc extends Dated {
  readonly objectionId: string;
  readonly edition: number;
  readonly indicatorId: string;
  readonly grounds: string;
  readonly objectedBy: string;
  readonly decision?: Dated & { readonly upheld: boolean; readonly reasons: string; readonly decidedBy: string };
}

/** Any of them may be the first. */
function begun(
  doc: AssessmentDoc | undefined,
  { data: { cycleId, branchId, year } }: Recorded<BranchAssessmentEvent>,
): AssessmentDoc {
  return doc ?? { kind: 'branch-assessment', cycleId, branchId, year, reviews: [], editions: [], objections: [] };
}

/** One document for each branch and cycle. */
export const branchAssessmentDocuments: Projection<AssessmentDoc, BranchAssessmentEvent> = {
  name: 'branch-assessment',
  version: 1,
  keys: ({ data, stream }: Recorded<BranchAssessmentEvent>) => [`${data.branchId}/${stream}`],
  on: {
    SelfAssessmentSubmitted(doc, event) {
      const { strengths, shortfalls, plan } = event.data;
      const selfAssessment = { ...dated(event, event.occurredOn), strengths, shortfalls, plan };
      return { ...begun(doc, event), selfAssessment };
    },
    AssessorReviewRecorded(doc, event) {
      const before = begun(doc, event);
      const { perspective, rating, comment } = event.data;
      const reviewer = event.metadata.actor;
      const review = { ...dated(event, event.occurredOn), perspective, rating, comment, reviewer };
      return { ...before, reviews: [...before.reviews, review] };
    },
    ScorecardPublished(doc, event) {
      const before = begun(doc, event);
      const { edition, scorecard, digest, throughEventId } = event.data;
      const publishedBy = event.metadata.actor.id;
      const published = { ...dated(event, event.occurredOn), edition, publishedBy, scorecard, digest, throughEventId };
      return { ...before, editions: [...before.editions, published] };
    },
    ScorecardObjected(doc, event) {
      const before = begun(doc, event);
      const { objectionId, edition, indicatorId, grounds } = event.data;
      const objectedBy = event.metadata.actor.id;
      const objection = { ...dated(event, event.occurredOn), objectionId, edition, indicatorId, grounds, objectedBy };
      return { ...before, objections: [...before.objections, objection] };
    },
    ScorecardObjectionDecided(doc, event) {
      const before = begun(doc, event);
      const { objectionId, upheld, reasons } = event.data;
      const decidedBy = event.metadata.actor.id;
      const decision = { ...dated(event, event.occurredOn), upheld, reasons, decidedBy };
      const objections = before.objections.map((each) =>
        each.objectionId === objectionId ? { ...each, decision } : each,
      );
      return { ...before, objections };
    },
    BranchAssessmentConcluded(doc, event) {
      const { edition, grade, reasons, decidedBy, on } = event.data;
      return { ...begun(doc, event), conclusion: { ...dated(event, on), edition, grade, reasons, decidedBy } };
    },
  },
  indexes: ['branchId', 'cycleId'],
};
