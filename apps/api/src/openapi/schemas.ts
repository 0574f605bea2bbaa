import type { Schema } from './labelled-schema.js';

const BILINGUAL = {
  type: 'object',
  properties: { zh: { type: 'string' }, en: { type: 'string' } },
  required: ['zh', 'en'],
};

/** Schemas that operations refer to. */
export const SHARED_SCHEMAS: Readonly<Record<string, Schema>> = {
  CommandResult: {
    type: 'object',
    properties: {
      status: { type: 'string', enum: ['accepted', 'duplicate'] },
      commandId: { type: 'string' },
      id: { type: 'string', format: 'uuid', title: '事件编号 · the id of the event' },
      stream: { type: 'string', examples: ['task-t-1'] },
      revision: { type: 'integer', minimum: 0 },
      position: { type: 'string', pattern: '^[0-9]+$', title: '全局位置，可用于 after · for `after`' },
      token: {
        type: 'string',
        title:
          '匿名凭证，仅在此显示一次 · of an anonymous concern: proves later that it is the same person; shown here only',
      },
    },
    required: ['status', 'commandId', 'id', 'stream', 'revision', 'position'],
  },
  Problem: {
    type: 'object',
    title: 'RFC 9457',
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      code: { type: 'string' },
      field: { type: 'string' },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          properties: { code: { type: 'string' }, field: { type: 'string' }, message: { type: 'string' } },
          required: ['code', 'message'],
        },
      },
      text: BILINGUAL,
      correlationId: { type: 'string' },
    },
    required: ['type', 'title', 'status', 'detail', 'code', 'errors', 'text', 'correlationId'],
  },
  TimelinePage: {
    type: 'object',
    properties: {
      items: { type: 'array', items: { type: 'object' } },
      next: {
        type: ['string', 'null'],
        title: '下一页的 cursor；null 为末页 · cursor of the next page; null at the end',
      },
    },
    required: ['items', 'next'],
  },
  ImportReport: {
    type: 'object',
    properties: {
      accepted: { type: 'integer' },
      duplicates: { type: 'integer' },
      refused: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            line: { type: 'integer', minimum: 1 },
            code: { type: 'string' },
            field: { type: 'string' },
            message: { type: 'string' },
          },
          required: ['line', 'code', 'field', 'message'],
        },
      },
    },
    required: ['accepted', 'duplicates', 'refused'],
  },
};
