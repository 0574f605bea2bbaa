import type { Source } from '#kernel/read-model.js';
import { compareKeys } from '../projections/find-in-memory.js';

/** In the order in which read stores give documents: no answer hangs on which was folded first. */
export function byKey<Doc>(documents: ReadonlyMap<string, Doc>): (readonly [string, Doc])[] {
  return [...documents].sort(([a], [b]) => compareKeys(a, b));
}

interface Selecting<Params, Doc> {
  readonly params: Params;
  matches(doc: unknown): doc is Doc;
}

/** As a read store gives them: those selected, and those that they name, in its order. */
export function selectedFrom<Params extends object, Doc>(
  { keys }: Source<Params, Doc>,
  folded: ReadonlyMap<string, unknown>,
  { params, matches }: Selecting<Params, Doc>,
): readonly Doc[] {
  const found = new Map<string, Doc>();
  for (const [key, body] of folded) if (matches(body)) found.set(key, body);
  for (let size = -1; keys !== undefined && size !== found.size; ) {
    size = found.size;
    for (const key of keys([...found.values()], params)) {
      const body = folded.get(key);
      if (body !== undefined) found.set(key, body as Doc);
    }
  }
  return byKey(found).map(([, body]) => body);
}
