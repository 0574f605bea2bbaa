import { Rejection } from '#kernel/rejection.js';
import { nowOf } from '../ports/clock.js';
import { recordedEventId } from './anonymity.js';
import { type CommandResult, CommandRunner, type RunnerSetting } from './command-runner.js';
import { type CommandRequest, Decider, type DeciderSetting, type Decision } from './decider.js';
import { eventIdOf } from './event-id.js';
import { mergedAppend } from './merged-append.js';
import { StreamCache } from './stream-cache.js';

/** Without the token of an anonymous command: a file's sender is not the one whom it would prove to be. */
export type BatchOutcome = Omit<CommandResult, 'position' | 'token'> | Rejection;

/** Decisions wait for each other up to this size, in UTF-16 units, so that a file of long lines needs no more memory. */
const MAX_WAITING = 1 << 22;

/**
 * Runs many commands in order, each against the log as it then stands, without waiting for the disk after each: what
 * was decided counts for the next at once, and what was decided is appended together, so that no line is written where
 * one before it could not be. If anything comes in between (another process wrote, a commandId was used before), what is
 * left of the batch is done again, one by one.
 */
export class CommandBatch {
  private readonly runner: CommandRunner;
  private readonly cache: StreamCache;
  private readonly decider: DeciderSetting;
  private pending: Decision[] = [];
  private waiting = 0;

  constructor(private readonly setting: RunnerSetting) {
    const { registry, eventStore, codec, keys, zone, values = {} } = setting;
    this.runner = new CommandRunner(setting);
    this.cache = new StreamCache(eventStore, codec);
    this.decider = {
      ...{ registry, store: eventStore, codec, cache: this.cache, keys, zone, values },
      settle: () => this.settle(),
    };
  }

  /** One outcome per request, in their order. Throws only what is not a matter of the commands (StoreFailure). */
  async run(requests: readonly CommandRequest[]): Promise<readonly BatchOutcome[]> {
    const ids = requests.map((request) => this.eventId(request));
    const known = new Set(
      (await this.setting.eventStore.readEvents(ids)).map((stored) => this.setting.codec.decode(stored).id),
    );
    if (known.size > 0 || new Set(ids).size < ids.length) return this.oneByOne(requests, known);
    try {
      return await this.ahead(requests);
    } catch (error) {
      this.cache.forgetAll(); // it is ahead of what was written
      if (!(error instanceof OutOfStep)) throw error;
      return this.oneByOne(requests, known);
    } finally {
      this.forgetPending();
    }
  }

  private async ahead(requests: readonly CommandRequest[]): Promise<readonly BatchOutcome[]> {
    const outcomes: BatchOutcome[] = [];
    for (const request of requests) {
      const decision = await orRejection(() => this.decide(request));
      outcomes.push(decision instanceof Rejection ? decision : accepted(decision, request));
      if (decision instanceof Rejection) continue;
      this.pending.push(decision);
      this.waiting += sizeOf(decision);
      if (this.waiting > MAX_WAITING) await this.settle();
    }
    await this.settle();
    return outcomes;
  }

  private async decide(request: CommandRequest): Promise<Decision> {
    const entry = this.setting.registry.find(request.command);
    if (!entry) throw new Rejection('unknown-command', 'command');
    const decider = new Decider(this.decider, entry, request);
    try {
      const decision = await decider.decide(nowOf(this.setting.clock));
      this.cache.advance(decision.event.stream, entry.aggregate, decision.event);
      return decision;
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      await this.settle();
      if (await decider.reads.stale()) throw new OutOfStep(); // a refusal is only believed on what stands now
      throw error;
    }
  }

  private eventId(request: CommandRequest): string {
    const entry = this.setting.registry.find(request.command);
    return entry ? recordedEventId(entry, request) : eventIdOf(request.commandId);
  }

  /** Appends what has been decided so far, as a whole or not at all. */
  private async settle(): Promise<void> {
    if (this.pending.length === 0) return;
    const append = mergedAppend(this.pending.map((decision) => decision.append));
    this.forgetPending();
    const { outcome } = await this.setting.eventStore.append(append);
    if (outcome !== 'written') throw new OutOfStep();
  }

  private forgetPending(): void {
    this.pending = [];
    this.waiting = 0;
  }

  /** @param known event ids that were there before this batch: their commands are duplicates, later ones accepted */
  private async oneByOne(requests: readonly CommandRequest[], known: Set<string>): Promise<readonly BatchOutcome[]> {
    this.cache.forgetAll();
    const outcomes: BatchOutcome[] = [];
    for (const request of requests) {
      const outcome = await orRejection(() => this.runner.run(request));
      if (outcome instanceof Rejection) outcomes.push(outcome);
      else if (known.has(outcome.id)) outcomes.push(withoutToken(outcome));
      else outcomes.push({ ...withoutToken(outcome), status: 'accepted' }); // also what the attempt above had already written
      if (!(outcome instanceof Rejection)) known.add(outcome.id);
    }
    return outcomes;
  }
}

/** Somebody else wrote in between: what was decided ahead can't be relied on. */
class OutOfStep extends Error {}

async function orRejection<T>(task: () => Promise<T>): Promise<T | Rejection> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
}

function accepted({ event: { id, stream, revision } }: Decision, { commandId }: CommandRequest): BatchOutcome {
  return { status: 'accepted', commandId, id, stream, revision };
}

function withoutToken({ token, ...outcome }: CommandResult) {
  return outcome;
}

function sizeOf({ append: { writes } }: Decision): number {
  return writes.reduce((size, { events }) => size + events.reduce((sum, { bytes }) => sum + bytes.length, 0), 0);
}
