import type { LocalDate } from '#kernel/local-date.js';
import { daysBetween } from '#kernel/local-date.js';
import type { Question } from './terms.js';

/** A survey as others have to reckon with it. */
export interface EarlierSurvey {
  readonly surveyId: string;
  readonly branchIds: readonly string[];
  readonly questions: readonly Pick<Question, 'text'>[];
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly groups: readonly (readonly string[])[];
}

type Asking = Omit<EarlierSurvey, 'surveyId' | 'groups'>;

/** For how long a question that was asked binds those who ask it again, in days between two surveys. */
const MEMORY_DAYS = 365;

/** A survey that asks this branch in the same days. */
export function askingMeanwhile(
  surveys: readonly EarlierSurvey[],
  branchId: string,
  { opensOn, closesOn }: Asking,
): EarlierSurvey | undefined {
  return surveys.find(
    (each) => each.branchIds.includes(branchId) && each.opensOn <= closesOn && opensOn <= each.closesOn,
  );
}

/** Surveys that put the same question, lately, to some of the same branches. */
export function askingTheSame(
  surveys: readonly EarlierSurvey[],
  text: string,
  asking: Asking,
): readonly EarlierSurvey[] {
  return surveys.filter(
    (each) =>
      each.branchIds.some((id) => asking.branchIds.includes(id)) &&
      daysApart(each, asking) <= MEMORY_DAYS &&
      each.questions.some((question) => essence(question.text) === essence(text)),
  );
}

export function areTheSameBranches(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

function daysApart(one: Asking, other: Asking): number {
  return Math.max(daysBetween(one.closesOn, other.opensOn), daysBetween(other.closesOn, one.opensOn), 0);
}

/** A question without what doesn't change it: width, case, blanks, punctuation. */
function essence(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
