import 'reflect-metadata';
import rateLimit from '@fastify/rate-limit';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { destination, type Logger, pino } from 'pino';
import type { Clock } from '#application/ports/clock.js';
import { ReadAccess } from '#application/questions/read-access.js';
import { readModels, timelines } from '#projections/read-models.js';
import { type Embedded, openEmbedded } from '../../composition/embedded.js';
import { appModule, type Instruments } from './app-module.js';
import { authentication } from './auth/authentication.js';
import { BearerTokens } from './auth/bearer-tokens.js';
import { isLoopback, trustedKeys } from './auth/trusted-keys.js';
import { Catalogue } from './catalogue.js';
import { Changes } from './changes/changes.js';
import { GracefulClose } from './graceful-close.js';
import { Health } from './health/health.js';
import { Imports } from './imports/imports.js';
import { Metrics } from './metrics/metrics.js';
import { answerBroken } from './problems/broken-request.js';
import { ProblemFilter } from './problems/problem-filter.js';
import { RequestRefused } from './problems/request-refused.js';
import { Answering } from './questions/answering.js';
import { registerBodyParsers } from './request/body-parsers.js';
import { KnownRoutes } from './request/known-routes.js';
import type { ServerOptions } from './server-options.js';
import { BALLOTS_ROUTE, isUntraced } from './surveys/survey-routes.js';

export interface RunningServer {
  /** `http://127.0.0.1:3000` */
  readonly url: string;
  /** Takes no more requests, answers those that are there, writes what was folded, closes the stores. */
  close(): Promise<void>;
}

/** Addresses that ask nobody who they are. */
const OPEN = ['/health/live', '/health/ready', '/v1/openapi.json', BALLOTS_ROUTE];

/** How long requests that are being answered may take when the server closes. */
const CLOSING_MS = 15_000;

/**
 * Starts the server on a data directory; others may work on the same one.
 * @throws StoreFailure if the directory can't be used; an Error with `code` EADDRINUSE if the port is taken
 */
export async function startServer(options: ServerOptions, clock: Clock = Date.now): Promise<RunningServer> {
  const log = pino(
    { level: options.logLevel, base: null, redact: ['*.authorization', '*.headers.authorization'] },
    destination(2),
  );
  const system = await openEmbedded({ ...options, clock });
  try {
    await system.projections.start();
    const tokens = await bearerTokens(options, clock);
    const health = new Health({ ...system, log });
    const access = new ReadAccess(system);
    const changes = new Changes({ eventStore: system.eventStore, access, log, clock });
    const app = await build({ options, system, log, tokens, health, access, changes });
    const closing = new GracefulClose(app.getHttpServer());
    await app.listen({ host: options.host === 'localhost' ? '127.0.0.1' : options.host, port: options.port });
    const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    log.info({ url, directory: system.directory }, 'listening');
    return {
      url,
      async close() {
        health.close();
        changes.close();
        await closing.run(() => app.close(), CLOSING_MS);
        await stop(system);
      },
    };
  } catch (error) {
    await stop(system);
    throw error;
  }
}

async function stop(system: Embedded): Promise<void> {
  await system.projections.stop();
  await system.close();
}

async function bearerTokens({ directory, jwksUrl, issuer, audience }: ServerOptions, clock: Clock) {
  return new BearerTokens({ keys: await trustedKeys(directory, jwksUrl), issuer, audience, clock });
}

interface Parts {
  readonly options: ServerOptions;
  readonly system: Embedded;
  readonly log: Logger;
  readonly tokens: BearerTokens;
  readonly health: Health;
  readonly access: ReadAccess;
  readonly changes: Changes;
}

function instrumentsOf({ options, system, health, access, changes }: Parts, metrics: Metrics): Instruments {
  const { runner, questions, projections, keys, readStore, texts, surveys } = system;
  return {
    runner,
    surveys,
    metrics,
    health,
    changes,
    imports: new Imports({ system, texts, most: options.importBytes }),
    answering: new Answering({ questions, access, projections, keys, readStore, patienceMs: options.patienceMs }),
  };
}

async function build(parts: Parts): Promise<NestFastifyApplication> {
  const { options, system, log, tokens } = parts;
  const routes = new KnownRoutes();
  const problems = new ProblemFilter(system.texts, log, (path) => routes.methodsOf(path));
  const metrics = new Metrics();
  const adapter = new FastifyAdapter({
    bodyLimit: options.commandBytes,
    requestTimeout: options.requestTimeoutMs,
    skipMiddie: true,
    clientErrorHandler: answerBroken(system.texts),
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      problems.answer(error, request, reply),
  });
  const server: FastifyInstance = adapter.getInstance();
  registerBodyParsers(server);
  server.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) routes.add(each, url);
  });
  server.decorateRequest('actor', null);
  server.decorateRequest('tokenExpires', 0);
  const open = isLoopback(options.host) ? [...OPEN, '/metrics'] : OPEN;
  server.addHook('onRequest', authentication(tokens, new Set(open)));
  server.addHook('onResponse', (request, reply, done) => {
    const { url: route = 'unknown' } = request.routeOptions;
    const status = reply.statusCode;
    if (!isUntraced(route)) metrics.observe(request.method, { route, status, seconds: reply.elapsedTime / 1000 });
    done();
  });
  await server.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => request.actor?.id ?? request.ip,
    allowList: (request) => request.actor === null && request.routeOptions.url !== BALLOTS_ROUTE,
    errorResponseBuilder: () => new RequestRefused('too-many-requests'),
  });
  const module = appModule(new Catalogue(system.registry, readModels, timelines), instrumentsOf(parts, metrics));
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: false,
    abortOnError: false,
    bodyParser: false,
  });
  app.useGlobalFilters(problems);
  return app;
}
