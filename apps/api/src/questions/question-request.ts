import type { FastifyRequest } from 'fastify';
import type { Class } from '#kernel/fields.js';
import { fieldsOf, fieldsWithRule } from '#kernel/input.js';
import { isPosition, type Position } from '#kernel/position.js';
import { Rejection } from '#kernel/rejection.js';
import { RequestRefused } from '../problems/request-refused.js';
import { positionOf } from './cursor.js';

/** What every question takes by name besides its own parameters. */
export interface Reserved {
  readonly asOf?: string;
  readonly knownAt?: string;
  /** Wait until the answer reflects this position. */
  readonly after?: Position;
  readonly limit: number;
  readonly cursor?: Position;
  readonly from?: string;
  readonly to?: string;
}

export interface QuestionRequest {
  /** The question's own parameters, not yet checked. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly reserved: Reserved;
}

export const OF_READ_MODELS = ['asOf', 'knownAt', 'after'] as const;
export const OF_TIMELINES = ['knownAt', 'after', 'limit', 'cursor', 'from', 'to'] as const;
type ReservedName = (typeof OF_READ_MODELS)[number] | (typeof OF_TIMELINES)[number];

export const PAGE = { usual: 100, most: 500 };

/**
 * Takes a question apart. Path and query hold texts: numbers and flags are made of them here, by the rule of the field;
 * whatever else is wrong with them is found where the parameters are read.
 * @throws RequestRefused, or Rejection for a wrong limit
 */
export function readQuestion(type: Class, reserved: readonly ReservedName[], request: FastifyRequest): QuestionRequest {
  const query = once(request.query as Readonly<Record<string, unknown>>);
  const own: Record<string, string> = { ...(request.params as Readonly<Record<string, string>>) };
  const given: { [Name in ReservedName]?: string } = {};
  for (const [name, text] of Object.entries(query)) {
    const known = reserved.find((each) => each === name);
    if (known) given[known] = text;
    else if (name in own) throw new RequestRefused('duplicate-parameter', { field: name });
    else own[name] = text;
  }
  return { params: typed(type, { ...own, ...secrets(type, request, own) }), reserved: readReserved(given) };
}

/** A header for secret parameters: an address is written into logs everywhere. */
export const TOKEN_HEADER = 'ronghe-token';

/** @throws Rejection `unknown-field` for a secret that stands in the address */
function secrets(type: Class, { headers }: FastifyRequest, own: Readonly<Record<string, string>>) {
  const names = fieldsWithRule(type, 'secretToken');
  const exposed = names.find((name) => name in own);
  if (exposed) throw new Rejection('unknown-field', exposed);
  const given = headers[TOKEN_HEADER];
  return Object.fromEntries(typeof given === 'string' ? names.map((name) => [name, given]) : []);
}

/** The query, each parameter given once. */
function once(query: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).map(([name, text]) => {
      if (typeof text !== 'string') throw new RequestRefused('duplicate-parameter', { field: name });
      return [name, text];
    }),
  );
}

function typed(type: Class, texts: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const rules = new Map(fieldsOf(type).map(({ name, rule }) => [name, rule]));
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, valueAs(text, rules.get(name))]));
}

function valueAs(text: string, rule: string | undefined): unknown {
  switch (rule) {
    case 'number':
      return /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(text) ? Number(text) : text;
    case 'flag':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'ids':
      return text === '' ? [] : text.split(',');
    default:
      return text;
  }
}

function readReserved({ limit, cursor, after, ...moments }: { readonly [Name in ReservedName]?: string }): Reserved {
  if (after !== undefined && !isPosition(after)) throw new RequestRefused('invalid-position', { field: 'after' });
  return {
    ...moments,
    limit: limit === undefined ? PAGE.usual : readLimit(limit),
    ...(after === undefined ? {} : { after }),
    ...(cursor === undefined ? {} : { cursor: positionOf(cursor) }),
  };
}

function readLimit(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new Rejection('invalid-number', 'limit');
  const limit = Number(text);
  if (limit < 1 || limit > PAGE.most) throw new Rejection('out-of-range', 'limit', { min: 1, max: PAGE.most });
  return limit;
}

/** @throws Error at the boot if a question has a parameter that means the same for all */
export function mustNotReserve(name: string, type: Class, reserved: readonly ReservedName[]): void {
  const taken = fieldsOf(type).find((field) => reserved.some((each) => each === field.name));
  if (taken) throw new Error(`${name}: the parameter ${taken.name} means the same for all questions`);
}
