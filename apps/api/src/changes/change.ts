import type { StoredEvent } from '#application/ports/event-store.js';
import type { Envelope, Tags } from '#kernel/event.js';
import type { Position } from '#kernel/position.js';

/** That something happened, and whom it concerns; what it was is asked for elsewhere. */
export interface Change {
  readonly position: Position;
  readonly type: string;
  readonly stream: string;
  readonly tags: Tags;
}

/** Only the envelope is read, so that events of a newer build are told like others. */
export function changeOf({ position, bytes }: StoredEvent): Change {
  const { type, stream, metadata }: Envelope = JSON.parse(bytes);
  return { position, type, stream, tags: metadata.tags };
}

/** Whether it concerns an organization or what is below it, by the tree of the day on which it was recorded. */
export function concerns({ tags }: Change, orgId: string): boolean {
  return tags.org?.includes(orgId) === true || tags.branch?.includes(orgId) === true;
}
