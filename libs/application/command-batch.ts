import { START } from '#kernel/position.js';
import { Rejection } from '#kernel/rejection.js';
import { type CommandResult, CommandRunner, type RunnerSetting } from './command-runner.js';
import { type CommandRequest, Decider, type DeciderSetting, type Decision } from './decider.js';
import { eventIdOf } from './event-id.js';
import type { Appended } from './ports/event-store.js';
import { StreamCache } from './stream-cache.js';

export type BatchOutcome = CommandResult | Rejection;

interface Pending {
  readonly decision: Decision;
  readonly appended: Promise<Appended>;
}

/**
 * Runs many commands in order, each against the log as it then stands, without waiting for the disk after each: what
 * was decided counts for the next at once, and the appends of a batch share transactions. If anything comes in between
 * (another process wrote, a commandId was used before), the batch is done again, one by one.
 */
export class CommandBatch {
  private readonly runner: CommandRunner;
  private readonly cache: StreamCache;
  private readonly decider: DeciderSetting;
  private pending: Pending[] = [];

  constructor(private readonly setting: RunnerSetting) {
    const { registry, eventStore, codec, keys, zone } = setting;
    this.runner = new CommandRunner(setting);
    this.cache = new StreamCache(eventStore, codec);
    this.decider = {
      ...{ registry, store: eventStore, codec, cache: this.cache, keys, zone },
      settle: () => this.settle(),
    };
  }

  /** One outcome per request, in their order. Throws only what is not a matter of the commands (StoreFailure). */
  async run(requests: readonly CommandRequest[]): Promise<readonly BatchOutcome[]> {
    const ids = requests.map(({ commandId }) => eventIdOf(commandId));
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
      this.pending = [];
    }
  }

  private async ahead(requests: readonly CommandRequest[]): Promise<readonly BatchOutcome[]> {
    const waiting: (Pending | Rejection)[] = [];
    for (const request of requests) {
      const decision = await orRejection(() => this.decide(request));
      if (decision instanceof Rejection) {
        waiting.push(decision);
        continue;
      }
      const appended = this.setting.eventStore.append(decision.append);
      appended.catch(() => {}); // reported when it is awaited, below
      const pending = { decision, appended };
      this.pending.push(pending);
      waiting.push(pending);
    }
    await this.settle();
    return Promise.all(waiting.map(async (each) => (each instanceof Rejection ? each : accepted(each))));
  }

  private async decide(request: CommandRequest): Promise<Decision> {
    const entry = this.setting.registry.find(request.command);
    if (!entry) throw new Rejection('unknown-command', 'command');
    const decider = new Decider(this.decider, entry, request);
    try {
      const decision = await decider.decide(new Date(this.setting.clock()).toISOString());
      this.cache.advance(decision.event.stream, entry.aggregate, decision.event);
      return decision;
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      await this.settle();
      if (await decider.reads.stale()) throw new OutOfStep(); // a refusal is only believed on what stands now
      throw error;
    }
  }

  private async settle(): Promise<void> {
    const settled = await Promise.all(this.pending.map(({ appended }) => appended));
    if (settled.some(({ outcome }) => outcome !== 'written')) throw new OutOfStep();
  }

  /** @param known event ids that were there before this batch: their commands are duplicates, later ones accepted */
  private async oneByOne(requests: readonly CommandRequest[], known: Set<string>): Promise<readonly BatchOutcome[]> {
    this.cache.forgetAll();
    const outcomes: BatchOutcome[] = [];
    for (const request of requests) {
      const outcome = await orRejection(() => this.runner.run(request));
      if (outcome instanceof Rejection || known.has(outcome.id)) outcomes.push(outcome);
      else outcomes.push({ ...outcome, status: 'accepted' }); // also what the attempt above had already written
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

async function accepted({ decision: { event }, appended }: Pending): Promise<CommandResult> {
  const result = await appended;
  const { id, stream, revision, metadata } = event;
  const position = result.outcome === 'written' ? result.position : START;
  return { status: 'accepted', commandId: metadata.commandId, id, stream, revision, position };
}
