import type { Counts, QuestionResult } from '#domain/pulse-survey/disclosure.js';
import { optionsOf, type Question } from '#domain/pulse-survey/terms.js';
import { Id, Optional } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Moment, ReadModel } from '#kernel/read-model.js';
import { ALL_READERS } from '../branch-question.js';
import { pulseSurveyDocuments, type SurveyDoc } from './pulse-survey-documents.js';

export class PulseSurveyParams {
  /** A branch that is asked, or a committee above one. */
  @Id() readonly orgId!: string;
  /** Only this one. */
  @Optional() @Id() readonly surveyId?: string;
}

export interface PulseSurveys extends Moment {
  readonly orgId: string;
  /** By the day on which they open. */
  readonly surveys: readonly ShownSurvey[];
}

export interface ShownSurvey {
  readonly surveyId: string;
  readonly branchIds: readonly string[];
  readonly opensOn: LocalDate;
  /** The last day on which ballots are taken. */
  readonly closesOn: LocalDate;
  /** `ended`: takes no more ballots and waits to be closed. */
  readonly state: 'planned' | 'open' | 'ended' | 'closed';
  readonly questions: readonly ShownQuestion[];
  /** Once it is closed: the ballots behind the results; 0 where they are suppressed. */
  readonly answers?: number;
  /** Fewer than five ballots: nothing is told. */
  readonly suppressed?: true;
  readonly eventIds: readonly string[];
}

type OptionCount = { readonly option: string; readonly count: number };

export interface ShownQuestion extends Question {
  readonly results?: readonly OptionCount[];
  /** Of the groups that may be told apart; asked about a branch, of its own. */
  readonly groups?: readonly {
    readonly branchIds: readonly string[];
    readonly answers: number;
    readonly results: readonly OptionCount[];
  }[];
  /** All answers, or all but one, were the same: nothing is told. */
  readonly suppressed?: true;
}

/** 匿名调查: what was asked, how it stands, and the results that may be told. Who took part is known to nobody. */
export const pulseSurvey: ReadModel<PulseSurveyParams, SurveyDoc, PulseSurveys> = {
  name: 'pulse-survey',
  summary: { zh: '匿名调查：问题、状态与汇总结果', en: 'Pulse surveys: questions, state, and aggregates once closed' },
  params: PulseSurveyParams,
  path: ['orgId'],
  readers: ALL_READERS,
  about: ({ orgId }) => ({ orgId, field: 'orgId' }),
  from: pulseSurveyDocuments,
  select: () => ({}),
  tags: ({ orgId }) => [
    { kind: 'org', id: orgId },
    { kind: 'branch', id: orgId },
  ],
  covers: () => true,
  view(documents, { orgId, surveyId }, moment) {
    const surveys = documents
      .filter((doc) => doc.branchIds.includes(orgId) || doc.orgIds.includes(orgId))
      .filter((doc) => surveyId === undefined || doc.surveyId === surveyId)
      .filter((doc) => doc.recordedOn <= moment.asOf || doc.opensOn <= moment.asOf)
      .sort((a, b) => (a.opensOn + a.surveyId < b.opensOn + b.surveyId ? -1 : 1));
    return { orgId, ...moment, surveys: surveys.map((doc) => surveyAt(doc, orgId, moment.asOf)) };
  },
};

function surveyAt(doc: SurveyDoc, orgId: string, asOf: LocalDate): ShownSurvey {
  const { surveyId, branchIds, opensOn, closesOn, questions, eventId } = doc;
  const closed = doc.closed && doc.closed.on <= asOf ? doc.closed : undefined;
  const told = new Map(closed?.aggregates?.map((each) => [each.questionId, each]));
  return {
    ...{ surveyId, branchIds, opensOn, closesOn },
    state: closed ? 'closed' : asOf > closesOn ? 'ended' : asOf < opensOn ? 'planned' : 'open',
    questions: questions.map((each) => ({ ...each, ...resultsOf(each, told.get(each.questionId), orgId) })),
    ...(closed ? { answers: closed.answers } : {}),
    ...(closed?.suppressed ? { suppressed: true } : {}),
    eventIds: [eventId, ...(closed ? [closed.eventId] : [])],
  };
}

function resultsOf(question: Question, told: QuestionResult | undefined, orgId: string): Partial<ShownQuestion> {
  if (!told) return {};
  if ('suppressed' in told) return { suppressed: true };
  const named = (counts: Counts) => optionsOf(question).map((option, index) => ({ option, count: counts[index] ?? 0 }));
  const all = told.groups ?? [];
  const own = all.filter(({ branchIds }) => branchIds.includes(orgId));
  const groups = (own.length > 0 ? own : all).map(({ branchIds, answers, counts }) => ({
    ...{ branchIds, answers, results: named(counts) },
  }));
  return { results: named(told.counts), ...(groups.length > 0 ? { groups } : {}) };
}
