import type { Counted } from '#domain/pulse-survey/tally.js';
import type { Happened } from './given-when-then.js';

/** Survey v1 of the branches b1 and b2, in the first week of June 2025. */
export const surveyV1 = {
  surveyId: 'v1',
  branchIds: ['b1', 'b2'],
  questions: [
    { questionId: 'q1', text: '工作安排是否合理？', kind: 'scale5' },
    { questionId: 'q2', text: '会议多不多？', kind: 'choice', choices: ['少', '正好', '多'] },
  ],
  opensOn: '2025-06-01',
  closesOn: '2025-06-07',
} as const;

export function surveyOpened(change: object = {}): Happened {
  const data = { ...surveyV1, groups: [['b1'], ['b2']], ...change };
  return [`pulseSurvey-${data.surveyId}`, { type: 'PulseSurveyOpened', data }];
}

export function surveyClosed(change: object = {}): Happened {
  const data = { surveyId: 'v1', branchIds: ['b1', 'b2'], answers: 0, suppressed: true, ...change };
  return [`pulseSurvey-${data.surveyId}`, { type: 'PulseSurveyClosed', data }];
}

/** A tally of complete ballots: how often each option was answered, by group and question. */
export function tallyOf(...groups: readonly (readonly (readonly number[])[])[]): readonly Counted[] {
  return groups.flatMap((questions, group) =>
    questions.flatMap((counts, question) => counts.map((count, option) => ({ group, question, option, count }))),
  );
}
