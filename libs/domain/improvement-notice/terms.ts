import { Id, LocalDay, Text } from '#kernel/fields.js';

/** 提醒、函询、诫勉: from the mildest to the harshest. */
export const MEASURES = ['reminder', 'inquiry', 'admonition'] as const;
export type NoticeMeasure = (typeof MEASURES)[number];

export const IMPROVEMENT_VERDICTS = ['improved', 'partly', 'not-improved'] as const;
export type ImprovementVerdict = (typeof IMPROVEMENT_VERDICTS)[number];

export function isHarsher(measure: NoticeMeasure, than: NoticeMeasure): boolean {
  return MEASURES.indexOf(measure) > MEASURES.indexOf(than);
}

/** What is to be done by when. */
export class PlanAction {
  @Id() readonly actionId!: string;
  @Text() readonly text!: string;
  @LocalDay() readonly dueOn!: string;
}

/** An appeal is the one objection to a notice. */
export const APPEAL = 'appeal';
