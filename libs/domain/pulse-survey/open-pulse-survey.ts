import { commandOn, may } from '#kernel/command.js';
import { EffectiveFrom, Ids, ListOf, LocalDay, NewId } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import { each } from '../needs.js';
import { areTheSameBranches, askingMeanwhile, askingTheSame, type EarlierSurvey } from './earlier-surveys.js';
import { groupsOf } from './groups.js';
import type { PulseSurvey, PulseSurveyEvent } from './pulse-survey.js';
import { groundOf, membersIn, surveysIn } from './survey-ground.js';
import { Question } from './terms.js';

export class OpenPulseSurvey {
  @NewId() readonly surveyId!: string;
  @Ids(1) readonly branchIds!: readonly string[];
  @ListOf(Question, 'questionId', 1) readonly questions!: readonly Question[];
  /** The first day on which ballots are taken. */
  @EffectiveFrom() readonly opensOn!: string;
  /** The last. */
  @LocalDay() readonly closesOn!: string;
}

/** The set of surveys that ask a branch; each new one rests on it and adds to it. */
const surveysOf = (branchId: string) => `surveys-of-${branchId}`;

export const openPulseSurvey = commandOn<PulseSurvey, PulseSurveyEvent>()({
  input: OpenPulseSurvey,
  summary: { zh: '开展匿名调查', en: 'Open a pulse survey' },
  by: [may.superior],
  emits: 'PulseSurveyOpened',
  stream: { by: ['surveyId'], must: 'be-new' },
  concerns: ({ branchIds }) => branchIds.map((orgId, index) => ({ orgId, field: `branchIds[${index}]` })),
  needs: ({ branchIds }) => ({
    branches: each('organization', branchIds, 'branchIds'),
    ground: groundOf(branchIds),
  }),
  guards: ({ branchIds }) =>
    branchIds.flatMap((id) => [
      { set: surveysOf(id), mode: 'check' },
      { set: surveysOf(id), mode: 'touch' },
    ]),
  decide(input, _, { branches, ground, today }) {
    const { branchIds, questions, opensOn, closesOn } = input;
    for (const [index, id] of branchIds.entries()) {
      if (branches.get(id)?.kind !== 'branch') throw new Rejection('not-a-branch', `branchIds[${index}]`);
    }
    mustNotPrecede(closesOn, opensOn, 'closesOn');
    mustHaveFittingChoices(questions);
    const surveys = surveysIn(ground.documents);
    for (const [index, id] of branchIds.entries()) {
      const other = askingMeanwhile(surveys, id, input);
      if (other) throw new Rejection('survey-overlaps', `branchIds[${index}]`, { surveyId: other.surveyId });
    }
    const day = opensOn > today ? opensOn : today;
    const earlier = repeated(surveys, input);
    return {
      data: { ...input, groups: earlier?.groups ?? groupsOf(membersIn(ground.documents, branchIds, day)) },
    };
  },
});

/** @throws Rejection `missing-field` for a choice without choices, `unknown-field` for a scale with some */
function mustHaveFittingChoices(questions: readonly Question[]): void {
  for (const [index, { kind, choices }] of questions.entries()) {
    const field = `questions[${index}].choices`;
    if (kind === 'choice' && choices === undefined) throw new Rejection('missing-field', field);
    if (kind === 'scale5' && choices !== undefined) throw new Rejection('unknown-field', field);
  }
}

/**
 * The last survey that put one of these questions to the same branches: its groups stand again. One that put it to
 * others besides, or to fewer, would tell by the difference what the others answered.
 * @throws Rejection `question-asked-of-others`
 */
function repeated(surveys: readonly EarlierSurvey[], input: OpenPulseSurvey): EarlierSurvey | undefined {
  let last: EarlierSurvey | undefined;
  for (const [index, { text }] of input.questions.entries()) {
    for (const earlier of askingTheSame(surveys, text, input)) {
      if (!areTheSameBranches(earlier.branchIds, input.branchIds)) {
        throw new Rejection('question-asked-of-others', `questions[${index}].text`, { surveyId: earlier.surveyId });
      }
      if (last === undefined || earlier.closesOn > last.closesOn) last = earlier;
    }
  }
  return last;
}
