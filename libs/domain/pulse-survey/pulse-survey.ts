import { type Aggregate, created, type Evolve } from '#kernel/aggregate.js';
import { type EventOf, v1 } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import { closePulseSurvey } from './close-pulse-survey.js';
import type { QuestionResult } from './disclosure.js';
import { openPulseSurvey } from './open-pulse-survey.js';
import { pulseSurveyTexts } from './pulse-survey-texts.js';
import type { Question } from './terms.js';

export const pulseSurveyEvents = {
  PulseSurveyOpened: v1<{
    readonly surveyId: string;
    readonly branchIds: readonly string[];
    readonly questions: readonly Question[];
    readonly opensOn: LocalDate;
    /** The last day on which ballots are taken. */
    readonly closesOn: LocalDate;
    /** The branches, with those too small for a group of their own joined to others. */
    readonly groups: readonly (readonly string[])[];
  }>(),
  PulseSurveyClosed: v1<{
    readonly surveyId: string;
    readonly branchIds: readonly string[];
    /** The ballots behind the aggregates; 0 where these are suppressed, however many there were. */
    readonly answers: number;
    /** By question, in the survey's order. */
    readonly aggregates?: readonly QuestionResult[];
    readonly suppressed?: true;
  }>(),
};

export type PulseSurveyEvent = EventOf<typeof pulseSurveyEvents>;

interface Opened {
  readonly surveyId: string;
  readonly branchIds: readonly string[];
  readonly questions: readonly Question[];
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly groups: readonly (readonly string[])[];
}

export type PulseSurvey =
  | { readonly status: 'absent' }
  | ({ readonly status: 'open' } & Opened)
  | ({ readonly status: 'closed'; readonly closedOn: LocalDate } & Opened);

const evolve: Evolve<PulseSurvey, PulseSurveyEvent> = {
  PulseSurveyOpened: (_, { surveyId, branchIds, questions, opensOn, closesOn, groups }) => ({
    status: 'open',
    ...{ surveyId, branchIds, questions, opensOn, closesOn, groups },
  }),
  PulseSurveyClosed: (state, _, { occurredOn }) => ({ ...created(state), status: 'closed', closedOn: occurredOn }),
};

/** 匿名调查: what was asked of whom, and what may be told of the answers. Ballots never come here. */
export const pulseSurvey = {
  name: 'pulseSurvey',
  events: pulseSurveyEvents,
  initial: { status: 'absent' } as PulseSurvey,
  evolve,
  commands: { openPulseSurvey, closePulseSurvey },
  texts: pulseSurveyTexts,
} satisfies Aggregate<PulseSurvey, PulseSurveyEvent>;
