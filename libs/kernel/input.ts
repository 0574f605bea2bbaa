import { getMetadataStorage } from 'class-validator';
import { FIELD_RULES, type FieldRule, MAX_ITEMS, type Report } from './field-rules.js';
import type { Class } from './fields.js';
import { type Refusal, Rejection } from './rejection.js';

/** One field of an input class, as its decorators state it. */
export interface Field {
  readonly name: string;
  readonly rule: string;
  readonly optional: boolean;
  readonly argument: unknown;
}

const fieldsByClass = new WeakMap<Class, readonly Field[]>();

/**
 * The fields of an input class in the order in which they are written.
 * @throws Error for a class-validator rule that FIELD_RULES cannot translate, so that the boot stops
 */
export function fieldsOf(type: Class): readonly Field[] {
  const known = fieldsByClass.get(type);
  if (known) return known;
  const optional = new Set<string>();
  const fields: Field[] = [];
  for (const meta of getMetadataStorage().getTargetValidationMetadatas(type, '', true, false)) {
    if (meta.name === 'optional') optional.add(meta.propertyName);
    else if (meta.name && meta.name in RULES) {
      const argument: unknown = meta.constraints?.[0];
      fields.push({ name: meta.propertyName, rule: meta.name, optional: meta.name === 'newId', argument });
    } else throw new Error(`${type.name}.${meta.propertyName}: the rule ${meta.name ?? meta.type} has no translation`);
  }
  const result = fields.map((each) => ({ ...each, optional: each.optional || optional.has(each.name) }));
  fieldsByClass.set(type, result);
  return result;
}

interface ObjectArgument {
  readonly type: Class;
}

interface ListArgument extends ObjectArgument {
  readonly distinctBy: string;
  readonly min: number;
}

const object: FieldRule<ObjectArgument> = {
  read: (value, { type }, report) => readObject(type, value, report),
  schema: ({ type }) => schemaOf(type),
};

const list: FieldRule<ListArgument> = {
  read(value, { type, distinctBy, min }, report) {
    if (!Array.isArray(value)) return report.refuse('invalid-list');
    if (value.length < min || value.length > MAX_ITEMS) return report.refuse('invalid-list', { min, max: MAX_ITEMS });
    const items = value.map((item, index) => readObject(type, item, report.at(`[${index}]`)));
    const named = items.map((item) => item?.[distinctBy]).filter((name) => name !== undefined);
    return new Set(named).size < named.length ? report.refuse('invalid-list', { reason: 'twice' }) : items;
  },
  schema: ({ type, min }) => ({ type: 'array', items: schemaOf(type), minItems: min, maxItems: MAX_ITEMS }),
};

const RULES: Readonly<Record<string, FieldRule<never>>> = { ...FIELD_RULES, object, list };

function ruleOf(name: string): FieldRule<unknown> {
  return RULES[name] as FieldRule<unknown>;
}

function readObject(type: Class, value: unknown, report: Report): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return report.refuse('invalid-choice', { choices: 'object' });
  }
  const given = value as Record<string, unknown>;
  const fields = fieldsOf(type);
  for (const name of Object.keys(given)) {
    if (!fields.some((field) => field.name === name)) report.refuse('unknown-field', {}, shown(name));
  }
  const result: Record<string, unknown> = {};
  for (const { name, rule, argument, optional } of fields) {
    if (!Object.hasOwn(given, name)) {
      if (!optional) report.refuse('missing-field', {}, name);
      continue;
    }
    const read = ruleOf(rule).read(given[name], argument, report.at(name));
    if (read !== undefined) result[name] = read;
  }
  return result;
}

/** A name out of a hostile body, short and printable enough to be shown back. */
function shown(name: string): string {
  return name.length <= 64 && /^[\w-]+$/.test(name) ? name : JSON.stringify(name.slice(0, 64).toWellFormed());
}

class Findings implements Report {
  constructor(
    readonly path: string,
    private readonly found: Refusal[],
  ) {}

  refuse(code: string, details: Refusal['details'] = {}, path?: string): undefined {
    const field = path === undefined ? this.path : join(this.path, path);
    this.found.push({ code, field: field === '' ? 'data' : field, details });
  }

  at(path: string): Report {
    return new Findings(join(this.path, path), this.found);
  }
}

function join(base: string, path: string): string {
  return base === '' || path.startsWith('[') ? base + path : `${base}.${path}`;
}

/**
 * Reads what came from outside into an input of the class: normalised (trimmed), complete, with nothing more.
 * @throws Rejection that carries every wrong field
 */
export function readInput<T extends object>(type: Class<T>, value: unknown): T {
  const found: Refusal[] = [];
  const input = readObject(type, value, new Findings('', found));
  const [first, ...more] = found;
  if (first) throw Rejection.of([first, ...more]);
  return input as T;
}

/** The JSON schema (2020-12, as in OpenAPI 3.1) of what `readInput` accepts. */
export function schemaOf(type: Class): Record<string, unknown> {
  const fields = fieldsOf(type);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(({ name, rule, argument }) => [name, ruleOf(rule).schema(argument)])),
    required: fields.filter((field) => !field.optional).map((field) => field.name),
    additionalProperties: false,
  };
}

/** The names of the fields that a rule of this name guards, at the top level of the class. */
export function fieldsWithRule(type: Class, ...rules: readonly string[]): readonly string[] {
  return fieldsOf(type)
    .filter((field) => rules.includes(field.rule))
    .map((field) => field.name);
}
