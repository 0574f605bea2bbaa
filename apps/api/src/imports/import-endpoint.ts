import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Role } from '#kernel/actor.js';
import { Optional, Text } from '#kernel/fields.js';
import { readInput } from '#kernel/input.js';
import { Rejection } from '#kernel/rejection.js';
import { actorOf } from '../auth/authentication.js';
import { RequestRefused } from '../problems/request-refused.js';
import { NdjsonBody } from '../request/body-parsers.js';
import { Imports } from './imports.js';

/** Whoever loads files is believed about who did what when. */
export const IMPORTERS: readonly Role[] = ['importer'];

class ImportParams {
  /** The file's name. */
  @Optional() @Text(200) readonly source?: string;
}

/** `POST /v1/imports?source=NAME`: a file of commands, one a line, whose actors and times are believed. */
@Controller('v1/imports')
export class ImportEndpoint {
  constructor(@Inject(Imports) private readonly imports: Imports) {}

  @Post()
  async post(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!IMPORTERS.includes(actorOf(request).role)) throw new Rejection('not-permitted', 'actor');
    const { source = 'http' } = readInput(ImportParams, request.query);
    const { body } = request;
    if (!(body instanceof NdjsonBody)) {
      throw new RequestRefused('unsupported-media-type', {
        field: 'Content-Type',
        details: { accepted: 'application/x-ndjson' },
      });
    }
    const length = request.headers['content-length'];
    const report = await this.imports.run(body.stream, source, length === undefined ? undefined : Number(length));
    void reply.code(200).header('cache-control', 'no-store').send(report);
  }
}
