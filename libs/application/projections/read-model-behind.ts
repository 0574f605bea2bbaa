import type { Position } from '#kernel/position.js';

/**
 * A read model doesn't reflect a position yet: `timeout` — in the time given; `stopped` — and it won't, because its
 * projection stopped at an event that it can't fold.
 */
export class ReadModelBehind extends Error {
  constructor(
    readonly projection: string,
    readonly wanted: Position,
    readonly why: { readonly reason: 'timeout' | 'stopped'; readonly checkpoint: Position; readonly detail?: string },
  ) {
    const state = why.reason === 'timeout' ? 'is still' : 'stopped';
    super(`${projection} ${state} at ${why.checkpoint}, before ${wanted}${why.detail ? `: ${why.detail}` : ''}`);
    this.name = 'ReadModelBehind';
  }
}
