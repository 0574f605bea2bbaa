import type { FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { isId } from '#kernel/field-rules.js';

const minted = new WeakMap<FastifyRequest, string>();

/** The id by which a request is found again in the log: the client's, if it gave a proper one. */
export function correlationIdOf(request: FastifyRequest): string {
  const given = request.headers['x-correlation-id'];
  if (isId(given)) return given;
  let id = minted.get(request);
  if (id === undefined) {
    id = uuidv7();
    minted.set(request, id);
  }
  return id;
}
