import { aggregates } from '#domain/aggregates.js';
import type { Actor } from '#kernel/actor.js';
import { type AnyAggregate, type Confidential, mayKnowPersons } from '#kernel/aggregate.js';
import type { Annotations, Envelope, Recorded, Tags } from '#kernel/event.js';
import { WITHHELD } from '#kernel/sealed.js';

const byCategory: ReadonlyMap<string, AnyAggregate> = new Map(aggregates.map((each) => [each.name, each]));

const aggregateOf = ({ stream }: Pick<Envelope, 'stream'>) => byCategory.get(stream.slice(0, stream.indexOf('-')));

/**
 * An event as a reader may know it, who may read the record that it stands in: of a confidential one without the persons
 * whom it is about, unless that is the reader, and without what was noted on it. Whatever tells who did what begins here.
 */
export function toldTo(reader: Actor, event: Recorded): Recorded {
  const confidential = aggregateOf(event)?.confidential;
  return confidential ? withoutPersons(withoutNotes(event, confidential, reader), confidential, reader) : event;
}

/** The tags of an event for a reader. Of what a newer build has recorded nothing says who may know whom it is about. */
export function tagsToldTo(reader: Actor, event: Pick<Envelope, 'stream' | 'type'> & { readonly tags: Tags }): Tags {
  const { member, ...tags } = event.tags;
  const aggregate = aggregateOf(event);
  if (member === undefined || (aggregate && mayKnowPersons(aggregate.confidential, reader.role, event.type)))
    return event.tags;
  return member.includes(reader.id) ? { ...tags, member: [reader.id] } : tags;
}

function withoutNotes(event: Recorded, { notes }: Confidential, { role }: Actor): Recorded {
  if (notes.includes(role)) return event;
  const { note, source, ...data } = event.data as Annotations;
  return { ...event, data };
}

function withoutPersons(event: Recorded, confidential: Confidential, reader: Actor): Recorded {
  if (mayKnowPersons(confidential, reader.role, event.type)) return event;
  const named = Object.entries(event.data as object).map(([property, value]) => [
    property,
    confidential.naming.includes(property) ? withheld(value, reader) : value,
  ]);
  const { actor, tags } = event.metadata;
  const hidden = confidential.isActor(event) && actor.id !== reader.id;
  return {
    ...event,
    data: Object.fromEntries(named),
    metadata: {
      ...event.metadata,
      actor: hidden ? somebodyOf(event) : actor,
      tags: tagsToldTo(reader, { stream: event.stream, type: event.type, tags }),
    },
  };
}

/** A person's id, or a party with its kind, without the person; a branch is none. */
function withheld(value: unknown, reader: Actor): unknown {
  if (value === reader.id) return value;
  if (typeof value !== 'object' || value === null) return WITHHELD;
  const { kind, id } = value as { readonly kind?: unknown; readonly id?: unknown };
  return kind === 'branch' || id === reader.id ? value : { ...value, id: WITHHELD };
}

/** Neither the role nor the place says more than that it was a member of the branch: either could single out a person. */
function somebodyOf({ data, metadata }: Recorded): Actor {
  const { branchId = metadata.actor.orgId } = data as { readonly branchId?: string };
  return { id: WITHHELD, role: 'member', orgId: branchId };
}
