import { type ReadModel, storedSourcesOf } from '#kernel/read-model.js';
import type { Embedded } from '../../composition/embedded.js';
import { say } from './outcome.js';

/** After so many milliseconds a person is told what is going on. */
const PATIENCE = 1000;

/**
 * Brings the read models to the head of the log, so that an answer reflects everything that was acknowledged. An answer
 * as known at an instant needs none of them, unless it reads some that keep both clocks: the others fold the log anew.
 * @throws Error if the projection stopped at an event that it can't fold
 */
export async function bringUpToDate({ projections }: Embedded, model: ReadModel, knownAt?: string): Promise<void> {
  if (knownAt !== undefined && !storedSourcesOf(model).some(({ keepsBothClocks }) => keepsBothClocks)) return;
  const telling = setTimeout(() => say('正在更新读模型 … bringing the read models up to date …'), PATIENCE);
  try {
    const needed = new Set(storedSourcesOf(model).map(({ from }) => from.name));
    const stopped = (await projections.catchUp()).find(({ name, failed }) => needed.has(name) && failed !== undefined);
    if (stopped?.failed) {
      const { name, failed } = stopped;
      const { position, message } = failed;
      throw new Error(
        `读模型 ${name} 停在位置 ${position} · the read model ${name} stopped at position ${position}: ${message}`,
      );
    }
  } finally {
    clearTimeout(telling);
  }
}
