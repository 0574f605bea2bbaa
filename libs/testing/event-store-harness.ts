import { createHash } from 'node:crypto';
import type { Append, EventStore, NewEvent, Revision, StoredEvent } from '#application/ports/event-store.js';

/** One fresh log, for one test. */
export interface EventStoreHarness {
  /** Opens the log. Called again, a second handle on the same log, as another process would have. */
  open(): Promise<EventStore>;
  /** Removes the log; every handle was closed before. */
  destroy(): Promise<void>;
}

/** The same id for the same name, in the form that the command runner makes. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function eventNamed(name: string, tags: readonly string[] = []): NewEvent {
  return { id: idOf(name), bytes: JSON.stringify({ name, 名称: '融合' }), tags };
}

/** An append of events named one by one to one stream. */
export function appendOf(stream: string, expected: Revision, names: readonly string[]): Append {
  return { writes: [{ stream, expected, events: names.map((name) => eventNamed(name)) }], checks: [], touches: [] };
}

export function namesOf(events: readonly StoredEvent[]): readonly string[] {
  return events.map(({ bytes }) => (JSON.parse(bytes) as { name: string }).name);
}

export async function collect(batches: AsyncIterable<readonly StoredEvent[]>): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const batch of batches) events.push(...batch);
  return events;
}

/** The handles of one test, all closed at its end. */
export class OpenStores {
  private harness: EventStoreHarness | undefined;
  private readonly stores: EventStore[] = [];

  constructor(private readonly start: () => Promise<EventStoreHarness>) {}

  async open(): Promise<EventStore> {
    this.harness ??= await this.start();
    const store = await this.harness.open();
    this.stores.push(store);
    return store;
  }

  async destroy(): Promise<void> {
    for (const store of this.stores.splice(0)) await store.close();
    await this.harness?.destroy();
    this.harness = undefined;
  }
}
