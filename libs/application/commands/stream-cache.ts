import { type AnyFolding, evolveWith } from '#kernel/aggregate.js';
import type { Recorded } from '#kernel/event.js';
import type { EventCodec } from '../event-codec.js';
import type { EventStore, Revision } from '../ports/event-store.js';

/** A stream folded so far: what the next decision on it rests on. */
export interface Folded {
  readonly stream: string;
  readonly aggregate: AnyFolding;
  readonly state: unknown;
  readonly revision: Revision;
  /** recordedAt of the last event; the next is not earlier. */
  readonly lastRecordedAt: string | undefined;
}

/**
 * Hot aggregates, folded, the most recently used ones. What it holds may be behind the log (another process may have
 * written); the append checks the revisions, and a refusal is only believed after `refresh`.
 */
export class StreamCache {
  private readonly folded = new Map<string, Folded>();
  /** Streams being read: whoever asks meanwhile waits for the same. */
  private readonly loading = new Map<string, Promise<Folded>>();

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly capacity = 20_000,
  ) {}

  /** The stream as this process knows it. */
  async get(aggregate: AnyFolding, stream: string): Promise<Folded> {
    const known = this.folded.get(stream);
    if (known) {
      this.folded.delete(stream);
      this.folded.set(stream, known); // the most recently used comes last
      return known;
    }
    let loading = this.loading.get(stream);
    if (!loading) {
      loading = this.catchUp(absent(stream, aggregate)).finally(() => this.loading.delete(stream));
      this.loading.set(stream, loading);
    }
    return loading;
  }

  /** Makes sure that the cache is not where an append has shown it to be behind the log. */
  async renew(behind: Folded): Promise<void> {
    const known = this.folded.get(behind.stream);
    if (known && isFurther(known, behind)) return; // whoever moved it was of this process
    await this.catchUp(behind);
  }

  /** Reads what was written since; true if the stream has moved. */
  async refresh(known: Folded): Promise<boolean> {
    const now = await this.catchUp(known);
    return now.revision !== known.revision;
  }

  /** Folds an event that this process appends: after the commit, or before it where a batch decides ahead. */
  advance(stream: string, aggregate: AnyFolding, event: Recorded): void {
    const known = this.folded.get(stream);
    const revision = known?.revision ?? 'absent';
    if (event.revision !== (revision === 'absent' ? 0 : revision + 1)) {
      this.forget(stream); // somebody else has moved it: read it anew when it is needed
      return;
    }
    this.keep(next(known ?? absent(stream, aggregate), event));
  }

  forget(stream: string): void {
    this.folded.delete(stream);
  }

  forgetAll(): void {
    this.folded.clear();
  }

  private async catchUp(known: Folded): Promise<Folded> {
    let folded = known;
    const from = known.revision === 'absent' ? 0 : known.revision + 1;
    for await (const batch of this.store.readStream(known.stream, from)) {
      for (const stored of batch) folded = next(folded, this.codec.decode(stored));
    }
    // an append of this process may have been folded while the stream was read
    const meanwhile = this.folded.get(folded.stream);
    if (meanwhile && isFurther(meanwhile, folded)) return meanwhile;
    this.keep(folded);
    return folded;
  }

  private keep(folded: Folded): void {
    this.folded.delete(folded.stream);
    this.folded.set(folded.stream, folded);
    if (this.folded.size <= this.capacity) return;
    const [oldest] = this.folded.keys();
    if (oldest !== undefined) this.folded.delete(oldest);
  }
}

function isFurther(one: Folded, other: Folded): boolean {
  if (one.revision === 'absent') return false;
  return other.revision === 'absent' || one.revision > other.revision;
}

function absent(stream: string, aggregate: AnyFolding): Folded {
  return { stream, aggregate, state: aggregate.initial, revision: 'absent', lastRecordedAt: undefined };
}

function next(folded: Folded, event: Recorded): Folded {
  return {
    ...folded,
    state: evolveWith(folded.aggregate, folded.state, event),
    revision: event.revision,
    lastRecordedAt: event.recordedAt,
  };
}
