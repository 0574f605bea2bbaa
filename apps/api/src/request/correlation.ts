import type { FastifyRequest } from 'fastify';

import { isId } from '#kernel/field-rules.js';
import { newId } from './new-id.js';

const minted = new WeakMap<FastifyRequest, string>();

/** The id by which a request is found again in the log: the client's, if it gave a proper one. */
export function correlationIdOf(request: FastifyRequest): string {
  const given = request.headers['x-correlation-id'];
  if (isId(given)) return given;
  let id = minted.get(request);
  if (id === undefined) {
    id = newId();
    minted.set(request, id);
  }
  return id;
}
