import { registerDecorator } from 'class-validator';
import { FIELD_RULES, type FieldRuleName, type NumberArgument, type Report } from './field-rules.js';

/** A decorator that only fits a property of its own type: `@HappenedOn()` on a number does not compile. */
export type FieldOf<T> = <K extends string>(target: { readonly [P in K]?: T }, property: K) => void;

// biome-ignore lint/complexity/noBannedTypes: a class with a parameterless constructor, whatever it makes
export type Class<T extends object = object> = { new (): T; readonly name: string } & Function;

declare const personal: unique symbol;
/** Text about a person (◆). Rules pass it on and never look inside; the runner seals it before it is stored. */
export type PersonalText = string & { readonly [personal]: true };

/** Registers a rule in class-validator's metadata storage, from which everything else about the field derives. */
function field<T>(name: FieldRuleName, argument?: unknown): FieldOf<T> {
  return (target, property) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: property,
      constraints: [argument],
      validator: { validate: (value: unknown) => accepts(name, value, argument) },
    });
}

function accepts(name: FieldRuleName, value: unknown, argument: unknown): boolean {
  if (name === 'object' || name === 'list') return true; // read in depth by input.ts
  let accepted = true;
  const report: Report = {
    path: '',
    refuse: () => {
      accepted = false;
      return undefined;
    },
    at: () => report,
  };
  FIELD_RULES[name].read(value, argument as never, report);
  return accepted;
}

/** A field that may be left out. `null` is not "left out". */
export const Optional = (): FieldOf<unknown> => (target, property) =>
  registerDecorator({
    name: 'optional',
    target: target.constructor,
    propertyName: property,
    constraints: [],
    validator: { validate: () => true },
  });

export const Id = () => field<string>('id');
/** The id of what the command creates; left out, it is derived from the commandId. */
export const NewId = () => field<string>('newId');
export const EventReference = () => field<string>('eventReference');
/** Cited events, nothing twice. */
export const EventReferences = (min: 0 | 1 = 0) => field<readonly string[]>('eventReferences', { min });
export const LocalDay = () => field<string>('date');
export const PastDay = () => field<string>('pastDate');
export const HappenedOn = () => field<string>('happenedOn');
export const EffectiveFrom = () => field<string>('effectiveFrom');
export const Month = () => field<string>('month');
export const TimeOfDay = () => field<string>('time');
export const Instant = () => field<string>('instant');
export const AnyObject = () => field<object>('anyObject');
/** @param max length in characters: 200 for names, titles and topics, 2,000 for other texts unless said */
export const Text = (max = 2000) => field<string>('text', { max });
export const Personal = (max = 2000) => field<PersonalText>('personalText', { max });
export const Whole = (min: number, max: number) => field<number>('number', { min, max, decimals: 0 });
export const Decimal = (argument: NumberArgument) => field<number>('number', argument);
/** Hours in a day, a multiple of 0.25. */
export const Hours = () => field<number>('number', { min: 0, max: 24, decimals: 2, multipleOf: 0.25 });
/** A one-time token that proves who sends it. It is checked, and recorded nowhere. */
export const SecretToken = () => field<string>('secretToken');
export const Flag = () => field<boolean>('flag');
export const Choice = <const C extends string>(choices: readonly C[]) => field<C>('choice', choices);
/** @param min 0 where the list may be empty; it is still given */
export const Ids = (min: 0 | 1 = 0) => field<readonly string[]>('ids', { min });
/** @param max length of each, in characters */
export const Texts = (min: number, max = 200) => field<readonly string[]>('texts', { min, max });
export const ObjectOf = <T extends object>(type: Class<T>) => field<T>('object', { type });
/** @param distinctBy the property by which no two items may be equal */
export const ListOf = <T extends object>(type: Class<T>, distinctBy: keyof T & string, min: 0 | 1 = 0) =>
  field<readonly T[]>('list', { type, distinctBy, min });
