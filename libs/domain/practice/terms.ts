export const PRACTICE_KINDS = ['experience', 'lesson'] as const;
export type PracticeKind = (typeof PRACTICE_KINDS)[number];

export const ADOPTION_VERDICTS = ['works', 'partly', 'not'] as const;
export type AdoptionVerdict = (typeof ADOPTION_VERDICTS)[number];
