import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isPosition, type Position } from '#kernel/position.js';
import { actorOf } from '../auth/authentication.js';
import { RequestRefused } from '../problems/request-refused.js';
import { Changes } from './changes.js';

/** `GET /v1/changes`: server-sent events, resumed by `Last-Event-ID` (a position). */
@Controller('v1/changes')
export class ChangesEndpoint {
  constructor(@Inject(Changes) private readonly changes: Changes) {}

  @Get()
  async get(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const since = sinceOf(request.headers['last-event-id']);
    await this.changes.check(actorOf(request));
    void this.changes.tell(request, reply, since);
  }
}

function sinceOf(header: string | readonly string[] | undefined): Position | undefined {
  if (header === undefined || isPosition(header)) return header;
  throw new RequestRefused('invalid-position', { field: 'Last-Event-ID' });
}
