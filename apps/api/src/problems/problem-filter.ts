import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { RefusalTexts } from '#application/refusal-texts.js';
import { correlationIdOf } from '../request/correlation.js';
import { isUntraced } from '../surveys/survey-routes.js';
import { preferredLanguage } from './language.js';
import { type Meaning, meaningOf, problemOf, UNEXPECTED } from './problem.js';
import { RequestRefused } from './request-refused.js';

/** Which methods an address takes, for "405". */
export type MethodsOf = (path: string) => readonly string[];

/** Turns whatever was thrown into a problem. What nobody has foreseen is logged and shown as nothing but a number. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly texts: RefusalTexts,
    private readonly log: Logger,
    private readonly methodsOf: MethodsOf,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const [request, reply] = host.getArgs<[FastifyRequest, FastifyReply]>();
    this.answer(error, request, reply);
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const known = meaningOf(this.translated(error, request), this.texts);
    const meaning = known ?? UNEXPECTED;
    const correlationId = correlationIdOf(request);
    if (meaning.status >= 500) {
      const route = `${request.method} ${request.routeOptions?.url ?? '?'}`;
      const traced = isUntraced(request.routeOptions?.url) ? {} : { correlationId };
      this.log[known ? 'warn' : 'error']({ err: error, route, ...traced }, 'a request failed');
    }
    if (reply.sent) return;
    send(reply, meaning, { request, correlationId });
  }

  /** Fastify's and Nest's own errors, in our codes. */
  private translated(error: unknown, request: FastifyRequest): unknown {
    const { status, cause } =
      error instanceof HttpException ? { status: error.getStatus(), cause: error.cause } : ofFastify(error);
    if (status === undefined || status >= 500) return error;
    switch (status) {
      case 404:
      case 414: // a parameter longer than any id
        return this.noRoute(request);
      case 413:
        return new RequestRefused('body-too-large', { field: 'body' });
      case 415:
        return new RequestRefused('unsupported-media-type', {
          field: 'Content-Type',
          details: { accepted: 'application/json' },
        });
      default:
        return new RequestRefused('bad-request', {}, { cause: cause ?? error });
    }
  }

  private noRoute(request: FastifyRequest): RequestRefused {
    const methods = this.methodsOf(request.url.split('?', 1)[0] ?? '');
    if (methods.length === 0 || methods.includes(request.method)) return new RequestRefused('unknown-route');
    return new RequestRefused('method-not-allowed', { headers: { allow: methods.join(', ') } });
  }
}

function ofFastify(error: unknown): { status: number | undefined; cause?: unknown } {
  const isOne = error instanceof Error && error.name === 'FastifyError' && 'statusCode' in error;
  return { status: isOne && typeof error.statusCode === 'number' ? error.statusCode : undefined };
}

function send(
  reply: FastifyReply,
  meaning: Meaning,
  { request, correlationId }: { request: FastifyRequest; correlationId: string },
): void {
  const language = preferredLanguage(request.headers['accept-language']);
  void reply
    .code(meaning.status)
    .headers(meaning.headers)
    .header('content-type', 'application/problem+json')
    .header('content-language', language)
    .header('vary', 'accept-language')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problemOf(meaning, language, correlationId)));
}
