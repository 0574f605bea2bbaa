import type { Position } from '#kernel/position.js';
import type { AnyProjection } from '#kernel/projection.js';
import { type ReadStore, UnknownCollection } from '../ports/read-store.js';
import { parseCollectionName } from './collection-name.js';

/** The collection that readers use, if its documents have the shape that this build's projection folds and views. */
export async function readableCollection(
  readStore: ReadStore,
  projection: Pick<AnyProjection, 'name' | 'version'>,
): Promise<{ readonly collection: string; readonly checkpoint: Position } | undefined> {
  for (;;) {
    const collection = await readStore.activeCollection(projection.name);
    if (collection === undefined || parseCollectionName(collection)?.version !== projection.version) return undefined;
    try {
      return { collection, checkpoint: await readStore.checkpoint(collection) };
    } catch (error) {
      // dropped between the two questions: a rebuild has just switched to another one
      if (!(error instanceof UnknownCollection)) throw error;
      if ((await readStore.activeCollection(projection.name)) === collection) throw error;
    }
  }
}
