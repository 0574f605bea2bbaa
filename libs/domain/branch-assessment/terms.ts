/** From where a branch's work is seen: 党建, 业务, 同行. */
export const PERSPECTIVES = ['party', 'business', 'peer'] as const;
export type Perspective = (typeof PERSPECTIVES)[number];

/** A person's review from one perspective: there is one. */
export const reviewKey = (perspective: Perspective, actorId: string): string => `${perspective}/${actorId}`;

/** 好、较好、一般、差: the grades that a meeting gives; they need not follow any number. */
export const BRANCH_GRADES = ['good', 'fairly-good', 'fair', 'poor'] as const;
export type BranchGrade = (typeof BRANCH_GRADES)[number];
