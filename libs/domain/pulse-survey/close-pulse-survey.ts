import { commandOn, may } from '#kernel/command.js';
import { Id } from '#kernel/fields.js';
import type { ValueNeed } from '#kernel/need.js';
import { Rejection } from '#kernel/rejection.js';
import { disclosed } from './disclosure.js';
import type { PulseSurvey, PulseSurveyEvent } from './pulse-survey.js';
import { existingSurvey } from './survey.js';
import type { Counted } from './tally.js';

export class ClosePulseSurvey {
  @Id() readonly surveyId!: string;
}

/** Under which name an installation gives the tally of a survey. */
export const BALLOTS = 'ballots';

function ballots(surveyId: string): ValueNeed<readonly Counted[]> {
  return { kind: 'value', name: BALLOTS, of: surveyId };
}

/**
 * Tells what may be told of the answers, once and for ever; the tally is destroyed as soon as this is on disk. Not before
 * the last day is over: a survey that is closed as soon as somebody has answered would tell what that one has answered,
 * and no ballot may come in between counting and closing.
 */
export const closePulseSurvey = commandOn<PulseSurvey, PulseSurveyEvent>()({
  input: ClosePulseSurvey,
  summary: { zh: '结束匿名调查并公布汇总', en: 'Close a pulse survey' },
  by: [may.superior],
  emits: 'PulseSurveyClosed',
  stream: { by: ['surveyId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => existingSurvey(state).branchIds.map((orgId) => ({ orgId, field: 'surveyId' })),
  needs: ({ surveyId }) => ({ counted: ballots(surveyId) }),
  decide(input, state, { counted, today }) {
    const survey = existingSurvey(state);
    const { branchIds, closesOn } = survey;
    if (survey.status === 'closed') throw new Rejection('survey-closed', 'surveyId', { closesOn });
    if (today <= closesOn) throw new Rejection('survey-still-open', 'surveyId', { closesOn });
    return { data: { ...input, branchIds, ...disclosed(survey, counted) } };
  },
});
