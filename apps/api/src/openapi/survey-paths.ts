import { Ballot } from '#domain/pulse-survey/ballot.js';
import { schemaOf } from '#kernel/input.js';
import type { Schema } from './labelled-schema.js';
import { problemResponse, refer } from './responses.js';

const TOKEN = 'AAD7XkMZP0m4u3Qq1yVbN2cRr0Kp9sT5wEoLhGdJfUiYxCvBnMaSzQ6W8eRtYuIoPlK';

const SURVEY_ID = {
  name: 'surveyId',
  in: 'path',
  required: true,
  schema: { type: 'string' },
  description: '匿名调查 · the survey',
};

const answered = (description: string, properties: Schema): Schema => ({
  description,
  content: { 'application/json': { schema: { type: 'object', properties, required: Object.keys(properties) } } },
});

/** What members do in a pulse survey, outside the log. */
export const SURVEY_PATHS: Readonly<Record<string, Schema>> = {
  '/v1/pulse-surveys/{surveyId}/token': {
    post: {
      operationId: 'FetchBallotToken',
      tags: ['pulseSurvey'],
      summary: '领取答卷凭证 · fetch the token for one ballot',
      description:
        '权限 Who may: 参加支部的党员，每人一次；凭证只在此显示，系统不保存，遗失不能补发。 · ' +
        'a member of a branch that is asked, once; it is shown here only, kept nowhere, and never given again',
      parameters: [SURVEY_ID],
      responses: {
        201: answered('凭证 · the token', { surveyId: { type: 'string' }, token: { type: 'string' } }),
        ...refer([400, 401, 403, 404, 429, 500, 503]),
        422: problemResponse('已领取，或调查已截止 · given already, or the survey is over', [
          'token-given',
          'survey-closed',
        ]),
      },
    },
  },
  '/v1/pulse-surveys/{surveyId}/ballots': {
    post: {
      operationId: 'CastBallot',
      tags: ['pulseSurvey'],
      security: [],
      summary: '匿名投出答卷 · cast a ballot, anonymously',
      description:
        '不问身份，凭证为准；每个问题都须作答（scale5 填 scale，choice 填 choice）。 · ' +
        'nobody is asked who they are, the token decides; every question is answered: `scale` for scale5, `choice` for choice. ' +
        '`refused`: 凭证无效或已使用 · the token is not good, or was used',
      parameters: [SURVEY_ID],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: schemaOf(Ballot),
            example: {
              token: TOKEN,
              answers: [
                { questionId: 'q1', scale: 4 },
                { questionId: 'q2', choice: '正好' },
              ],
            },
          },
        },
      },
      responses: {
        200: answered('结果 · whether it was counted', { outcome: { type: 'string', enum: ['counted', 'refused'] } }),
        ...refer([400, 404, 413, 415, 429, 500, 503]),
        422: problemResponse(
          '调查未开始或已截止，或有问题未作答 · not the days of the survey, or a question is left out',
          ['survey-not-open', 'survey-closed', 'question-not-answered'],
        ),
      },
    },
  },
};
