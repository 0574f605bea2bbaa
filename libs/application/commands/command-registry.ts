import type { AnyAggregate } from '#kernel/aggregate.js';
import { type Annotated, annotated } from '#kernel/annotations.js';
import type { Command } from '#kernel/command.js';
import type { Class } from '#kernel/fields.js';
import { fieldsOf, fieldsWithRule, schemaOf } from '#kernel/input.js';
import { kebabCase, pascalCase } from '#kernel/names.js';

/** A command with everything that derives from its one statement. */
export interface CommandEntry {
  /** `AssignMemberToKeyPost` */
  readonly name: string;
  /** `assign-member-to-key-post` */
  readonly route: string;
  readonly aggregate: AnyAggregate;
  readonly command: Command;
  /** The command's own fields, and note and source. */
  readonly body: Class<Annotated>;
  /** Names of fields by what the runner does with them. */
  readonly fields: {
    readonly newId: string | undefined;
    /** The day of the fact, which becomes the envelope's occurredOn. */
    readonly day: string | undefined;
    /** Days that must not lie in the future. */
    readonly past: readonly string[];
    readonly personal: readonly string[];
    /** Checked and never recorded. */
    readonly secrets: readonly string[];
    readonly references: readonly string[];
    /** Lists of references. */
    readonly referenceLists: readonly string[];
  };
}

/**
 * All commands by route.
 * @throws Error at the boot: for a route or an event type stated twice, a rule without translation, a command that
 *   emits an event its aggregate doesn't know
 */
export class CommandRegistry {
  readonly entries: readonly CommandEntry[];
  readonly aggregates: ReadonlyMap<string, AnyAggregate>;
  private readonly byRoute = new Map<string, CommandEntry>();

  constructor(aggregates: readonly AnyAggregate[]) {
    this.aggregates = new Map(aggregates.map((aggregate) => [aggregate.name, aggregate]));
    if (this.aggregates.size < aggregates.length) throw new Error('two aggregates have the same name');
    this.entries = aggregates.flatMap((aggregate) =>
      Object.entries(aggregate.commands).map(([name, command]) => entryOf(aggregate, name, command)),
    );
    for (const entry of this.entries) {
      if (this.byRoute.has(entry.route)) throw new Error(`the command ${entry.route} is registered twice`);
      this.byRoute.set(entry.route, entry);
    }
  }

  /** The command of a route; undefined if there is none. */
  find(route: string): CommandEntry | undefined {
    return this.byRoute.get(route);
  }
}

function entryOf(aggregate: AnyAggregate, name: string, command: Command): CommandEntry {
  if (!(command.emits in aggregate.events)) {
    throw new Error(`${name} emits ${command.emits}, which ${aggregate.name} does not know`);
  }
  const body = annotated(command.input);
  schemaOf(body); // a rule without a translation stops the boot here
  const known = fieldsOf(body).map((field) => field.name);
  const missing = command.stream.by.find((field) => !known.includes(field));
  if (missing) throw new Error(`${name} has no field ${missing} to name its stream`);
  const days = fieldsWithRule(body, 'happenedOn', 'effectiveFrom');
  if (days.length > 1) throw new Error(`${name} has more than one day of its own: ${days.join(', ')}`);
  return {
    name: pascalCase(name),
    route: kebabCase(name),
    aggregate,
    command,
    body,
    fields: {
      newId: fieldsWithRule(body, 'newId')[0],
      day: days[0],
      past: fieldsWithRule(body, 'happenedOn', 'pastDate'),
      personal: fieldsWithRule(body, 'personalText'),
      secrets: fieldsWithRule(body, 'secretToken'),
      references: fieldsWithRule(body, 'eventReference'),
      referenceLists: fieldsWithRule(body, 'eventReferences'),
    },
  };
}
