import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { openSqliteEventStore } from '#adapters/event-sqlite/sqlite-event-store.js';
import { openEmbeddedKeys } from '#adapters/keys-embedded/embedded-keys.js';
import { CommandRegistry } from '#application/commands/command-registry.js';
import { CommandRunner, type RunnerSetting } from '#application/commands/command-runner.js';
import type { CommandRequest } from '#application/commands/decider.js';
import { createCodec } from '#application/event-codec.js';
import { aggregates } from '#domain/aggregates.js';
import type { Actor } from '#kernel/actor.js';
import type { Recorded } from '#kernel/event.js';
import { START } from '#kernel/position.js';
import { Rejection } from '#kernel/rejection.js';

export const ZONE = 'Asia/Shanghai';

/** Log and keys in a directory of their own, opened by as many runners as a spec wants, as processes would. */
export class EmbeddedDirectory {
  readonly path = mkdtempSync(join(tmpdir(), 'ronghe-runner-'));
  /** Epoch milliseconds; all runners read it. */
  now = Date.parse('2025-09-01T02:00:00Z');
  private readonly runners: RunningRunner[] = [];

  /** @param first sent before anything else */
  async open(first: readonly Sent[] = []): Promise<RunningRunner> {
    const eventStore = await openSqliteEventStore({ directory: this.path, zone: ZONE });
    const keys = await openEmbeddedKeys({ directory: this.path });
    const running = new RunningRunner({
      ...{ eventStore, keys, zone: ZONE, clock: () => this.now },
      registry: new CommandRegistry(aggregates),
      codec: createCodec(aggregates, ZONE),
    });
    this.runners.push(running);
    for (const sent of first) await running.send(sent);
    return running;
  }

  /** Whom the keys in the directory are for. */
  subjectsWithKeys(): readonly string[] {
    const db = new DatabaseSync(join(this.path, 'keys.db'), { readOnly: true });
    try {
      const rows = db.prepare('SELECT subject FROM subject_key').all() as { readonly subject: string }[];
      return rows.map(({ subject }) => subject);
    } finally {
      db.close();
    }
  }

  async remove(): Promise<void> {
    for (const each of this.runners) await each.close();
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A command to send; without a commandId it gets one of its own. */
export interface Sent extends Partial<Omit<CommandRequest, 'command' | 'actor' | 'data'>> {
  readonly command: string;
  readonly actor: Actor;
  readonly data: object;
}

/** The code of the refusal, or how it was accepted. */
export async function outcomeOf(sending: Promise<{ readonly status: string }>): Promise<string> {
  try {
    return (await sending).status;
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
}

let count = 0;

export class RunningRunner {
  readonly runner: CommandRunner;
  private closed = false;

  constructor(readonly setting: RunnerSetting) {
    this.runner = new CommandRunner(setting);
  }

  send(sent: Sent): ReturnType<CommandRunner['run']> {
    return this.runner.run({ commandId: `sent-${++count}`, ...sent });
  }

  /** The code of the refusal, or how it was accepted. */
  outcome(sent: Sent): Promise<string> {
    return outcomeOf(this.send(sent));
  }

  async log(): Promise<readonly Recorded[]> {
    const events: Recorded[] = [];
    for await (const batch of this.setting.eventStore.readAll(START)) {
      events.push(...batch.map((stored) => this.setting.codec.decode(stored)));
    }
    return events;
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.setting.eventStore.close();
    await this.setting.keys.close();
  }
}
