import { fieldsOf, schemaOf } from '#kernel/input.js';
import { pascalCase } from '#kernel/names.js';
import type { ReadModel, Timeline } from '#kernel/read-model.js';
import { OF_READ_MODELS, OF_TIMELINES, PAGE, TOKEN_HEADER } from '../questions/question-request.js';
import { exampleValue, type Labels } from './example.js';
import type { Schema } from './labelled-schema.js';
import { refer } from './responses.js';

type ReservedName = (typeof OF_READ_MODELS)[number] | (typeof OF_TIMELINES)[number];

const RESERVED: Readonly<Record<ReservedName, { readonly schema: Schema; readonly description: string }>> = {
  asOf: {
    schema: { type: 'string', format: 'date' },
    description: '截至该日的情况，缺省为今天 · as of this day; today',
  },
  knownAt: {
    schema: { type: 'string', format: 'date-time' },
    description: '只计该时刻前已记录的内容 · only what was recorded by this instant',
  },
  after: {
    schema: { type: 'string', pattern: '^(0|[1-9][0-9]{0,38})$' },
    description: '等待读模型反映该位置 · wait until the answer reflects this position',
  },
  limit: {
    schema: { type: 'integer', minimum: 1, maximum: PAGE.most, default: PAGE.usual },
    description: '每页条数 · page size',
  },
  cursor: { schema: { type: 'string' }, description: '上一页的 next · `next` of the page before' },
  from: { schema: { type: 'string', format: 'date' }, description: '发生日期不早于 · facts of this day or later' },
  to: { schema: { type: 'string', format: 'date' }, description: '发生日期不晚于 · facts of this day or earlier' },
};

/** `GET /v1/<read-model>/…` as OpenAPI states it. */
export function readModelOperation(model: ReadModel, labels: Labels): Schema {
  return operation(model, labels, { reserved: OF_READ_MODELS, schema: { type: 'object' } });
}

export function timelineOperation(timeline: Timeline, labels: Labels): Schema {
  const schema = { $ref: '#/components/schemas/TimelinePage' };
  return operation(timeline, labels, { reserved: OF_TIMELINES, schema });
}

interface Kind {
  readonly reserved: readonly ReservedName[];
  readonly schema: Schema;
}

function operation(question: ReadModel | Timeline, labels: Labels, { reserved, schema }: Kind): Schema {
  const name = question.name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return {
    operationId: `Get${pascalCase(name)}`,
    tags: ['questions'],
    summary: `${question.summary.zh} · ${question.summary.en}`,
    description: `权限 Who may: ${question.readers.map((role) => `\`${role}\``).join(', ')}（${question.alsoFromBelow ? '本组织、上级或下级 · own organization, above or below' : '本组织或下级 · own organization or below'}）`,
    parameters: [
      ...ownParameters(question, labels),
      ...reserved.map((each) => ({ name: each, in: 'query', ...RESERVED[each] })),
    ],
    responses: {
      200: { description: '答复 · the answer', content: { 'application/json': { schema } } },
      ...refer([400, 401, 403, 404, 429, 500, 503]),
    },
  };
}

function ownParameters({ params, path }: ReadModel | Timeline, labels: Labels): readonly Schema[] {
  const { properties } = schemaOf(params) as { properties: Readonly<Record<string, Schema>> };
  const fields = fieldsOf(params);
  const inOrder = [
    ...path.flatMap((name) => fields.filter((field) => field.name === name)),
    ...fields.filter(({ name }) => !path.includes(name)),
  ];
  return inOrder.map((field) => {
    const inPath = path.includes(field.name);
    const label = labels[field.name];
    const secret = field.rule === 'secretToken';
    return {
      name: secret ? TOKEN_HEADER : field.name,
      in: secret ? 'header' : inPath ? 'path' : 'query',
      required: inPath || !field.optional,
      schema: properties[field.name],
      example: exampleValue(field, labels),
      ...(label ? { description: `${label.zh} · ${label.en}` } : {}),
    };
  });
}
