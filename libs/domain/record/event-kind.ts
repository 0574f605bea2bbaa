import type { AnyAggregate, Confidential } from '#kernel/aggregate.js';
import type { Command } from '#kernel/command.js';
import type { AnyEvent } from '#kernel/event.js';
import type { Bilingual } from '#kernel/texts.js';
import { aggregates } from '../aggregates.js';

/** What is known of all events of one type, from the command that becomes one. */
export interface EventKind {
  /** What was done, as the command says it: "更正学习记录 · Amend a study session". */
  readonly name: Bilingual;
  /** What the stream records. */
  readonly thing: Bilingual;
  /** Whether it begins a stream. */
  readonly creates: boolean;
  /** A command that states the day of its fact itself takes it from what it corrects. */
  readonly correction: boolean;
  /** The event types of its stream that it changes or takes back. */
  readonly amends: readonly string[];
  /** The fields that name the stream. */
  readonly ids: readonly string[];
  readonly confidential: Confidential | undefined;
  /** Whether, where it corrects the beginning of its stream, all of that counts as if it had never been. */
  readonly annuls: boolean;
  /** Its line in a timeline, from its data. */
  readonly line: (data: never) => Bilingual;
}

const kinds: ReadonlyMap<string, EventKind> = new Map(
  aggregates.flatMap((aggregate) =>
    Object.values(aggregate.commands).map((command) => [command.emits, kindOf(aggregate, command)] as const),
  ),
);

function kindOf({ texts, confidential, annulledBy }: AnyAggregate, command: Command): EventKind {
  const { summary, stream, occurredOn, amends = [] } = command;
  return {
    ...{ name: summary, thing: texts.name, creates: stream.must === 'be-new', correction: occurredOn !== undefined },
    ...{ amends, ids: stream.by, confidential, annuls: annulledBy === command.emits },
    line: lineOf(texts, command.emits),
  };
}

function lineOf({ timeline }: AnyAggregate['texts'], type: string): EventKind['line'] {
  const line = timeline[type];
  if (!line) throw new Error(`${type} has no line`);
  return line;
}

/** All event types that there are. */
export const EVENT_TYPES: readonly string[] = [...kinds.keys()];

/** @throws Error for a type that no command becomes */
export function eventKind(type: string): EventKind {
  const kind = kinds.get(type);
  if (!kind) throw new Error(`no command becomes ${type}`);
  return kind;
}

/** Whether an event only sets right what was recorded before; such a one is never late. */
export function isCorrection({ type, data }: AnyEvent): boolean {
  const { corrects } = data as { readonly corrects?: string };
  return corrects !== undefined || eventKind(type).correction;
}

/** An event as a line of a timeline tells it. */
export function lineText({ type, data }: AnyEvent): Bilingual {
  return (eventKind(type).line as (data: unknown) => Bilingual)(data);
}
