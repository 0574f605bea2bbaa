import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#kernel/actor.js';
import { type BearerTokens, bearerOf, type Verified } from './bearer-tokens.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends the request; null where nobody is asked. */
    actor: Actor | null;
    /** Epoch milliseconds; 0 where nobody is asked. */
    tokenExpires: number;
  }
}

/** Says of every request who sends it, before anything else happens; only the open addresses need no token. */
export function authentication(tokens: BearerTokens, open: ReadonlySet<string>) {
  const bearer = (request: FastifyRequest): Verified | Promise<Verified> => {
    const token = bearerOf(request.headers.authorization);
    return tokens.known(token) ?? tokens.verify(token);
  };
  return (request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void => {
    const { url } = request.routeOptions;
    if (url !== undefined && open.has(url)) {
      done();
      return;
    }
    try {
      const verified = bearer(request);
      if (verified instanceof Promise) {
        verified.then((known) => {
          admit(request, known);
          done();
        }, done);
      } else {
        admit(request, verified);
        done();
      }
    } catch (error) {
      done(error as Error);
    }
  };
}

function admit(request: FastifyRequest, { actor, expires }: Verified): void {
  request.actor = actor;
  request.tokenExpires = expires;
}

/** Who sends the request. @throws Error where the address is an open one, which asks nobody */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.actor) throw new Error(`${request.routeOptions.url ?? '?'} asks nobody who they are`);
  return request.actor;
}
