import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { readJson } from '#application/strict-json.js';

/** Lines that are read while they arrive. */
export class NdjsonBody {
  constructor(readonly stream: IncomingMessage) {}
}

/** JSON for commands, lines of it for imports, nothing else. */
export function registerBodyParsers(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body: Buffer, done) => {
    try {
      done(null, readJson(body, 'body'));
    } catch (error) {
      done(error as Error);
    }
  });
  server.addContentTypeParser('application/x-ndjson', (_request, payload, done) => {
    done(null, new NdjsonBody(payload));
  });
}
