import { Controller, Get, Inject, Req, Res, type Type } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answered } from '#application/questions/read-models.js';
import { pascalCase } from '#kernel/names.js';
import type { ReadModel, Timeline } from '#kernel/read-model.js';
import { actorOf } from '../auth/authentication.js';
import { Answering, type Asked } from './answering.js';
import { mustNotReserve, OF_READ_MODELS, OF_TIMELINES, readQuestion } from './question-request.js';

/** What one question needs of Nest: a route, and a handler on the query bus. */
export interface QuestionEndpoint {
  readonly controller: Type;
  readonly handler: Type;
}

/** A question on its way; each has a class of its own, by which the bus finds the handler. */
abstract class SentQuestion {
  constructor(readonly asked: Asked) {}
}

/** The address of a question, with its path parameters as `:name`. */
export function pathOf({ name, path }: Pick<ReadModel | Timeline, 'name' | 'path'>): string {
  return ['v1', name, ...path.map((parameter) => `:${parameter}`)].join('/');
}

/** `GET /v1/<read-model>/…`, answered from documents or, with `knownAt`, from the log. */
export function readModelEndpoint(model: ReadModel): QuestionEndpoint {
  mustNotReserve(model.name, model.params, OF_READ_MODELS);
  return endpoint(model, OF_READ_MODELS, (answering, asked) => answering.answer(model, asked));
}

/** `GET /v1/<timeline>/…`, a page at a time. */
export function timelineEndpoint(timeline: Timeline): QuestionEndpoint {
  mustNotReserve(timeline.name, timeline.params, OF_TIMELINES);
  return endpoint(timeline, OF_TIMELINES, (answering, asked) => answering.page(timeline, asked));
}

function endpoint(
  question: ReadModel | Timeline,
  reserved: typeof OF_READ_MODELS | typeof OF_TIMELINES,
  ask: (answering: Answering, asked: Asked) => Promise<Answered<Uint8Array>>,
): QuestionEndpoint {
  const name = pascalCase(question.name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
  const Sent = { [name]: class extends SentQuestion {} }[name] as Type<SentQuestion>;

  @QueryHandler(Sent)
  class Handler implements IQueryHandler<SentQuestion, Answered<Uint8Array>> {
    constructor(@Inject(Answering) private readonly answering: Answering) {}

    execute({ asked }: SentQuestion): Promise<Answered<Uint8Array>> {
      return ask(this.answering, asked);
    }
  }

  @Controller(pathOf(question))
  class Endpoint {
    constructor(@Inject(QueryBus) private readonly bus: QueryBus) {}

    @Get()
    async get(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
      const asked: Asked = {
        question: readQuestion(question.params, reserved, request),
        reader: actorOf(request),
      };
      const { answer, importedAfter } = await this.bus.execute<SentQuestion, Answered<Uint8Array>>(new Sent(asked));
      // beside the answer, not in it: a card's digest covers what is in it
      if (importedAfter !== undefined) void reply.header('ronghe-imported-after', importedAfter);
      void reply.header('cache-control', 'no-store').header('content-type', 'application/json').send(answer);
    }
  }

  return { controller: Endpoint, handler: Handler };
}
