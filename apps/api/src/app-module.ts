import type { DynamicModule, Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { CommandRegistry } from '#application/command-registry.js';
import { CommandRunner } from '#application/command-runner.js';
import type { ReadModel, Timeline } from '#kernel/read-model.js';
import { commandEndpoint } from './commands/command-endpoint.js';
import { Health } from './health/health.js';
import { HealthEndpoint } from './health/health-endpoint.js';
import { Metrics } from './metrics/metrics.js';
import { MetricsEndpoint } from './metrics/metrics-endpoint.js';
import { Answering } from './questions/answering.js';
import { readModelEndpoint, timelineEndpoint } from './questions/question-endpoint.js';

/** What can be said and asked: the server's routes follow from it. */
export interface Catalogue {
  readonly registry: CommandRegistry;
  readonly readModels: readonly ReadModel[];
  readonly timelines: readonly Timeline[];
}

/** The objects that the routes work with. */
export interface Instruments {
  readonly runner: CommandRunner;
  readonly answering: Answering;
  readonly metrics: Metrics;
  readonly health: Health;
}

class AppModule {}

/** The server as a Nest module: a controller and a handler for each command and each question. */
export function appModule(catalogue: Catalogue, { runner, answering, metrics, health }: Instruments): DynamicModule {
  const endpoints = [
    ...catalogue.registry.entries.map(commandEndpoint),
    ...catalogue.readModels.map(readModelEndpoint),
    ...catalogue.timelines.map(timelineEndpoint),
  ];
  const fixed: readonly Type[] = [HealthEndpoint, MetricsEndpoint];
  return {
    module: AppModule,
    imports: [CqrsModule.forRoot()],
    controllers: [...endpoints.map(({ controller }) => controller), ...fixed],
    providers: [
      ...endpoints.map(({ handler }) => handler),
      { provide: CommandRunner, useValue: runner },
      { provide: Answering, useValue: answering },
      { provide: Metrics, useValue: metrics },
      { provide: Health, useValue: health },
    ],
  };
}
