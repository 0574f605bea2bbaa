import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { EventStore } from '#application/ports/event-store.js';
import type { Actor } from '#kernel/actor.js';
import { comparePositions, type Position } from '#kernel/position.js';
import { tagsToldTo } from '#projections/record/told-to.js';
import { type Change, changeOf, concerns } from './change.js';
import type { ChangeFeed } from './change-feed.js';

export interface ChangeStreamParts {
  readonly feed: ChangeFeed;
  readonly eventStore: EventStore;
  readonly response: ServerResponse;
  /** Aborted when the reader is gone, its token has expired or the server closes. */
  readonly signal: AbortSignal;
}

/** Changes that may wait for a reader who catches up, or who reads slowly. Then it is sent away, and comes back. */
const MAX_WAITING = 10_000;
const MAX_UNSENT_BYTES = 1 << 20;
const HEARTBEAT_MS = 15_000;

/** The changes within one reader's scope, as server-sent events (HTML, §9.2): first those it has missed, then live. */
export class ChangeStream {
  /** What arrives while the reader is still catching up; undefined once it is live. */
  private waiting: Change[] | undefined = [];
  private readonly overflow = new AbortController();
  private readonly signal: AbortSignal;

  constructor(
    private readonly parts: ChangeStreamParts,
    private readonly reader: Actor,
  ) {
    this.signal = AbortSignal.any([parts.signal, this.overflow.signal]);
  }

  /** @param since the last position that the reader has; undefined: only what is new from now on */
  async run(since: Position | undefined): Promise<void> {
    const { feed, response } = this.parts;
    const { after, stop } = await feed.listen((change) => this.take(change));
    const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS);
    try {
      // tells the reader where to resume, also if nothing ever happens
      response.write(`retry: 2000\nid: ${since ?? after}\n\n`);
      if (since !== undefined) await this.catchUp(since, after);
      for (const change of this.waiting ?? []) {
        if (since === undefined || comparePositions(change.position, since) > 0) this.send(change);
      }
      this.waiting = undefined;
      if (!this.signal.aborted) await once(this.signal, 'abort');
    } finally {
      stop();
      clearInterval(heartbeat);
      response.end();
    }
  }

  private take(change: Change): void {
    if (!concerns(change, this.reader.orgId)) return;
    if (this.waiting === undefined) this.send(change);
    else if (this.waiting.push(change) > MAX_WAITING) this.overflow.abort();
  }

  private async catchUp(since: Position, until: Position): Promise<void> {
    // an organization is tagged as one or as the other, so that these two never mix
    for (const kind of ['org', 'branch'] as const) {
      for await (const batch of this.parts.eventStore.readAll(since, until, { kind, id: this.reader.orgId })) {
        for (const stored of batch) {
          this.send(changeOf(stored));
          if (this.signal.aborted) return;
        }
        if (this.parts.response.writableNeedDrain) await this.drained();
      }
    }
  }

  private async drained(): Promise<void> {
    await once(this.parts.response, 'drain', { signal: this.signal }).catch(() => {});
  }

  private send(change: Change): void {
    const { response } = this.parts;
    const told = { ...change, tags: tagsToldTo(this.reader, change) };
    response.write(`id: ${change.position}\nevent: change\ndata: ${JSON.stringify(told)}\n\n`);
    if (this.waiting === undefined && response.writableLength > MAX_UNSENT_BYTES) this.overflow.abort();
  }
}
