import type { AggregateTexts } from '#kernel/aggregate.js';
import type { PulseSurveyEvent } from './pulse-survey.js';

export const pulseSurveyTexts: AggregateTexts<PulseSurveyEvent> = {
  name: { zh: '匿名调查', en: 'pulse survey' },
  refusals: {
    'survey-overlaps': {
      zh: '该支部在这些日子里已参加调查 {surveyId}；同一支部同一时间只参加一项调查，以免从差额推知个人答案。',
      en: 'The branch is asked by survey {surveyId} in these days; one at a time, so that no difference tells an answer.',
    },
    'question-asked-of-others': {
      zh: '一年内调查 {surveyId} 已向其中部分支部提过此问题；请向完全相同的支部提问，或另行设问。',
      en: 'Survey {surveyId} put this question to some of these branches within a year. Ask exactly the same branches, or something else.',
    },
    'survey-not-open': {
      zh: '调查自 {opensOn} 起接受答卷。',
      en: 'The survey takes ballots from {opensOn} on.',
    },
    'survey-still-open': {
      zh: '调查到 {closesOn} 为止接受答卷，次日起方可结束并汇总。',
      en: 'The survey takes ballots until {closesOn}. Close it from the day after on.',
    },
    'survey-closed': {
      zh: '调查已于 {closesOn} 截止，不再接受答卷，也不能再次结束或重新开启。',
      en: 'The survey ended on {closesOn}; it takes no more ballots and is closed only once.',
    },
    'question-not-answered': {
      zh: '问题 {questionId} 未作答；每个问题都须作答，否则少数未答者可能被推知。',
      en: 'Question {questionId} is not answered. A ballot answers all questions, so that who leaves one out does not stand out.',
    },
    'token-given': {
      zh: '您已领取过本次调查的答卷凭证；凭证只发一次，系统不保存，无法重发。',
      en: 'You were given a token for this survey. It is given once and kept nowhere, so it cannot be given again.',
    },
  },
  timeline: {
    PulseSurveyOpened: ({ surveyId, branchIds, questions, opensOn, closesOn }) => ({
      zh: `开展匿名调查 ${surveyId}（${branchIds.join('、')}），${questions.length} 个问题，${opensOn} 至 ${closesOn}`,
      en: `pulse survey ${surveyId} of ${branchIds.join(', ')} with ${questions.length} question(s), ${opensOn} to ${closesOn}`,
    }),
    PulseSurveyClosed: ({ surveyId, answers, suppressed }) =>
      suppressed
        ? {
            zh: `结束匿名调查 ${surveyId}：答卷不足五份，不公布结果`,
            en: `pulse survey ${surveyId} closed: fewer than five ballots, nothing is told`,
          }
        : {
            zh: `结束匿名调查 ${surveyId}：${answers} 份答卷，公布汇总`,
            en: `pulse survey ${surveyId} closed: aggregates of ${answers} ballots`,
          },
  },
  fields: {
    surveyId: { zh: '匿名调查', en: 'survey' },
    branchIds: { zh: '参加支部', en: 'branches' },
    questions: { zh: '问题', en: 'questions' },
    questionId: { zh: '问题编号', en: 'question' },
    text: { zh: '问题内容', en: 'question' },
    choices: { zh: '选项', en: 'choices' },
    opensOn: { zh: '开始日期', en: 'opens on' },
    closesOn: { zh: '截止日期', en: 'closes on' },
  },
};
