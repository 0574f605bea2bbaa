import type { Schema } from './labelled-schema.js';
import { refer } from './responses.js';
import { SURVEY_PATHS } from './survey-paths.js';

const json = (description: string, schema: Schema = { type: 'object' }): Schema => ({
  description,
  content: { 'application/json': { schema } },
});

const operation = (operationId: string, summary: string): Schema => ({ operationId, summary, tags: ['operation'] });

const EXAMPLE_LINE = JSON.stringify({
  command: 'establish-organization',
  commandId: 'line-1',
  at: '2025-01-02T01:00:00Z',
  actor: { id: 'root-admin', role: 'admin', orgId: 'hq' },
  data: { orgId: 'hq', name: '机关党委', kind: 'committee', establishedOn: '2025-01-02' },
});

/** Addresses that are neither commands nor questions. */
export const FIXED_PATHS: Readonly<Record<string, Schema>> = {
  '/v1/imports': {
    post: {
      ...operation('ImportCommands', '导入命令文件 · import a file of commands'),
      description:
        '权限 Who may: `importer`。逐行判断，坏行只报告不影响其他行 · line by line; a bad one stops nothing else',
      parameters: [
        {
          name: 'source',
          in: 'query',
          schema: { type: 'string', minLength: 1, maxLength: 200, default: 'http' },
          description: '文件名，写入事件 · the name of the file, as it will stand in the events',
        },
      ],
      requestBody: {
        required: true,
        content: { 'application/x-ndjson': { schema: { type: 'string' }, example: `${EXAMPLE_LINE}\n` } },
      },
      responses: {
        200: json('逐行结果 · what became of the lines', { $ref: '#/components/schemas/ImportReport' }),
        ...refer([400, 401, 403, 409, 413, 415, 429, 500, 503]),
      },
    },
  },
  ...SURVEY_PATHS,
  '/v1/changes': {
    get: {
      ...operation('FollowChanges', '变更推送（SSE） · changes as server-sent events'),
      description:
        '本组织及下级的事件：position、type、stream、tags，不含内容 · events of the own organization and below, without data',
      parameters: [
        {
          name: 'Last-Event-ID',
          in: 'header',
          schema: { type: 'string', pattern: '^(0|[1-9][0-9]{0,38})$' },
          description: '从该位置之后继续 · resume after this position',
        },
      ],
      responses: {
        200: { description: '事件流 · the stream', content: { 'text/event-stream': { schema: { type: 'string' } } } },
        ...refer([400, 401, 403, 404, 429]),
      },
    },
  },
  '/health/live': {
    get: {
      ...operation('GetLiveness', '进程存活 · the process lives'),
      security: [],
      responses: { 200: json('存活 · lives') },
    },
  },
  '/health/ready': {
    get: {
      ...operation('GetReadiness', '可以服务 · ready to serve'),
      security: [],
      responses: { 200: json('就绪 · ready'), 503: json('未就绪，failing 指出原因 · not ready; `failing` names why') },
    },
  },
  '/metrics': {
    get: {
      ...operation('GetMetrics', '运行指标（Prometheus） · metrics for Prometheus'),
      responses: {
        200: { description: '指标 · metrics', content: { 'text/plain': { schema: { type: 'string' } } } },
        ...refer([401, 403]),
      },
    },
  },
  '/v1/openapi.json': {
    get: {
      ...operation('GetOpenApi', '本接口说明 · this description'),
      security: [],
      responses: { 200: json('OpenAPI 3.1') },
    },
  },
};
