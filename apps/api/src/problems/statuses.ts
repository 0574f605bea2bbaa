import type { Refusal } from '#kernel/rejection.js';
import type { RequestRefusalCode } from './request-refused.js';

/** What is wrong with a field can be seen without knowing the record. */
const A_FIELD_IS_WRONG = 400;
/** The command is well-formed, and a rule of the domain forbids it as things stand. */
const A_RULE_FORBIDS = 422;

const OF_REQUESTS: Readonly<Record<RequestRefusalCode, number>> = {
  'bad-request': 400,
  'duplicate-parameter': 400,
  'invalid-if-match': 400,
  'invalid-cursor': 400,
  'invalid-position': 400,
  'import-interrupted': 400,
  'token-missing': 401,
  'token-invalid': 401,
  'token-expired': 401,
  'unknown-route': 404,
  'method-not-allowed': 405,
  'request-too-slow': 408,
  'import-running': 409,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'key-destroyed': 422,
  'too-many-requests': 429,
  'headers-too-large': 431,
  unexpected: 500,
  'token-keys-unavailable': 503,
  'read-model-behind': 503,
  'store-busy': 503,
  'store-unavailable': 503,
};

/** The status of every code that several commands share; a code of one aggregate is a rule. */
const STATUSES: Readonly<Record<string, number>> = {
  ...OF_REQUESTS,
  'invalid-json': A_FIELD_IS_WRONG,
  'unknown-field': A_FIELD_IS_WRONG,
  'missing-field': A_FIELD_IS_WRONG,
  'invalid-id': A_FIELD_IS_WRONG,
  'invalid-date': A_FIELD_IS_WRONG,
  'invalid-choice': A_FIELD_IS_WRONG,
  'invalid-number': A_FIELD_IS_WRONG,
  'out-of-range': A_FIELD_IS_WRONG,
  'too-many-decimals': A_FIELD_IS_WRONG,
  'invalid-text': A_FIELD_IS_WRONG,
  'empty-text': A_FIELD_IS_WRONG,
  'text-too-long': A_FIELD_IS_WRONG,
  'invalid-list': A_FIELD_IS_WRONG,
  'date-in-future': A_FIELD_IS_WRONG,
  'date-order': A_FIELD_IS_WRONG,
  'not-permitted': 403,
  'unknown-command': 404,
  'not-found': 404,
  'already-exists': 409,
  'command-id-reused': 409,
  'revision-conflict': 409,
};

/** The HTTP status of a refusal. */
export function statusOf({ code, field }: Pick<Refusal, 'code' | 'field'>): number {
  if (code === 'revision-conflict' && field === 'If-Match') return 412;
  return STATUSES[code] ?? A_RULE_FORBIDS;
}
