import { REQUEST_REFUSALS } from '../problems/request-refused.js';
import { statusOf } from '../problems/statuses.js';
import type { Schema } from './labelled-schema.js';

const PROBLEM = { $ref: '#/components/schemas/Problem' };

/** A response that is a problem with one of these codes. */
export function problemResponse(description: string, codes: readonly string[]): Schema {
  const schema = { allOf: [PROBLEM, { properties: { code: { enum: [...codes].sort() } } }] };
  return { description, content: { 'application/problem+json': { schema } } };
}

const DESCRIPTIONS: Readonly<Record<number, string>> = {
  400: '字段、参数或请求头有误 · a field, parameter or header is wrong',
  401: '需要有效的访问令牌 · a valid token is needed',
  403: '角色或组织无权 · the role or organization may not',
  404: '不存在 · there is none',
  409: '与现有记录冲突 · conflict with what is recorded',
  412: '记录已被修改（If-Match） · the record has changed since (If-Match)',
  413: '内容过大 · the body is too large',
  415: '内容类型须为 application/json · the content type must be application/json',
  429: '请求过于频繁 · too many requests',
  500: '系统错误 · something went wrong inside',
  503: '暂时不可用，稍后再试 · unavailable just now, retry later',
};

/** The codes of a status among some. */
export function codesWith(status: number, codes: readonly string[]): readonly string[] {
  return codes.filter((code) => statusOf({ code, field: '' }) === status);
}

/** The problems that any operation may answer with, by the name they are referred to. */
export function sharedResponses(sharedCodes: readonly string[]): Record<string, Schema> {
  const all = [...sharedCodes, ...Object.keys(REQUEST_REFUSALS)];
  const responses = Object.entries(DESCRIPTIONS).map(([status, description]): [string, Schema] => {
    const codes = status === '412' ? ['revision-conflict'] : codesWith(Number(status), all);
    return [`Problem${status}`, problemResponse(description, codes)];
  });
  return Object.fromEntries(responses);
}

/** References to the shared responses of these statuses. */
export function refer(statuses: readonly number[]): Record<string, Schema> {
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]));
}
