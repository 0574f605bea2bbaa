import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Health } from './health.js';

/** `/health/live`, `/health/ready`: open to everybody, so they name what is wrong and nothing about it. */
@Controller('health')
export class HealthEndpoint {
  constructor(@Inject(Health) private readonly health: Health) {}

  @Get('live')
  live(@Res() reply: FastifyReply): void {
    void reply.header('cache-control', 'no-store').send({ status: 'live' });
  }

  @Get('ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const readiness = await this.health.readiness();
    void reply
      .code(readiness.status === 'ready' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(readiness);
  }
}
