import type { QuestionResult } from '#domain/pulse-survey/disclosure.js';
import type { PulseSurveyEvent } from '#domain/pulse-survey/pulse-survey.js';
import type { Question } from '#domain/pulse-survey/terms.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Projection } from '#kernel/projection.js';

/** A survey: what was asked of whom, and what was told of the answers. */
export interface SurveyDoc {
  readonly surveyId: string;
  readonly branchIds: readonly string[];
  /** The committees that the branches belonged to when it was set up. */
  readonly orgIds: readonly string[];
  readonly questions: readonly Question[];
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly recordedOn: LocalDate;
  readonly eventId: string;
  readonly closed?: {
    readonly on: LocalDate;
    readonly eventId: string;
    readonly answers: number;
    readonly aggregates?: readonly QuestionResult[];
    readonly suppressed?: true;
  };
}

export const pulseSurveyDocuments: Projection<SurveyDoc, PulseSurveyEvent> = {
  name: 'pulse-survey',
  version: 1,
  keys: ({ data }) => [data.surveyId],
  indexes: [],
  on: {
    PulseSurveyOpened: (_, { id, data, recordedOn, metadata }) => {
      const { surveyId, branchIds, questions, opensOn, closesOn } = data;
      const orgIds = metadata.tags.org ?? [];
      return { surveyId, branchIds, orgIds, questions, opensOn, closesOn, recordedOn, eventId: id };
    },
    // a replay for an organization that the branches have come to since does not see the beginning, nor does the live view
    PulseSurveyClosed: (doc, { id, data: { answers, aggregates, suppressed }, occurredOn }) =>
      doc && {
        ...doc,
        closed: {
          ...{ on: occurredOn, eventId: id, answers },
          ...(aggregates ? { aggregates } : {}),
          ...(suppressed ? { suppressed } : {}),
        },
      },
  },
};
