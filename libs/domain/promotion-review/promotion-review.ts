import { type Aggregate, type Confidential, created, type Evolve } from '#kernel/aggregate.js';
import { type EventOf, v1 } from '#kernel/event.js';
import type { PersonalText } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { CitedEvidence } from '../evidence/cited-evidence.js';
import type { Evidence } from '../member-record/evidence-item.js';
import { NO_OBJECTIONS, type Objections, withDecision, withObjection } from '../objection/objections.js';
import { concludePromotionReview } from './conclude-promotion-review.js';
import { contestPromotionEvidence } from './contest-promotion-evidence.js';
import { decideEvidenceContest } from './decide-evidence-contest.js';
import { openPromotionReview } from './open-promotion-review.js';
import { promotionReviewTexts } from './promotion-review-texts.js';
import { sealPromotionEvidence } from './seal-promotion-evidence.js';
import type { PromotionDecision } from './terms.js';

/** Stands on every event of a review, so that a fold needs no other stream. */
interface OfReview {
  readonly reviewId: string;
  readonly memberId: string;
  /** Whose review it is. */
  readonly orgId: string;
  /** The member's, on the day of the event. */
  readonly branchId: string;
}

/** What a contest is about. */
interface OfContest extends OfReview {
  readonly objectionId: string;
  /** Always the last one: none is sealed while a contest waits. */
  readonly edition: number;
  readonly evidenceEventId: string;
}

export const promotionReviewEvents = {
  PromotionReviewOpened: v1<OfReview & { readonly targetPosition: string; readonly openedOn: LocalDate }>(),
  PromotionEvidenceSealed: v1<
    OfReview & {
      /** Counts from 1. */
      readonly edition: number;
      readonly evidence: Evidence;
      /** SHA-256 over the RFC 8785 canonical JSON of the evidence, lower-case hex. */
      readonly digest: string;
      /** The last of the events that it was folded from. */
      readonly throughEventId: string;
    }
  >(),
  PromotionEvidenceContested: v1<OfContest & { readonly grounds: PersonalText }>(),
  EvidenceContestDecided: v1<OfContest & { readonly upheld: boolean; readonly reasons: string }>(),
  PromotionReviewConcluded: v1<
    OfReview & {
      /** The one that the meeting had before it. */
      readonly edition: number;
      readonly decision: PromotionDecision;
      readonly reasons: string;
      readonly citedEventIds: readonly string[];
      /** Where each of them stands, in the same order. */
      readonly cited: readonly CitedEvidence[];
      readonly decidedBy: string;
      readonly on: LocalDate;
    }
  >(),
};

export type PromotionReviewEvent = EventOf<typeof promotionReviewEvents>;

/** The last sealed edition. */
export interface Edition {
  readonly edition: number;
  readonly evidence: Evidence;
  readonly digest: string;
  readonly sealedBy: string;
  /** The local day on which it was sealed, and with that shown to the member. */
  readonly sealedOn: LocalDate;
  /** A contest of it was upheld: it needs a next one. */
  readonly contested: boolean;
}

interface Opened extends Omit<OfReview, 'branchId'> {
  readonly openedOn: LocalDate;
  readonly edition: Edition | undefined;
  readonly contests: Objections;
  /** The events contested, by objectionId. */
  readonly contestedEvents: ReadonlyMap<string, string>;
  /** The local day on which the last contest was decided: no conclusion is older. */
  readonly settledOn: LocalDate;
}

export type PromotionReview =
  | { readonly status: 'absent' }
  | ({ readonly status: 'open' } & Opened)
  | ({ readonly status: 'concluded'; readonly concludedOn: LocalDate } & Opened);

const evolve: Evolve<PromotionReview, PromotionReviewEvent> = {
  PromotionReviewOpened: (_, { reviewId, memberId, orgId, openedOn }) => ({
    status: 'open',
    ...{ reviewId, memberId, orgId, openedOn, settledOn: openedOn },
    ...{ edition: undefined, contests: NO_OBJECTIONS, contestedEvents: new Map() },
  }),
  PromotionEvidenceSealed: (state, { edition, evidence, digest }, { metadata, recordedOn }) => ({
    ...created(state),
    edition: { edition, evidence, digest, sealedBy: metadata.actor.id, sealedOn: recordedOn, contested: false },
  }),
  PromotionEvidenceContested: (state, { objectionId, evidenceEventId }, { metadata }) => {
    const review = created(state);
    return {
      ...review,
      contests: withObjection(review.contests, objectionId, metadata.actor.id),
      contestedEvents: new Map(review.contestedEvents).set(objectionId, evidenceEventId),
    };
  },
  EvidenceContestDecided: (state, { objectionId, upheld }, { recordedOn }) => {
    const review = created(state);
    return {
      ...review,
      contests: withDecision(review.contests, objectionId, upheld),
      edition: review.edition && { ...review.edition, contested: review.edition.contested || upheld },
      settledOn: recordedOn,
    };
  },
  PromotionReviewConcluded: (state, { on }) => ({ ...created(state), status: 'concluded', concludedOn: on }),
};

/** That somebody is considered for a position is for those who decide, for those who check them, and for the member. */
const confidential: Confidential<PromotionReviewEvent> = {
  persons: ['superior', 'branch-officer', 'inspector'],
  naming: ['memberId'],
  isActor: ({ type }) => type === 'PromotionEvidenceContested',
  notes: ['superior', 'branch-officer', 'inspector'],
};

/** 选拔任用依据: evidence sealed from a member's record, what the member says against it, and what a meeting decides on it. */
export const promotionReview = {
  name: 'promotionReview',
  events: promotionReviewEvents,
  initial: { status: 'absent' } as PromotionReview,
  evolve,
  commands: {
    openPromotionReview,
    sealPromotionEvidence,
    contestPromotionEvidence,
    decideEvidenceContest,
    concludePromotionReview,
  },
  texts: promotionReviewTexts,
  confidential,
} satisfies Aggregate<PromotionReview, PromotionReviewEvent>;
