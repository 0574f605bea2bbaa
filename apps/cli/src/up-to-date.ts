import type { AnyProjection } from '#kernel/projection.js';
import type { Embedded } from '../../composition/embedded.js';
import { say } from './outcome.js';

/** After so many milliseconds a person is told what is going on. */
const PATIENCE = 1000;

/**
 * Brings the read models to the head of the log, so that an answer reflects everything that was acknowledged.
 * @throws Error if the projection stopped at an event that it can't fold
 */
export async function bringUpToDate({ projections }: Embedded, needed: AnyProjection): Promise<void> {
  const telling = setTimeout(() => say('正在更新读模型 … bringing the read models up to date …'), PATIENCE);
  try {
    const status = (await projections.catchUp()).find(({ name }) => name === needed.name);
    if (status?.failed) {
      const { position, message } = status.failed;
      throw new Error(
        `读模型 ${needed.name} 停在位置 ${position} · the read model ${needed.name} stopped at position ${position}: ${message}`,
      );
    }
  } finally {
    clearTimeout(telling);
  }
}
