import { Id, LocalDay, Text } from '#kernel/fields.js';

export const TALK_KINDS = ['one-on-one', 'visit', 'pre-posting', 'reminder'] as const;
export type TalkKind = (typeof TALK_KINDS)[number];

/** What follows from a talk: work to be done by a day, by the branch's officers. */
export class TalkFollowUp {
  @Id() readonly followUpId!: string;
  @Text() readonly text!: string;
  @LocalDay() readonly dueOn!: string;
}
