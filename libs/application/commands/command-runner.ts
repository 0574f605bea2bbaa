import type { Recorded } from '#kernel/event.js';
import { readInput } from '#kernel/input.js';
import type { Position } from '#kernel/position.js';
import { Rejection } from '#kernel/rejection.js';
import type { EventCodec } from '../event-codec.js';
import { type Clock, nowOf } from '../ports/clock.js';
import type { EventStore } from '../ports/event-store.js';
import type { Keys } from '../ports/keys.js';
import { eventIdsOf, tokenAgain } from './anonymity.js';
import type { CommandEntry, CommandRegistry } from './command-registry.js';
import { type CommandRequest, Decider, type DeciderSetting, type Decision } from './decider.js';
import type { ValueSources } from './decision-reads.js';
import { isRepetition } from './duplicates.js';
import { Gate } from './gate.js';
import { KeyedQueue } from './keyed-queue.js';
import { StreamCache } from './stream-cache.js';

export interface CommandResult {
  /** `duplicate`: the same command was accepted before; nothing was written now. */
  readonly status: 'accepted' | 'duplicate';
  readonly commandId: string;
  /** The event's id, stream, revision and position. */
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  /** Of what was created anonymously: proves later that it is the same person. It is shown here and nowhere else. */
  readonly token?: string;
}

export interface RunnerSetting {
  readonly registry: CommandRegistry;
  readonly eventStore: EventStore;
  readonly codec: EventCodec;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly zone: string;
  readonly values?: ValueSources;
}

/**
 * A lost race is decided again. Whoever has lost so many in a row (a slow decision on a busy record always comes
 * second) goes on alone; after so many more, other processes keep the record busier than a client should wait for.
 */
const ATTEMPTS = { besideOthers: 4, alone: 30 };

/**
 * Runs commands: decides on what is known, appends what was decided if nothing moved meanwhile, and decides again if
 * something did. Commands on one stream queue up; others run side by side.
 */
export class CommandRunner {
  private readonly queue = new KeyedQueue();
  private readonly gate = new Gate();
  private readonly decider: DeciderSetting;

  constructor(private readonly setting: RunnerSetting) {
    const { registry, eventStore, codec, keys, zone, values = {} } = setting;
    const cache = new StreamCache(eventStore, codec);
    this.decider = { registry, store: eventStore, codec, cache, keys, zone, values, settle: async () => {} };
  }

  /**
   * @throws Rejection if the command is refused: nothing was written
   * @throws StoreFailure if the store can't be written to
   */
  async run(request: CommandRequest): Promise<CommandResult> {
    const entry = this.setting.registry.find(request.command);
    if (!entry) throw new Rejection('unknown-command', 'command');
    return this.queue.run(queueKey(entry, request), () => this.decideAndAppend(entry, request));
  }

  private async decideAndAppend(entry: CommandEntry, request: CommandRequest): Promise<CommandResult> {
    for (let attempt = 1; attempt <= ATTEMPTS.besideOthers; attempt++) {
      await this.gate.pass();
      const result = await this.attempt(entry, request);
      if (result) return result;
    }
    return this.gate.alone(async () => {
      for (let attempt = 1; attempt <= ATTEMPTS.alone; attempt++) {
        const result = await this.attempt(entry, request);
        if (result) return result;
      }
      throw new Rejection('revision-conflict', entry.command.stream.by.at(-1) ?? 'data');
    });
  }

  /** Decides and appends once; undefined if somebody else was faster, so that it has to be decided again. */
  private async attempt(entry: CommandEntry, request: CommandRequest): Promise<CommandResult | undefined> {
    const decider = new Decider(this.decider, entry, request);
    let decision: Decision;
    try {
      decision = await decider.decide(nowOf(this.setting.clock));
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      const earlier = await this.earlier(request, decider, error);
      if (earlier) return earlier;
      if (await decider.reads.stale()) return undefined;
      throw error;
    }
    const appended = await this.setting.eventStore.append(decision.append);
    switch (appended.outcome) {
      case 'written':
        return this.accepted(decision, request, appended.position);
      case 'known': {
        const earlier = await this.earlier(request, decider);
        if (earlier) return earlier;
        throw new Error(`the event ${appended.id} is known and can't be read`);
      }
      case 'conflict':
        await decider.reads.renew(appended.on);
        return undefined;
    }
  }

  private accepted({ entry, event, token }: Decision, request: CommandRequest, position: Position): CommandResult {
    this.decider.cache.advance(event.stream, entry.aggregate, { ...event, position });
    return resultOf('accepted', { ...event, position }, { request, token });
  }

  /**
   * What the commandId has led to before, if it has. Who may not do it now learns of it only if it was their own.
   * @throws Rejection `command-id-reused` if that was something else
   */
  private async earlier(
    request: CommandRequest,
    decider: Decider,
    refused?: Rejection,
  ): Promise<CommandResult | undefined> {
    const found = await this.setting.eventStore.readEvents(eventIdsOf(request.commandId));
    if (found.length === 0) return undefined;
    for (const stored of found) {
      const event = this.setting.codec.decode(stored);
      if (refused?.code === 'not-permitted' && event.metadata.actor.id !== request.actor.id) return undefined;
      if (!(await isRepetition(this.decider, decider, event))) continue;
      const token = await this.tokenAgain(decider.entry, request, event);
      return resultOf('duplicate', event, { request, token });
    }
    throw new Rejection('command-id-reused', 'commandId');
  }

  private async tokenAgain({ command, body }: CommandEntry, { data, commandId }: CommandRequest, event: Recorded) {
    const subject = command.tokenSubject?.(readInput(body, data));
    if (subject === undefined) return undefined;
    return tokenAgain(this.setting.keys, { subject, stream: event.stream, commandId }, event);
  }
}

function resultOf(
  status: CommandResult['status'],
  { id, stream, revision, position }: Recorded,
  { request, token }: { readonly request: CommandRequest; readonly token: string | undefined },
): CommandResult {
  const { commandId } = request;
  return { status, commandId, id, stream, revision, position, ...(token === undefined ? {} : { token }) };
}

/** Commands that name the same stream in the same way queue; the rest is left to the store's own checks. */
function queueKey({ aggregate, command }: CommandEntry, { data, commandId }: CommandRequest): string {
  const named = typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>) : {};
  // nothing has been checked yet: only what is a string can be made one without harm
  const id = command.stream.by.map((field) => (typeof named[field] === 'string' ? named[field] : commandId)).join('~');
  return `${aggregate.name}-${id}`;
}
