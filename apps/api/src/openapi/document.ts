import { SHARED_FIELDS, SHARED_REFUSALS } from '#domain/shared-texts.js';
import type { AnyAggregate } from '#kernel/aggregate.js';
import type { ReadModel, Timeline } from '#kernel/read-model.js';
import type { Catalogue } from '../catalogue.js';
import { commandOperation } from './command-operation.js';
import type { Labels } from './example.js';
import { FIXED_PATHS } from './fixed-paths.js';
import type { Schema } from './labelled-schema.js';
import { readModelOperation, timelineOperation } from './question-operation.js';
import { sharedResponses } from './responses.js';
import { SHARED_SCHEMAS } from './schemas.js';

/** The OpenAPI 3.1 description of everything that this server takes and answers, derived from the registries. */
export function openApiDocument({ registry, readModels, timelines }: Catalogue): Schema {
  const commands = registry.entries.map((entry) => [
    `/v1/commands/${entry.route}`,
    { post: commandOperation(entry, labelsOf(entry.aggregate)) },
  ]);
  const questions = [
    ...readModels.map((model) => [pathOf(model), { get: readModelOperation(model, SHARED_FIELDS) }]),
    ...timelines.map((timeline) => [pathOf(timeline), { get: timelineOperation(timeline, SHARED_FIELDS) }]),
  ];
  return {
    openapi: '3.1.0',
    info: {
      title: '融合 Ronghe',
      version: '1',
      description: '党建与业务同记、可证、可复核 · party-building and business work, recorded once and provable',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    tags: [
      ...[...registry.aggregates.values()].map(({ name, texts }) => ({
        name,
        description: `${texts.name.zh} · ${texts.name.en}`,
      })),
      { name: 'questions', description: '查询 · questions' },
      { name: 'operation', description: '运行 · operation' },
    ],
    paths: Object.fromEntries([...commands, ...questions, ...Object.entries(FIXED_PATHS)]),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: SHARED_SCHEMAS,
      responses: sharedResponses(Object.keys(SHARED_REFUSALS)),
    },
  };
}

function labelsOf({ texts }: AnyAggregate): Labels {
  return { ...SHARED_FIELDS, ...texts.fields };
}

/** `/v1/integration-scorecard/{branchId}/{year}` */
function pathOf({ name, path }: ReadModel | Timeline): string {
  return ['/v1', name, ...path.map((parameter) => `{${parameter}}`)].join('/');
}
