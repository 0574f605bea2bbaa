import type { Actor } from '#kernel/actor.js';

/** One line of an import file (DOMAIN.md §7). */
export interface RecordLine {
  readonly command: string;
  readonly commandId: string;
  readonly at: string;
  readonly actor: Actor;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A command, before it has a number and a time. */
export type Entry = Pick<RecordLine, 'command' | 'actor' | 'data'>;
