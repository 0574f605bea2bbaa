import type { Class } from '#kernel/fields.js';
import { type Field, fieldsOf } from '#kernel/input.js';

export interface WrongBody {
  readonly why: string;
  readonly data: unknown;
  readonly code: string;
  readonly field: string;
}

interface Wrong {
  readonly why: string;
  readonly value: unknown;
  readonly code: string;
  /** Behind the field's own path. */
  readonly at?: string;
}

const LONE_SURROGATE = 'a\ud800b';

const wrongTexts = (max: number): readonly Wrong[] => [
  { why: 'a number for a text', value: 7, code: 'invalid-text' },
  { why: 'null for a text', value: null, code: 'invalid-text' },
  { why: 'a blank text', value: ' \u3000\n', code: 'empty-text' },
  { why: 'a text too long', value: '长'.repeat(max + 1), code: 'text-too-long' },
  { why: 'a control character', value: 'a\u0000b', code: 'invalid-text' },
  { why: 'a lone surrogate', value: LONE_SURROGATE, code: 'invalid-text' },
  { why: 'what looks like a sealed text', value: 'sealed:1:member-m1:AAAA', code: 'invalid-text' },
];

const wrongIds: readonly Wrong[] = [
  { why: 'a number for an id', value: 7, code: 'invalid-id' },
  { why: 'an id with a slash', value: '../etc', code: 'invalid-id' },
  { why: 'an id too long', value: 'x'.repeat(65), code: 'invalid-id' },
  { why: 'an empty id', value: '', code: 'invalid-id' },
  { why: 'SQL for an id', value: "x'; DROP TABLE event; --", code: 'invalid-id' },
];

const wrongDates: readonly Wrong[] = [
  { why: 'a day that does not exist', value: '2025-02-29', code: 'invalid-date' },
  { why: 'a day in another form', value: '2025/03/01', code: 'invalid-date' },
  { why: 'a number for a day', value: 20250301, code: 'invalid-date' },
];

const inFuture: Wrong = { why: 'a day in the future', value: '2025-09-02', code: 'date-in-future' };

type Arguments = { max: number; min: number; decimals: number; type: Class };

