export const POST_KINDS = ['key', 'difficult'] as const;
export type PostKind = (typeof POST_KINDS)[number];

export const REVIEW_RATINGS = ['excellent', 'good', 'fair', 'poor'] as const;
export type ReviewRating = (typeof REVIEW_RATINGS)[number];
