import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '#adapters/event-sqlite/sqlite-event-store.js';
import { openSqliteReadStore } from '#adapters/read-sqlite/sqlite-read-store.js';
import type { EventStore } from '#application/ports/event-store.js';
import type { ReadStore } from '#application/ports/read-store.js';
import { ProjectionRunner, type ProjectionRunnerParts } from '#application/projections/projection-runner.js';
import type { AnyProjection } from '#kernel/projection.js';
import { type Counter, CounterLog, decodeCounter } from './counting.js';

/** A fresh data directory with both stores open, and runners over them that are stopped at the end. */
export class RunningProjections {
  private readonly runners: ProjectionRunner[] = [];
  readonly log: CounterLog;

  private constructor(
    readonly directory: string,
    readonly eventStore: EventStore,
    readonly readStore: ReadStore,
  ) {
    this.log = new CounterLog(eventStore);
  }

  static async open(): Promise<RunningProjections> {
    const directory = await mkdtemp(join(tmpdir(), 'ronghe-projections-'));
    const eventStore = await openSqliteEventStore({ directory, zone: 'Asia/Shanghai' });
    return new RunningProjections(directory, eventStore, await openSqliteReadStore({ directory }));
  }

  runner(projections: readonly AnyProjection[], parts: Partial<ProjectionRunnerParts> = {}): ProjectionRunner {
    const { eventStore, readStore } = this;
    const runner = new ProjectionRunner({ eventStore, readStore, decode: decodeCounter, projections, ...parts });
    this.runners.push(runner);
    return runner;
  }

  async counter(key: string, collection = 'counters_v1'): Promise<Counter | undefined> {
    const [document] = await this.readStore.load(collection, [key]);
    return document?.body as Counter | undefined;
  }

  async close(): Promise<void> {
    for (const runner of this.runners) await runner.stop();
    await this.readStore.close();
    await this.eventStore.close();
    await rm(this.directory, { recursive: true });
  }
}
