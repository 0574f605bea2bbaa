import { Choice, Id, Optional, Text, Texts } from '#kernel/fields.js';

export const QUESTION_KINDS = ['choice', 'scale5'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Fewer answers than these are told about no group, and fewer members than these make no group of their own. */
export const LEAST = 5;

export class Question {
  @Id() readonly questionId!: string;
  @Text() readonly text!: string;
  @Choice(QUESTION_KINDS) readonly kind!: QuestionKind;
  /** Exactly where the kind is `choice`. */
  @Optional() @Texts(2) readonly choices?: readonly string[];
}

const SCALE = ['1', '2', '3', '4', '5'];

/** What may be answered, in the order in which answers are counted. */
export function optionsOf({ kind, choices = [] }: Question): readonly string[] {
  return kind === 'scale5' ? SCALE : choices;
}
