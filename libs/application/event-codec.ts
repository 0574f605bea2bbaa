import type { AnyAggregate } from '#kernel/aggregate.js';
import { canonicalJson } from '#kernel/canonical-json.js';
import type { Envelope, EventVersions, Recorded } from '#kernel/event.js';
import { localDay } from '#kernel/local-date.js';
import type { StoredEvent } from './ports/event-store.js';

/** Between stored bytes and the events that folds know. */
export interface EventCodec {
  /**
   * @throws Error for an unknown type or version: a log written by a newer build must not be read as if it were known
   */
  decode(stored: StoredEvent): Recorded;
  /** The canonical bytes of an envelope. */
  encode(envelope: Envelope): string;
  /** The newest schema version of an event type. */
  versionOf(type: string): number;
}

/** @param zone the IANA zone of local days */
export function createCodec(aggregates: readonly AnyAggregate[], zone: string): EventCodec {
  const versions = new Map<string, EventVersions<unknown>>();
  for (const aggregate of aggregates) {
    for (const [type, version] of Object.entries(aggregate.events)) {
      if (versions.has(type)) throw new Error(`the event ${type} is stated twice`);
      versions.set(type, version);
    }
  }
  const known = (type: string) => {
    const found = versions.get(type);
    if (!found) throw new Error(`the event type ${type} is unknown to this build`);
    return found;
  };
  return {
    decode({ bytes, position }) {
      const envelope: Envelope = JSON.parse(bytes);
      const version = known(envelope.type);
      const data =
        envelope.schemaVersion === version.version
          ? envelope.data
          : version.lift(envelope.schemaVersion, envelope.data);
      return Object.assign(envelope, { data, position, recordedOn: localDay(envelope.recordedAt, zone) });
    },
    encode: canonicalJson,
    versionOf: (type) => known(type).version,
  };
}
