/** 优秀、称职、基本称职、不称职, the highest first. */
export const APPRAISAL_GRADES = ['excellent', 'competent', 'basic', 'incompetent'] as const;
export type AppraisalGrade = (typeof APPRAISAL_GRADES)[number];

/** 党建一侧、业务一侧: who appraises besides the member. */
export type AppraisingSide = 'party' | 'business';

/** How far the final grade may lie above the lower of the two. */
const STEPS_ABOVE_THE_LOWER = 1;

/**
 * The highest grade that may be concluded. From `basic` one step leads to `competent` only, so that `excellent` needs
 * both to be at least `competent` without a rule of its own.
 */
export function highestGrade(party: AppraisalGrade, business: AppraisalGrade): AppraisalGrade {
  const lower = Math.max(APPRAISAL_GRADES.indexOf(party), APPRAISAL_GRADES.indexOf(business));
  return APPRAISAL_GRADES[Math.max(0, lower - STEPS_ABOVE_THE_LOWER)] ?? 'incompetent';
}

export function isHigher(grade: AppraisalGrade, other: AppraisalGrade): boolean {
  return APPRAISAL_GRADES.indexOf(grade) < APPRAISAL_GRADES.indexOf(other);
}