const WRONG: Readonly<Record<string, (argument: Arguments, valid: unknown) => readonly Wrong[]>> = {
  id: () => wrongIds,
  newId: () => wrongIds,
  eventReference: () => wrongIds.slice(0, 1),
  eventReferences: ({ min }, valid) => [
    { why: 'an event for a list', value: (valid as string[])[0], code: 'invalid-list' },
    ...(min === 0 ? [] : [{ why: 'no event', value: [], code: 'invalid-list' }]),
    { why: 'one event twice', value: [...(valid as string[]), ...(valid as string[])], code: 'invalid-list' },
    { why: 'a wrong id in a list', value: ['a b'], code: 'invalid-id', at: '[0]' },
    { why: 'an event that does not exist', value: ['command:never-sent'], code: 'not-found', at: '[0]' },
  ],
  date: () => wrongDates,
  effectiveFrom: () => wrongDates,
  happenedOn: () => [...wrongDates, inFuture],
  pastDate: () => [...wrongDates, inFuture],
  time: () => [
    { why: 'an hour that does not exist', value: '24:00', code: 'invalid-date' },
    { why: 'a number for a time', value: 9, code: 'invalid-date' },
  ],
  text: ({ max }) => wrongTexts(max),
  personalText: ({ max }) => wrongTexts(max),
  number: ({ min, max, decimals }) => [
    { why: 'a number as a text', value: String(max), code: 'invalid-number' },
    { why: 'a number too large', value: max + 1, code: 'out-of-range' },
    { why: 'a number too small', value: min - 1, code: 'out-of-range' },
    { why: 'too many decimals', value: Math.max(min, 0) + 1 + 10 ** -(decimals + 1), code: 'too-many-decimals' },
  ],
  flag: () => [{ why: 'a text for a flag', value: 'true', code: 'invalid-choice' }],
  choice: () => [
    { why: 'no such choice', value: 'no-such-choice', code: 'invalid-choice' },
    { why: 'a name every object has', value: 'constructor', code: 'invalid-choice' },
  ],
  ids: ({ min }, valid) => [
    { why: 'a text for a list', value: 'm1', code: 'invalid-list' },
    { why: 'one thing twice', value: [...(valid as string[]), ...(valid as string[])], code: 'invalid-list' },
    { why: 'a wrong id in a list', value: [7], code: 'invalid-id', at: '[0]' },
    ...(min > 0 ? [{ why: 'an empty list', value: [], code: 'invalid-list' }] : []),
  ],
  texts: ({ min, max }, valid) => [
    { why: 'a text for a list', value: '甲', code: 'invalid-list' },
    { why: 'one text twice', value: [...(valid as string[]), ` ${(valid as string[])[0]}`], code: 'invalid-list' },
    { why: 'a list too short', value: (valid as string[]).slice(0, min - 1), code: 'invalid-list' },
    { why: 'a text too long in a list', value: ['甲', '长'.repeat(max + 1)], code: 'text-too-long', at: '[1]' },
  ],
  object: ({ type }, valid) => [
    { why: 'a list for an object', value: [], code: 'invalid-choice' },
    ...inside(type, valid as Body, (value) => value).map(({ field, ...wrong }) => ({ ...wrong, at: `.${field}` })),
  ],
  list: ({ type }, valid) => [
    { why: 'an object for a list', value: {}, code: 'invalid-list' },
    { why: 'one thing twice', value: [(valid as unknown[])[0], (valid as unknown[])[0]], code: 'invalid-list' },
    ...inside(type, (valid as Body[])[0] ?? {}, (value) => [value]).map(({ field, ...wrong }) => ({
      ...wrong,
      at: `[0].${field}`,
    })),
  ],
};

type Body = Readonly<Record<string, unknown>>;

/** Everything that can be wrong inside a part, wrapped back into the whole. */
function inside(type: Class, valid: Body, wrap: (value: unknown) => unknown) {
  return wrongBodies(type, valid)
    .filter(({ data }) => typeof data === 'object' && data !== null && !Array.isArray(data))
    .map(({ why, data, code, field }) => ({ why, value: wrap(data), code, field }));
}

/** Every body that differs from a valid one in one wrong thing, and how it is to be refused. */
export function wrongBodies(type: Class, valid: Body): readonly WrongBody[] {
  return [
    { why: 'not an object', data: [valid], code: 'invalid-choice', field: 'data' },
    { why: 'an unknown field', data: { ...valid, extra: 1 }, code: 'unknown-field', field: 'extra' },
    {
      why: 'a prototype for a field',
      data: JSON.parse(`{"__proto__": {}, ${JSON.stringify(valid).slice(1)}`),
      code: 'unknown-field',
      field: '__proto__',
    },
    ...fieldsOf(type).flatMap((field) => wrongIn(field, valid)),
  ];
}

function wrongIn({ name, rule, optional, argument }: Field, valid: Body): readonly WrongBody[] {
  const values = WRONG[rule]?.(argument as Arguments, valid[name] ?? EXAMPLES[name]) ?? [];
  const without = Object.fromEntries(Object.entries(valid).filter(([each]) => each !== name));
  return [
    ...(optional ? [] : [{ why: `without ${name}`, data: without, code: 'missing-field', field: name }]),
    ...values.map(({ why, value, code, at = '' }) => ({
      ...{ why: `${name}: ${why}`, data: { ...valid, [name]: value }, code },
      field: `${name}${at}`,
    })),
  ];
}

/** Valid values of fields that every command takes and the examples leave out. */
const EXAMPLES: Body = { source: { system: '检验系统', reference: 'JY-1' } };
