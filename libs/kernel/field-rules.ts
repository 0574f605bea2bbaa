import { isLocalDate, readInstant } from './local-date.js';
import type { Refusal } from './rejection.js';
import { isSealed } from './sealed.js';

/**
 * What a field may hold, stated once as data: reading (validation and normalising) and the JSON schema both follow
 * from it. Decorators (fields.ts) put a rule and its argument into class-validator's metadata storage; whatever derives
 * from a command class looks the rule up here by name.
 */
export interface FieldRule<Argument = unknown> {
  /** Returns the normalised value, or calls `refuse`. Must not touch anything but its arguments. */
  read(value: unknown, argument: Argument, report: Report): unknown;
  /** The JSON schema of an accepted value, for OpenAPI and forms. */
  schema(argument: Argument): Record<string, unknown>;
}

/** Collects what is wrong with one value; paths are relative to it. */
export interface Report {
  readonly path: string;
  refuse(code: string, details?: Refusal['details'], path?: string): undefined;
  /** A report for a part of the value, e.g. `actions[0]`. */
  at(path: string): Report;
}

export interface NumberArgument {
  readonly min: number;
  readonly max: number;
  /** At most so many digits after the point; 0 for whole numbers. */
  readonly decimals: number;
  /** The number is a multiple of this, e.g. 0.25 hours. */
  readonly multipleOf?: number;
}

export interface TextArgument {
  readonly max: number;
}

export interface TextsArgument extends TextArgument {
  /** How many there are at least. */
  readonly min: number;
}

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
/** As the keys port derives them: base64url. */
const SECRET_TOKEN = /^[A-Za-z0-9_-]{20,128}$/;
const MONTH = /^[1-9]\d{3}-(0[1-9]|1[0-2])$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/**
 * Control characters other than tab, line feed and carriage return have no place in a text that people read; those from
 * U+0080 on steer a terminal, too.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
/** Anything that can be seen: no blank, no mark that only steers others (zero-width, direction), no blank letter. */
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/u;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

function readId(value: unknown, _: unknown, report: Report) {
  return isId(value) ? value : report.refuse('invalid-id');
}

function readDate(value: unknown, _: unknown, report: Report) {
  return isLocalDate(value) ? value : report.refuse('invalid-date');
}

/** Trims (U+3000 included) and counts characters as people do: code points. */
function readText(value: unknown, { max }: TextArgument, report: Report) {
  if (typeof value !== 'string' || !value.isWellFormed() || CONTROL.test(value)) return report.refuse('invalid-text');
  const text = value.trim();
  if (isSealed(text)) return report.refuse('invalid-text');
  if (!VISIBLE.test(text)) return report.refuse('empty-text');
  if (text.length > max && [...text].length > max) return report.refuse('text-too-long', { max });
  return text;
}

function readNumber(value: unknown, { min, max, decimals, multipleOf }: NumberArgument, report: Report) {
  if (typeof value !== 'number' || !Number.isFinite(value)) return report.refuse('invalid-number');
  if (value < min || value > max) return report.refuse('out-of-range', { min, max });
  if (Number(value.toFixed(decimals)) !== value) return report.refuse('too-many-decimals', { decimals });
  if (multipleOf && !Number.isInteger(value / multipleOf)) return report.refuse('invalid-number', { multipleOf });
  return value === 0 ? 0 : value; // -0 has another canonical form than 0
}

function readChoice(value: unknown, choices: readonly string[], report: Report) {
  return typeof value === 'string' && choices.includes(value)
    ? value
    : report.refuse('invalid-choice', { choices: choices.join(', ') });
}

/** A list of ids, each once; `isItem` says which texts are ids here. */
const listOfIds =
  (isItem: (item: unknown) => item is string) =>
  (value: unknown, { min }: { min: number }, report: Report) => {
    if (!Array.isArray(value)) return report.refuse('invalid-list');
    if (value.length < min || value.length > MAX_ITEMS) return report.refuse('invalid-list', { min, max: MAX_ITEMS });
    const wrong = value.findIndex((item) => !isItem(item));
    if (wrong >= 0) return report.at(`[${wrong}]`).refuse('invalid-id');
    if (new Set(value).size < value.length) return report.refuse('invalid-list', { reason: 'twice' });
    return value.slice();
  };

function isReference(value: unknown): value is string {
  return typeof value === 'string' && isId(value.startsWith('command:') ? value.slice(8) : value);
}

const REFERENCE = '^(command:)?[A-Za-z0-9][A-Za-z0-9_-]{0,63}$';

function readTexts(value: unknown, { min, max }: TextsArgument, report: Report) {
  if (!Array.isArray(value)) return report.refuse('invalid-list');
  if (value.length < min || value.length > MAX_ITEMS) return report.refuse('invalid-list', { min, max: MAX_ITEMS });
  const texts = value.map((item, index) => readText(item, { max }, report.at(`[${index}]`)));
  const read = texts.filter((text) => text !== undefined);
  return new Set(read).size < read.length ? report.refuse('invalid-list', { reason: 'twice' }) : texts;
}

