import type { ReviewRating } from '../key-post/terms.js';
import { lastBy } from './by-date.js';
import type { PostingFact, ReviewFact } from './facts/key-post-fact.js';
import type { ScoredYear } from './year.js';

const WORTH: Readonly<Record<ReviewRating, number>> = { excellent: 1, good: 0.85, fair: 0.6, poor: 0.2 };

/** The most that a review by somebody of the branch itself is worth. */
const OWN_REVIEW = 0.85;

export interface PostingRating {
  readonly worth: number;
  readonly review: ReviewFact;
}

/**
 * "A posting's rating is its last review with reviewedOn ≤ D (and not before Y): excellent 1, good .85, fair .6,
 * poor .2; a review by somebody of the branch itself (actor.orgId = the branch) counts at most .85."
 */
export function ratingOf(
  posting: PostingFact,
  branchId: string,
  { begins, asOf }: ScoredYear,
): PostingRating | undefined {
  const review = lastBy(posting.reviews, asOf);
  if (review === undefined || review.on < begins) return undefined;
  const worth = WORTH[review.rating];
  return { worth: review.actorOrgId === branchId ? Math.min(worth, OWN_REVIEW) : worth, review };
}
