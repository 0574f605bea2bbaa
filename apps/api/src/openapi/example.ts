import type { Class } from '#kernel/fields.js';
import { type Field, fieldsOf } from '#kernel/input.js';
import type { Bilingual } from '#kernel/texts.js';

/** Labels of fields by name. */
export type Labels = Readonly<Record<string, Bilingual>>;

/** Left out of examples: they fit every command and explain none. */
const LEFT_OUT = ['note', 'source'];

/** A body that is read without complaint, made from the rules of the fields. */
export function exampleOf(type: Class, labels: Labels): Record<string, unknown> {
  const fields = fieldsOf(type).filter(({ name }) => !LEFT_OUT.includes(name));
  return Object.fromEntries(fields.map((field) => [field.name, exampleValue(field, labels)]));
}

/** @throws Error for a rule that has no example, so that the boot's test finds it */
export function exampleValue({ name, rule, argument }: Field, labels: Labels): unknown {
  const make = EXAMPLES[rule];
  if (!make) throw new Error(`the rule ${rule} (${name}) has no example`);
  return make(name, argument as never, labels);
}

const EXAMPLES: Readonly<Record<string, (name: string, argument: never, labels: Labels) => unknown>> = {
  id: idOf,
  newId: idOf,
  eventReference: () => 'command:cmd-1',
  eventReferences: () => ['command:cmd-1'],
  date: (name) => (/due|closes|by/i.test(name) ? '2025-11-30' : '2025-03-01'),
  happenedOn: () => '2025-03-01',
  effectiveFrom: () => '2025-03-01',
  pastDate: () => '2015-07-01',
  month: () => '2025-03',
  time: (name) => (/end/i.test(name) ? '17:00' : '15:00'),
  instant: () => '2025-03-04T02:11:09.123Z',
  anyObject: () => ({}),
  text: textOf,
  personalText: textOf,
  secretToken: () => 'CXsOxf0u3wXQk7l0aJrUYtRzq2m9dB1n4ePvKgHLiwE',
  number: numberOf,
  flag: () => false,
  choice: (_, [first]: readonly string[]) => first,
  ids: (name) => [idOf(name.replace(/s$/, ''))],
  texts: (name, argument: { min: number; max: number }, labels) =>
    Array.from({ length: Math.max(1, argument.min) }, (_, index) => `${textOf(name, argument, labels)}${index + 1}`),
  object: (_, { type }: { type: Class }, labels) => exampleOf(type, labels),
  list: (_, { type }: { type: Class }, labels) => [exampleOf(type, labels)],
};

/** `branchId` → `branch-1`. Lists of one command name different people, so that they fit together. */
function idOf(name: string): string {
  const kind = name.replace(/Ids?$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `${kind === '' ? 'id' : kind}-1`;
}

function textOf(name: string, { max }: { max: number }, labels: Labels): string {
  return `${labels[name]?.zh ?? name}（示例）`.slice(0, max);
}

function numberOf(name: string, { min, max, decimals }: { min: number; max: number; decimals: number }): number {
  const wanted =
    name === 'year' ? 2025 : name.endsWith('Hours') ? 1.5 : Math.round((Math.max(min, 0) + Math.min(max, 100)) / 2);
  const fitting = Math.min(max, Math.max(min, wanted));
  return decimals === 0 ? Math.round(fitting) : fitting;
}
