import { ancestorsOn } from '#domain/organization/tree.js';
import { type Ground, mayAct } from '#domain/policy/scope.js';
import type { Actor } from '#kernel/actor.js';
import type { Annotated } from '#kernel/annotations.js';
import type { Circumstances } from '#kernel/command.js';
import type { LocalDate } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';
import { isAnonymous, nobodyOf } from './anonymity.js';
import type { CommandEntry } from './command-registry.js';

/** Body and own fields of a command, read and complete. */
export type Input = Annotated & Readonly<Record<string, unknown>>;

/** A command that is tried on its stream. */
export interface Tried {
  readonly sender: Actor;
  /** The local day of recording. */
  readonly today: LocalDate;
  readonly input: Input;
  readonly state: unknown;
  /** Whether the stream has begun. */
  readonly exists: boolean;
}

/**
 * The day of the fact, as it will stand in the envelope.
 * @throws Rejection `not-found` where there is no such stream; `date-in-future`
 */
export function dayOfFact({ command, fields }: CommandEntry, { input, state, exists, today }: Tried): LocalDate {
  if (command.stream.must === 'exist' && !exists) throw new Rejection('not-found', command.stream.by.at(-1) ?? 'data');
  for (const field of fields.past) {
    const day = input[field];
    if (typeof day === 'string' && day > today) throw new Rejection('date-in-future', field, { today });
  }
  const own = fields.day === undefined ? undefined : (input[fields.day] as LocalDate | undefined);
  return command.occurredOn?.(input, state) ?? own ?? today;
}

/** @throws Rejection `not-permitted`; `already-exists`, which only those learn who may */
export function mustBeAllowed(
  { command }: CommandEntry,
  { sender, input, state, exists }: Tried,
  ground: Ground,
): void {
  if (!mayAct(command, { actor: sender, ground, input, state })) throw new Rejection('not-permitted', 'actor');
  if (command.stream.must === 'be-new' && exists) {
    throw new Rejection('already-exists', command.stream.by.at(-1) ?? 'data');
  }
}

/** What is decided on. From here on nothing knows who sent an anonymous command, nor what proved that they may. */
export function decidedOn(
  entry: CommandEntry,
  { sender, input, state, today }: Tried,
  { occurredOn, ground }: { readonly occurredOn: LocalDate; readonly ground: Ground },
): { readonly input: Input; readonly circumstances: Circumstances } {
  const { concerns, lineage } = ground;
  const unrecorded = [...(entry.command.unchanged?.(input, state) ?? []), ...entry.fields.secrets];
  return {
    input: withoutFields(input, unrecorded),
    circumstances: {
      actor: isAnonymous(entry, input) ? nobodyOf(concerns[0]?.orgId ?? sender.orgId) : sender,
      ...{ today, occurredOn },
      concerned: concerns.map(({ orgId, field }) => ({ orgId, field, above: ancestorsOn(lineage, orgId, today) })),
    },
  };
}

function withoutFields(input: Input, names: readonly string[]): Input {
  if (names.length === 0) return input;
  return Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)));
}
