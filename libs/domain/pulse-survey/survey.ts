import type { LocalDate } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';
import type { PulseSurvey } from './pulse-survey.js';

export type ExistingSurvey = Exclude<PulseSurvey, { readonly status: 'absent' }>;

/** Narrows a state that the runner has already found to exist. */
export function existingSurvey(state: PulseSurvey): ExistingSurvey {
  if (state.status === 'absent') throw new Rejection('not-found', 'surveyId');
  return state;
}

/** @throws Rejection `survey-closed` after the last day, whether or not it was closed; `survey-not-open` before the first */
export function mustTakeBallots(survey: ExistingSurvey, today: LocalDate): void {
  mustNotBeOver(survey, today);
  if (today < survey.opensOn) throw new Rejection('survey-not-open', 'surveyId', { opensOn: survey.opensOn });
}

/** @throws Rejection `survey-closed` */
export function mustNotBeOver({ status, closesOn }: ExistingSurvey, today: LocalDate): void {
  if (status === 'closed' || today > closesOn) throw new Rejection('survey-closed', 'surveyId', { closesOn });
}

/** The group in which a branch's ballots are counted, by index; undefined if the branch isn't asked. */
export function groupOf({ groups }: ExistingSurvey, branchId: string | undefined): number | undefined {
  const group = groups.findIndex((each) => branchId !== undefined && each.includes(branchId));
  return group < 0 ? undefined : group;
}
