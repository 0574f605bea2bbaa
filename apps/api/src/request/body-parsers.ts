import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readJson } from '#application/strict-json.js';
import { Rejection } from '#kernel/rejection.js';
import { RequestRefused } from '../problems/request-refused.js';

/** Lines that are read while they arrive. */
export class NdjsonBody {
  constructor(readonly stream: IncomingMessage) {}
}

/** JSON for commands, lines of it for imports, nothing else. Many clients name a type and send nothing: that is no body. */
export function registerBodyParsers(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body: Buffer, done) => {
    try {
      done(null, body.length === 0 ? undefined : readJson(body, 'body'));
    } catch (error) {
      done(error as Error);
    }
  });
  server.addContentTypeParser('application/x-ndjson', (_request, payload, done) => {
    done(null, new NdjsonBody(payload));
  });
}

/**
 * The JSON that a request holds; undefined where it has no body.
 * @throws RequestRefused `unsupported-media-type` for lines
 */
export function jsonOf({ body }: FastifyRequest): unknown {
  if (!(body instanceof NdjsonBody)) return body;
  const details = { accepted: 'application/json' };
  throw new RequestRefused('unsupported-media-type', { field: 'Content-Type', details });
}

/**
 * The same, of a request that says nothing without a body.
 * @throws Rejection `invalid-json` where there is none
 */
export function neededJsonOf(request: FastifyRequest): unknown {
  const json = jsonOf(request);
  if (json === undefined) throw new Rejection('invalid-json', 'body');
  return json;
}
