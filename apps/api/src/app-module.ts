import type { DynamicModule, Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandRunner } from '#application/commands/command-runner.js';
import { PulseSurveys } from '#application/surveys/pulse-surveys.js';
import { Catalogue } from './catalogue.js';
import { Changes } from './changes/changes.js';
import { ChangesEndpoint } from './changes/changes-endpoint.js';
import { commandEndpoint } from './commands/command-endpoint.js';
import { Health } from './health/health.js';
import { HealthEndpoint } from './health/health-endpoint.js';
import { ImportEndpoint } from './imports/import-endpoint.js';
import { Imports } from './imports/imports.js';
import { Metrics } from './metrics/metrics.js';
import { MetricsEndpoint } from './metrics/metrics-endpoint.js';
import { OpenApiEndpoint } from './openapi/openapi-endpoint.js';
import { Answering } from './questions/answering.js';
import { readModelEndpoint, timelineEndpoint } from './questions/question-endpoint.js';
import { SurveyEndpoint } from './surveys/survey-endpoint.js';

/** The objects that the routes work with. */
export interface Instruments {
  readonly runner: CommandRunner;
  readonly answering: Answering;
  readonly metrics: Metrics;
  readonly health: Health;
  readonly imports: Imports;
  readonly changes: Changes;
  readonly surveys: PulseSurveys;
}

class AppModule {}

/** The server as a Nest module: a controller and a handler for each command and each question. */
export function appModule(
  catalogue: Catalogue,
  { runner, answering, metrics, health, imports, changes, surveys }: Instruments,
): DynamicModule {
  const endpoints = [
    ...catalogue.registry.entries.map(commandEndpoint),
    ...catalogue.readModels.map(readModelEndpoint),
    ...catalogue.timelines.map(timelineEndpoint),
  ];
  const fixed: readonly Type[] = [
    HealthEndpoint,
    MetricsEndpoint,
    OpenApiEndpoint,
    ImportEndpoint,
    ChangesEndpoint,
    SurveyEndpoint,
  ];
  return {
    module: AppModule,
    imports: [CqrsModule.forRoot()],
    controllers: [...endpoints.map(({ controller }) => controller), ...fixed],
    providers: [
      ...endpoints.map(({ handler }) => handler),
      { provide: Catalogue, useValue: catalogue },
      { provide: CommandRunner, useValue: runner },
      { provide: Answering, useValue: answering },
      { provide: Metrics, useValue: metrics },
      { provide: Health, useValue: health },
      { provide: Imports, useValue: imports },
      { provide: Changes, useValue: changes },
      { provide: PulseSurveys, useValue: surveys },
    ],
  };
}
