import { Controller, Inject, Post, Req, Res, type Type } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommandEntry } from '#application/commands/command-registry.js';
import { type CommandResult, CommandRunner } from '#application/commands/command-runner.js';
import type { CommandRequest } from '#application/commands/decider.js';
import { actorOf } from '../auth/authentication.js';
import { Metrics } from '../metrics/metrics.js';
import { neededJsonOf } from '../request/body-parsers.js';
import { commandHeaders, etagOf } from './command-headers.js';

/** What one command needs of Nest: a route, and a handler on the command bus. */
export interface CommandEndpoint {
  readonly controller: Type;
  readonly handler: Type;
}

/** A command on its way; each has a class of its own, by which the bus finds the handler. */
abstract class SentCommand {
  constructor(readonly request: CommandRequest) {}
}

/** `POST /v1/commands/<kebab-name>`, made from the command's registry entry. The runner reads and checks the body. */
export function commandEndpoint({ name, route }: CommandEntry): CommandEndpoint {
  const Sent = { [name]: class extends SentCommand {} }[name] as Type<SentCommand>;

  @CommandHandler(Sent)
  class Handler implements ICommandHandler<SentCommand, CommandResult> {
    constructor(@Inject(CommandRunner) private readonly runner: CommandRunner) {}

    execute({ request }: SentCommand): Promise<CommandResult> {
      return this.runner.run(request);
    }
  }

  @Controller(`v1/commands/${route}`)
  class Endpoint {
    constructor(
      @Inject(CommandBus) private readonly bus: CommandBus,
      @Inject(Metrics) private readonly metrics: Metrics,
    ) {}

    @Post()
    async post(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
      const result = await this.metrics.ofCommand(route, () => this.run(request));
      void reply
        .code(result.status === 'accepted' ? 201 : 200)
        .header('etag', etagOf(result.revision))
        .header('cache-control', 'no-store')
        .send(result);
    }

    private async run(request: FastifyRequest): Promise<CommandResult> {
      const sent = new Sent({
        ...commandHeaders(request.headers),
        command: route,
        data: neededJsonOf(request),
        actor: actorOf(request),
      });
      return this.bus.execute<SentCommand, CommandResult>(sent);
    }
  }

  return { controller: Endpoint, handler: Handler };
}
