import type { AnyProjection } from '#kernel/projection.js';

/** What a collection's name says: `branch-facts_v2`, or `branch-facts_v2_r3` for a later rebuild of the same version. */
export interface CollectionName {
  readonly projection: string;
  readonly version: number;
  /** 1 for the first collection of a version, which has no suffix. */
  readonly build: number;
}

const SHAPE = /^([a-z0-9-]+)_v([1-9]\d*)(?:_r([1-9]\d*))?$/;

export function collectionName(projection: Pick<AnyProjection, 'name' | 'version'>, build = 1): string {
  return `${projection.name}_v${projection.version}${build === 1 ? '' : `_r${build}`}`;
}

/** Undefined for a collection that isn't one of a projection. */
export function parseCollectionName(name: string): CollectionName | undefined {
  const [, projection, version, build] = SHAPE.exec(name) ?? [];
  if (projection === undefined || version === undefined) return undefined;
  return { projection, version: Number(version), build: Number(build ?? 1) };
}

/** A name for a rebuild that no collection has yet. */
export function nextCollectionName(projection: AnyProjection, existing: readonly string[]): string {
  const builds = existing
    .map(parseCollectionName)
    .filter((name) => name?.projection === projection.name && name.version === projection.version)
    .map((name) => name?.build ?? 0);
  return collectionName(projection, Math.max(0, ...builds) + 1);
}
