import type { Logger } from 'pino';
import type { EventStore } from '#application/ports/event-store.js';
import type { ReadStore } from '#application/ports/read-store.js';
import type { ProjectionRunner } from '#application/projections/projection-runner.js';
import type { ProjectionStatus } from '#application/projections/projection-status.js';

export interface Readiness {
  readonly status: 'ready' | 'not-ready';
  /** What keeps it from being ready: `event-store`, `read-store`, `closing`, or names of projections. */
  readonly failing: readonly string[];
}

export interface HealthParts {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly projections: ProjectionRunner;
  readonly log: Logger;
}

/** Whether this process can do its work now. */
export class Health {
  private closing = false;

  constructor(private readonly parts: HealthParts) {}

  /** From now on no new work should be sent here. */
  close(): void {
    this.closing = true;
  }

  async readiness(): Promise<Readiness> {
    if (this.closing) return { status: 'not-ready', failing: ['closing'] };
    const { eventStore, readStore } = this.parts;
    const failing = [
      ...(await this.unreachable('event-store', () => eventStore.head())),
      ...(await this.unreachable('read-store', () => readStore.collections())),
    ];
    if (failing.length === 0) {
      for (const { name, failed } of await this.projections()) if (failed) failing.push(name);
    }
    return { status: failing.length === 0 ? 'ready' : 'not-ready', failing };
  }

  async projections(): Promise<readonly ProjectionStatus[]> {
    return this.parts.projections.status();
  }

  private async unreachable(name: string, ask: () => Promise<unknown>): Promise<readonly string[]> {
    try {
      await ask();
      return [];
    } catch (error) {
      this.parts.log.warn({ err: error, store: name }, 'a store does not answer');
      return [name];
    }
  }
}
