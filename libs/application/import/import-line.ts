import { type Actor, ROLES, type Role } from '#kernel/actor.js';
import { canonicalJson } from '#kernel/canonical-json.js';
import { AnyObject, Choice, Id, Instant, ObjectOf, Optional, Text } from '#kernel/fields.js';
import { readInput } from '#kernel/input.js';
import { Rejection } from '#kernel/rejection.js';
import { isAnonymous } from '../commands/anonymity.js';
import type { CommandRegistry } from '../commands/command-registry.js';
import type { CommandRequest } from '../commands/decider.js';
import { entityIdOf } from '../commands/event-id.js';
import { readJson } from '../strict-json.js';

class ActorField implements Actor {
  @Id() readonly id!: string;
  @Choice(ROLES) readonly role!: Role;
  @Id() readonly orgId!: string;
}

/** One line of a file that people hand in (DOMAIN.md §7). */
class ImportLine {
  @Text(100) readonly command!: string;
  /** Left out, it is derived from the line's content, so that the file can be handed in again. */
  @Optional() @Id() readonly commandId?: string;
  /** When it was recorded; left out, it is recorded now. */
  @Optional() @Instant() readonly at?: string;
  @ObjectOf(ActorField) readonly actor!: ActorField;
  @AnyObject() readonly data!: object;
}

export interface ImportSource {
  /** Where the lines come from, as it will stand in the events: a file's name, never its path. */
  readonly name: string;
  /** UTC instant of the import. */
  readonly now: string;
  readonly registry: CommandRegistry;
}

/** @throws Rejection `invalid-json` (field `line`), or for the first wrong field */
export function readImportLine(text: string, source: ImportSource): CommandRequest {
  const line = readInput(ImportLine, readJson(Buffer.from(text), 'line'));
  if (line.at !== undefined && line.at > source.now) throw new Rejection('date-in-future', 'at', { today: source.now });
  const { command, actor, data, at } = line;
  return {
    command,
    commandId: line.commandId ?? derivedId(line, source.registry),
    actor,
    data,
    ...(at === undefined ? {} : { imported: { recordedAt: at, source: source.name } }),
  };
}

/** From the line's content; of an anonymous one without its actor, who could be found by trying everybody. */
function derivedId(line: ImportLine, registry: CommandRegistry): string {
  const entry = registry.find(line.command);
  const { actor, ...rest } = line;
  return entityIdOf(wellFormed(entry && isAnonymous(entry, line.data) ? rest : line));
}

function wellFormed(line: object): string {
  try {
    return canonicalJson(line);
  } catch {
    throw new Rejection('invalid-text', 'data');
  }
}
