import { fingerprintOf } from '#domain/record/digest.js';
import type { EnteredBy, Entry, StreamEntries } from '#domain/record/entry.js';
import { EVENT_TYPES, type EventKind, eventKind, isCorrection } from '#domain/record/event-kind.js';
import { dated } from '#domain/scoring/facts/dated.js';
import { ANONYMOUS_ID } from '#kernel/actor.js';
import type { Annotations, Recorded } from '#kernel/event.js';
import type { FoldTable, Projection } from '#kernel/projection.js';
import { WITHHELD } from '#kernel/sealed.js';

/**
 * 登记明细: the record itself as data: who entered what, when, from where, and what it sets right. One small document
 * for each branch and stream; no words, and no person whom somebody must not know.
 */
export const recordEntries: Projection<StreamEntries> = {
  name: 'record-entries',
  version: 1,
  keys: ({ stream, metadata }) => (metadata.tags.branch ?? []).map((branchId) => `${branchId}/${stream}`),
  on: entriesOf(EVENT_TYPES),
  indexes: ['branchId', 'kind'],
};

function entriesOf(types: readonly string[]): FoldTable<StreamEntries, Recorded> {
  return Object.fromEntries(types.map((type) => [type, added]));
}

function added(doc: StreamEntries | undefined, event: Recorded, key: string): StreamEntries {
  const branchId = key.slice(0, key.indexOf('/'));
  const before = doc ?? { branchId, kind: 'entries', stream: event.stream, entries: [] };
  return { ...before, entries: [...before.entries, entryOf(event, before)] };
}

function entryOf(event: Recorded, { branchId, entries: [first] }: StreamEntries): Entry {
  const kind = eventKind(event.type);
  const { source, corrects } = event.data as Annotations & { readonly corrects?: string };
  const named = corrects ?? (kind.correction ? first?.eventId : undefined);
  const fingerprint = kind.creates ? fingerprintOf(event.data, kind.ids) : undefined;
  const { imported } = event.metadata;
  return {
    ...dated(event, event.occurredOn),
    type: event.type,
    actor: enteredBy(event, kind, branchId),
    ...(source === undefined ? {} : { source: kind.confidential ? { system: WITHHELD } : source }),
    ...(imported === undefined ? {} : { imported }),
    correction: isCorrection(event),
    ...(named === undefined ? {} : { corrects: named }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  };
}

/** A role or a group could single out a person who is not to be known: such a one is a member of the branch, like any. */
function enteredBy(event: Recorded, { confidential }: EventKind, branchId: string): EnteredBy {
  const { id, role, orgId } = event.metadata.actor;
  const unnamed = id === ANONYMOUS_ID || confidential?.isActor(event);
  return unnamed ? { role: 'member', orgId: branchId } : { id, role, orgId };
}
