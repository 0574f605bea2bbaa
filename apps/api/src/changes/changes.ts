import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Clock } from '#application/ports/clock.js';
import type { EventStore } from '#application/ports/event-store.js';
import type { ReadAccess } from '#application/questions/read-access.js';
import type { Actor, Role } from '#kernel/actor.js';
import type { Position } from '#kernel/position.js';
import { RequestRefused } from '../problems/request-refused.js';
import { ChangeFeed } from './change-feed.js';
import { ChangeStream } from './change-stream.js';

export interface ChangesParts {
  readonly eventStore: EventStore;
  readonly access: ReadAccess;
  readonly log: Logger;
  readonly clock: Clock;
}

/** Those who work with records or check them; they see who is concerned, though not how. */
export const CHANGE_READERS: readonly Role[] = [
  'admin',
  'superior',
  'branch-officer',
  'business-head',
  'party-worker',
  'inspector',
];

/** Readers that one process tells at a time. */
const MOST = 500;

/** Tells readers what changes within their scope, for as long as their token is valid. */
export class Changes {
  private readonly feed: ChangeFeed;
  private readers = 0;

  constructor(private readonly parts: ChangesParts) {
    this.feed = new ChangeFeed(parts.eventStore, parts.log);
  }

  /** @throws Rejection `not-permitted`, `not-found`; RequestRefused `too-many-requests` */
  async check(reader: Actor): Promise<void> {
    const about = () => ({ orgId: reader.orgId, field: 'actor' });
    await this.parts.access.check({ readers: CHANGE_READERS, about }, {}, reader);
    if (this.readers >= MOST) throw new RequestRefused('too-many-requests', { headers: { 'retry-after': '10' } });
  }

  async tell(request: FastifyRequest, reply: FastifyReply, since: Position | undefined): Promise<void> {
    const { actor, tokenExpires } = request;
    if (!actor) throw new Error('changes are told to somebody');
    const gone = new AbortController();
    const expiry = setTimeout(() => gone.abort(), Math.min(tokenExpires - this.parts.clock(), 2 ** 31 - 1));
    reply.hijack();
    const response = reply.raw;
    response.on('close', () => gone.abort());
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const signal = AbortSignal.any([gone.signal, this.feed.signal]);
    this.readers += 1;
    try {
      const parts = { feed: this.feed, eventStore: this.parts.eventStore, response, signal };
      await new ChangeStream(parts, actor).run(since);
    } catch (error) {
      // the answer has begun, so that nothing can be said any more; the reader comes back by itself
      this.parts.log.warn({ err: error }, 'a reader of changes was lost');
      response.destroy();
    } finally {
      this.readers -= 1;
      clearTimeout(expiry);
    }
  }

  close(): void {
    this.feed.close();
  }
}
