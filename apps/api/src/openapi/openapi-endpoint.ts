import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Catalogue } from '../catalogue.js';
import { openApiDocument } from './document.js';

/** `/v1/openapi.json`: made once, when it is first asked for. */
@Controller('v1/openapi.json')
export class OpenApiEndpoint {
  private text: string | undefined;

  constructor(@Inject(Catalogue) private readonly catalogue: Catalogue) {}

  @Get()
  get(@Res() reply: FastifyReply): void {
    this.text ??= JSON.stringify(openApiDocument(this.catalogue));
    void reply.header('content-type', 'application/json').header('cache-control', 'no-cache').send(this.text);
  }
}
