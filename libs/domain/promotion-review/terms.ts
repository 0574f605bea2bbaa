/** 推荐、暂缓、不推荐. */
export const PROMOTION_DECISIONS = ['recommended', 'deferred', 'not-recommended'] as const;
export type PromotionDecision = (typeof PROMOTION_DECISIONS)[number];

/**
 * "The member sees it at least 3 working days before it is concluded": so many full working days lie between the day of
 * sealing and the day of the conclusion. Sealing shows it to the member at once; that somebody read it is not recorded, and
 * a member who doesn't look holds up nothing.
 */
export const LEAST_DAYS_SEEN = 3;
