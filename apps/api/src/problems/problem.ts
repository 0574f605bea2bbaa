import { KeyDestroyed } from '#application/ports/keys.js';
import { StoreFailure } from '#application/ports/store-failure.js';
import { ReadModelBehind } from '#application/projections/read-model-behind.js';
import type { RefusalTexts } from '#application/refusal-texts.js';
import { type Refusal, Rejection } from '#kernel/rejection.js';
import { type Bilingual, fill, type Language } from '#kernel/texts.js';
import { REQUEST_REFUSALS, RequestRefused } from './request-refused.js';
import { statusOf } from './statuses.js';

/** RFC 9457, with what a program and a person need besides. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What is wrong and what to do, in the language that the reader prefers. */
  readonly detail: string;
  readonly code: string;
  /** The field, parameter or header at fault. */
  readonly field?: string;
  /** Everything that is wrong, the first of which stands above. */
  readonly errors: readonly { readonly code: string; readonly field?: string; readonly message: string }[];
  /** The detail in both languages. */
  readonly text: Bilingual;
  readonly correlationId: string;
}

/** What an error means to a client, before a language is chosen. */
export interface Meaning {
  readonly status: number;
  readonly refusals: readonly [Found, ...Found[]];
  readonly headers: Readonly<Record<string, string>>;
}

interface Found {
  readonly code: string;
  readonly field?: string;
  readonly text: Bilingual;
}

const RETRY_SOON = { 'retry-after': '1' };
const RETRY_LATER = { 'retry-after': '10' };

/** What an error means to a client; undefined for one that nobody has foreseen. */
export function meaningOf(error: unknown, texts: RefusalTexts): Meaning | undefined {
  if (error instanceof Rejection) return ofRejection(error, texts);
  if (error instanceof RequestRefused) return ofRequest(error);
  if (error instanceof KeyDestroyed) return ofRequest(new RequestRefused('key-destroyed'));
  if (error instanceof ReadModelBehind) {
    const headers = error.why.reason === 'timeout' ? RETRY_SOON : RETRY_LATER;
    return ofRequest(new RequestRefused('read-model-behind', { field: 'after', headers }));
  }
  // its own text may name files, which are nobody's business outside
  if (error instanceof StoreFailure && error.code === 'busy') {
    return ofRequest(new RequestRefused('store-busy', { headers: RETRY_SOON }));
  }
  if (error instanceof StoreFailure && error.code === 'unavailable') {
    return ofRequest(new RequestRefused('store-unavailable', { headers: RETRY_LATER }));
  }
  return undefined;
}

export const UNEXPECTED: Meaning = ofRequest(new RequestRefused('unexpected'));

function ofRejection(rejection: Rejection, texts: RefusalTexts): Meaning {
  const found = (refusal: Refusal): Found => ({ ...refusal, text: texts.of(refusal) });
  const [first, ...more] = rejection.all;
  return { status: statusOf(rejection), refusals: [found(first ?? rejection), ...more.map(found)], headers: {} };
}

function ofRequest({ code, why: { field, details, headers = {} } }: RequestRefused): Meaning {
  const text = fill(REQUEST_REFUSALS[code], details);
  const status = statusOf({ code, field: field ?? '' });
  return { status, refusals: [{ code, text, ...(field === undefined ? {} : { field }) }], headers };
}

/** Names of the kinds of problem, by status. */
const TITLES: Readonly<Record<number, Bilingual>> = {
  400: { zh: '请求有误', en: 'The request is wrong' },
  401: { zh: '需要有效的访问令牌', en: 'A valid token is needed' },
  403: { zh: '无权操作', en: 'Not permitted' },
  404: { zh: '不存在', en: 'Not found' },
  405: { zh: '不支持该方法', en: 'Method not allowed' },
  408: { zh: '请求超时', en: 'Request timeout' },
  409: { zh: '与现有记录冲突', en: 'Conflict with what is recorded' },
  412: { zh: '记录已被修改', en: 'The record has changed' },
  413: { zh: '内容过大', en: 'Too large' },
  415: { zh: '不支持的内容类型', en: 'Unsupported content type' },
  422: { zh: '不符合规则', en: 'Against a rule' },
  429: { zh: '请求过于频繁', en: 'Too many requests' },
  431: { zh: '请求头过大', en: 'Headers too large' },
  500: { zh: '系统错误', en: 'Internal error' },
  503: { zh: '暂时不可用', en: 'Unavailable just now' },
};

/** The problem as a client reads it. */
export function problemOf({ status, refusals }: Meaning, language: Language, correlationId: string): Problem {
  const [first] = refusals;
  return {
    type: `urn:ronghe:problem:${first.code}`,
    title: (TITLES[status] ?? REQUEST_REFUSALS['bad-request'])[language],
    status,
    detail: first.text[language],
    code: first.code,
    ...(first.field === undefined ? {} : { field: first.field }),
    errors: refusals.map(({ code, field, text }) => ({
      code,
      ...(field === undefined ? {} : { field }),
      message: text[language],
    })),
    text: first.text,
    correlationId,
  };
}
