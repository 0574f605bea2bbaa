import { type Class, ObjectOf, Optional, Text } from './fields.js';

/** Where a fact exists already, so that nobody enters it twice. */
export class Source {
  @Text(200) readonly system!: string;
  @Text(200) readonly reference!: string;
}

/** What every command takes besides its own fields. */
export interface Annotated {
  readonly note?: string;
  readonly source?: Source;
}

/** The class of a command's whole body: its own fields, then `note` and `source`. */
export function annotated(input: Class): Class<Annotated> {
  const body = { [input.name]: class extends input {} }[input.name] as Class<Annotated>;
  const target = body.prototype as Annotated;
  Optional()(target, 'note');
  Text(500)(target, 'note');
  Optional()(target, 'source');
  ObjectOf(Source)(target, 'source');
  return body;
}
