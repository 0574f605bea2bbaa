import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Role } from '#kernel/actor.js';
import { Rejection } from '#kernel/rejection.js';
import { Health } from '../health/health.js';
import { Metrics } from './metrics.js';

const READERS: readonly Role[] = ['admin', 'inspector'];

/** `/metrics` for Prometheus: for admins and inspectors; for everybody where only this machine reaches the server. */
@Controller('metrics')
export class MetricsEndpoint {
  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Health) private readonly health: Health,
  ) {}

  @Get()
  async get(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    // without an actor the address is an open one here (see server.ts)
    if (request.actor && !READERS.includes(request.actor.role)) throw new Rejection('not-permitted', 'actor');
    this.metrics.showProjections(await this.health.projections());
    const text = await this.metrics.registry.metrics();
    void reply.header('cache-control', 'no-store').header('content-type', this.metrics.registry.contentType).send(text);
  }
}
