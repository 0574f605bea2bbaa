import type { Aggregate, Evolve } from '#kernel/aggregate.js';
import { type EventOf, v1 } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import { NO_OBJECTIONS, type Objections, withDecision, withObjection } from '../objection/objections.js';
import type { PublishedCard } from '../scoring/published-card.js';
import { branchAssessmentTexts } from './branch-assessment-texts.js';
import { concludeBranchAssessment } from './conclude-branch-assessment.js';
import { decideScorecardObjection } from './decide-scorecard-objection.js';
import { objectToScorecard } from './object-to-scorecard.js';
import { publishScorecard } from './publish-scorecard.js';
import { recordAssessorReview } from './record-assessor-review.js';
import { submitSelfAssessment } from './submit-self-assessment.js';
import { type BranchGrade, type Perspective, reviewKey } from './terms.js';

/** Stands on every event of a branch's assessment. */
interface OfAssessment {
  readonly cycleId: string;
  readonly branchId: string;
  /** The year that the cycle assesses. */
  readonly year: number;
}

/** What an objection is about. */
interface OfObjection extends OfAssessment {
  readonly objectionId: string;
  /** Always the last one: there is no next before every objection is decided. */
  readonly edition: number;
}

export const branchAssessmentEvents = {
  SelfAssessmentSubmitted: v1<
    OfAssessment & { readonly strengths: string; readonly shortfalls: string; readonly plan: string }
  >(),
  /** The assessor is the envelope's actor. */
  AssessorReviewRecorded: v1<
    OfAssessment & { readonly perspective: Perspective; readonly rating: number; readonly comment: string }
  >(),
  ScorecardPublished: v1<
    OfAssessment & {
      /** Counts from 1. */
      readonly edition: number;
      readonly asOf: LocalDate;
      readonly scorecard: PublishedCard;
      /** SHA-256 as SCORING.md has it, lower-case hex. */
      readonly digest: string;
      /** The last of the branch's events that the card was folded from. */
      readonly throughEventId: string;
    }
  >(),
  ScorecardObjected: v1<OfObjection & { readonly indicatorId: string; readonly grounds: string }>(),
  ScorecardObjectionDecided: v1<OfObjection & { readonly upheld: boolean; readonly reasons: string }>(),
  BranchAssessmentConcluded: v1<
    OfAssessment & {
      /** The one that the meeting had before it. */
      readonly edition: number;
      readonly grade: BranchGrade;
      readonly reasons: string;
      readonly decidedBy: string;
      readonly on: LocalDate;
    }
  >(),
};

export type BranchAssessmentEvent = EventOf<typeof branchAssessmentEvents>;

/** The last published edition. */
export interface Edition {
  readonly edition: number;
  readonly publishedBy: string;
  readonly indicatorIds: readonly string[];
  /** An objection to it was upheld: it needs a next one. */
  readonly contested: boolean;
  /** The local day on which it was published, or the last objection to it decided: nothing rests on it earlier. */
  readonly settledOn: LocalDate;
}

interface Course {
  readonly selfAssessed: boolean;
  /** Who has given a review from where, by `reviewKey`. */
  readonly reviews: ReadonlySet<string>;
  readonly edition: Edition | undefined;
  readonly objections: Objections;
}

/** Whoever comes first begins it, so that there is no state before its beginning. */
export type BranchAssessment =
  | ({ readonly status: 'open' } & Course)
  | ({ readonly status: 'concluded'; readonly concludedOn: LocalDate } & Course);

const evolve: Evolve<BranchAssessment, BranchAssessmentEvent> = {
  SelfAssessmentSubmitted: (state) => ({ ...state, selfAssessed: true }),
  AssessorReviewRecorded: (state, { perspective }, { metadata }) => ({
    ...state,
    reviews: new Set(state.reviews).add(reviewKey(perspective, metadata.actor.id)),
  }),
  ScorecardPublished: (state, { edition, scorecard }, { metadata, recordedOn }) => ({
    ...state,
    edition: {
      ...{ edition, publishedBy: metadata.actor.id, contested: false, settledOn: recordedOn },
      indicatorIds: scorecard.dimensions.flatMap(({ indicators }) => indicators.map(({ id }) => id)),
    },
  }),
  ScorecardObjected: (state, { objectionId }, { metadata }) => ({
    ...state,
    objections: withObjection(state.objections, objectionId, metadata.actor.id),
  }),
  ScorecardObjectionDecided: (state, { objectionId, upheld }, { recordedOn }) => ({
    ...state,
    objections: withDecision(state.objections, objectionId, upheld),
    edition: state.edition && {
      ...state.edition,
      ...{ contested: state.edition.contested || upheld, settledOn: recordedOn },
    },
  }),
  BranchAssessmentConcluded: (state, { on }) => ({ ...state, status: 'concluded', concludedOn: on }),
};

/** 支部考核: what a branch says of itself, what others say, its published scorecard, and what a meeting makes of all that. */
export const branchAssessment = {
  name: 'branchAssessment',
  events: branchAssessmentEvents,
  initial: {
    status: 'open',
    ...{ selfAssessed: false, reviews: new Set(), edition: undefined, objections: NO_OBJECTIONS },
  } as BranchAssessment,
  evolve,
  commands: {
    submitSelfAssessment,
    recordAssessorReview,
    publishScorecard,
    objectToScorecard,
    decideScorecardObjection,
    concludeBranchAssessment,
  },
  texts: branchAssessmentTexts,
} satisfies Aggregate<BranchAssessment, BranchAssessmentEvent>;
