import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#kernel/actor.js';
import { type BearerTokens, bearerOf } from './bearer-tokens.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends the request; null where nobody is asked. */
    actor: Actor | null;
  }
}

/** Says of every request who sends it, before anything else happens; only the open addresses need no token. */
export function authentication(tokens: BearerTokens, open: ReadonlySet<string>) {
  const actorOfToken = (request: FastifyRequest): Actor | Promise<Actor> => {
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
      const actor = actorOfToken(request);
      if (actor instanceof Promise) {
        actor.then((verified) => {
          request.actor = verified;
          done();
        }, done);
      } else {
        request.actor = actor;
        done();
      }
    } catch (error) {
      done(error as Error);
    }
  };
}

/** Who sends the request. @throws Error where the address is an open one, which asks nobody */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.actor) throw new Error(`${request.routeOptions.url ?? '?'} asks nobody who they are`);
  return request.actor;
}
