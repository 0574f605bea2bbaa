import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PulseSurveys } from '#application/surveys/pulse-surveys.js';
import { Id } from '#kernel/fields.js';
import { readInput } from '#kernel/input.js';
import { actorOf } from '../auth/authentication.js';
import { jsonOf, neededJsonOf } from '../request/body-parsers.js';
import { onTheBeat } from './on-the-beat.js';

class SurveyParams {
  @Id() readonly surveyId!: string;
}

class Nothing {}

/** Both words have one length: who sees only the size of an answer can't tell whether a token was good. */
const OUTCOMES = { good: 'counted', bad: 'refused' } as const;

/** What members do in a pulse survey, outside the log: fetch a token under their name, and vote with it under none. */
@Controller('v1/pulse-surveys/:surveyId')
export class SurveyEndpoint {
  constructor(@Inject(PulseSurveys) private readonly surveys: PulseSurveys) {}

  @Post('token')
  async token(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { surveyId } = readInput(SurveyParams, request.params);
    readInput(Nothing, jsonOf(request) ?? {});
    const token = await this.surveys.token(surveyId, actorOf(request));
    answer(reply.code(201), { surveyId, token });
  }

  /** 200 whether or not the ballot was counted: the outcome is in the body. */
  @Post('ballots')
  async ballots(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { surveyId } = readInput(SurveyParams, request.params);
    const ballot = neededJsonOf(request);
    const counted = await onTheBeat(() => this.surveys.cast(surveyId, ballot));
    answer(reply.code(200), { outcome: counted ? OUTCOMES.good : OUTCOMES.bad });
  }
}

function answer(reply: FastifyReply, body: object): void {
  void reply.header('cache-control', 'no-store').header('content-type', 'application/json').send(JSON.stringify(body));
}