/** Longer lists are no fact of one branch; the limit keeps a hostile body from costing more than it should. */
export const MAX_ITEMS = 1000;

const rule = <Argument>(definition: FieldRule<Argument>): FieldRule<Argument> => definition;

const date = rule<undefined>({ read: readDate, schema: () => ({ type: 'string', format: 'date' }) });

/** Every rule by its name in the metadata storage. Object and list rules are added by input.ts, which knows classes. */
export const FIELD_RULES = {
  id: rule<undefined>({ read: readId, schema: () => ({ type: 'string', pattern: ID.source }) }),
  /** The id of what a command creates; the client may leave it out. */
  newId: rule<undefined>({ read: readId, schema: () => ({ type: 'string', pattern: ID.source }) }),
  /** An event id, or `command:<commandId>` for the event that this command wrote. */
  eventReference: rule<undefined>({
    read: (value, _, report) => (isReference(value) ? value : report.refuse('invalid-id')),
    schema: () => ({ type: 'string', pattern: REFERENCE }),
  }),
  /** Events, each as `eventReference`. */
  eventReferences: rule<{ min: number }>({
    read: listOfIds(isReference),
    schema: ({ min }) => ({
      type: 'array',
      items: { type: 'string', pattern: REFERENCE },
      minItems: min,
      maxItems: MAX_ITEMS,
      uniqueItems: true,
    }),
  }),
  /** A day that may lie anywhere, such as a due date. */
  date,
  /** The day on which the fact happened; never in the future. It becomes the event's occurredOn. */
  happenedOn: date,
  /** The day from which the fact holds; may lie ahead. It becomes the event's occurredOn. */
  effectiveFrom: date,
  /** A day that is past or today but isn't the fact's own, such as the day of joining the party. */
  pastDate: date,
  /** A month, `YYYY-MM`. */
  month: rule<undefined>({
    read: (value, _, report) =>
      typeof value === 'string' && MONTH.test(value) ? value : report.refuse('invalid-date'),
    schema: () => ({ type: 'string', pattern: MONTH.source }),
  }),
  time: rule<undefined>({
    read: (value, _, report) => (typeof value === 'string' && TIME.test(value) ? value : report.refuse('invalid-date')),
    schema: () => ({ type: 'string', pattern: TIME.source }),
  }),
  /** ISO 8601 with zone and at most 3 decimals; normalised to UTC with 3. */
  instant: rule<undefined>({
    read: (value, _, report) => readInstant(value) ?? report.refuse('invalid-date'),
    schema: () => ({ type: 'string', format: 'date-time' }),
  }),
  /** Any JSON object, read in depth by whoever knows what it is. */
  anyObject: rule<undefined>({
    read: (value, _, report) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : report.refuse('invalid-choice', { choices: 'object' }),
    schema: () => ({ type: 'object' }),
  }),
  text: rule<TextArgument>({
    read: readText,
    schema: ({ max }) => ({ type: 'string', minLength: 1, maxLength: max }),
  }),
  /** Text about a person (◆): sealed under the subject's key before it is stored. */
  personalText: rule<TextArgument>({
    read: readText,
    schema: ({ max }) => ({ type: 'string', minLength: 1, maxLength: max, 'x-personal': true }),
  }),
  /** Proves who sends it: checked, never recorded, and no part of what makes a command the same as another. */
  secretToken: rule<undefined>({
    read: (value, _, report) =>
      typeof value === 'string' && SECRET_TOKEN.test(value) ? value : report.refuse('invalid-text'),
    schema: () => ({ type: 'string', pattern: SECRET_TOKEN.source, writeOnly: true }),
  }),
  number: rule<NumberArgument>({
    read: readNumber,
    schema: ({ min, max, decimals, multipleOf }) => ({
      type: decimals === 0 ? 'integer' : 'number',
      minimum: min,
      maximum: max,
      ...(multipleOf === undefined ? {} : { multipleOf }),
    }),
  }),
  flag: rule<undefined>({
    read: (value, _, report) =>
      typeof value === 'boolean' ? value : report.refuse('invalid-choice', { choices: 'true, false' }),
    schema: () => ({ type: 'boolean' }),
  }),
  choice: rule<readonly string[]>({
    read: readChoice,
    schema: (choices) => ({ type: 'string', enum: [...choices] }),
  }),
  /** Texts, no two of which are the same once they are trimmed. */
  texts: rule<TextsArgument>({
    read: readTexts,
    schema: ({ min, max }) => ({
      type: 'array',
      items: { type: 'string', minLength: 1, maxLength: max },
      minItems: min,
      maxItems: MAX_ITEMS,
      uniqueItems: true,
    }),
  }),
  ids: rule<{ min: number }>({
    read: listOfIds(isId),
    schema: ({ min }) => ({
      type: 'array',
      items: { type: 'string', pattern: ID.source },
      minItems: min,
      maxItems: MAX_ITEMS,
      uniqueItems: true,
    }),
  }),
};

export type FieldRuleName = keyof typeof FIELD_RULES | 'object' | 'list';
