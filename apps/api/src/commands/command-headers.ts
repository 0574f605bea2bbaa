import type { IncomingHttpHeaders } from 'node:http';
import type { CommandRequest } from '#application/commands/decider.js';
import { isId } from '#kernel/field-rules.js';
import { Rejection } from '#kernel/rejection.js';
import { RequestRefused } from '../problems/request-refused.js';
import { newId } from '../request/new-id.js';

type FromHeaders = Pick<CommandRequest, 'commandId' | 'expectedRevision' | 'correlationId'>;

/**
 * What the headers say of a command: `Idempotency-Key` (its id; one is made if there is none), `If-Match` (the revision
 * that the client has seen) and `X-Correlation-Id`.
 * @throws Rejection `invalid-id`, RequestRefused `invalid-if-match`
 */
export function commandHeaders(headers: IncomingHttpHeaders): FromHeaders {
  const commandId = idOf(headers['idempotency-key'], 'Idempotency-Key') ?? newId();
  const expectedRevision = revisionOf(headers['if-match']);
  const correlationId = idOf(headers['x-correlation-id'], 'X-Correlation-Id');
  return {
    commandId,
    ...(expectedRevision === undefined ? {} : { expectedRevision }),
    ...(correlationId === undefined ? {} : { correlationId }),
  };
}

function idOf(value: string | readonly string[] | undefined, field: string): string | undefined {
  if (value === undefined || isId(value)) return value;
  throw new Rejection('invalid-id', field);
}

/** `"3"` or `3`. */
function revisionOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const [, quoted, bare] = /^(?:"(\d{1,15})"|(\d{1,15}))$/.exec(value) ?? [];
  const digits = quoted ?? bare;
  if (digits === undefined) throw new RequestRefused('invalid-if-match', { field: 'If-Match' });
  return Number(digits);
}

/** The entity tag of a record at a revision. */
export const etagOf = (revision: number): string => `"${revision}"`;
