import type { Schema } from './labelled-schema.js';
import { refer } from './responses.js';

const json = (description: string, schema: Schema = { type: 'object' }): Schema => ({
  description,
  content: { 'application/json': { schema } },
});

const operation = (operationId: string, summary: string): Schema => ({ operationId, summary, tags: ['operation'] });

/** Addresses that are neither commands nor questions. */
export const FIXED_PATHS: Readonly<Record<string, Schema>> = {
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
