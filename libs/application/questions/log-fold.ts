import { type Position, START } from '#kernel/position.js';
import { foldAll } from '#kernel/projection.js';
import type { Source, Tag } from '#kernel/read-model.js';
import type { EventCodec } from '../event-codec.js';
import type { EventStore } from '../ports/event-store.js';
import { selectedFrom } from './selected-documents.js';
import { readTagged } from './tagged-events.js';

/** Which events of the log count. */
export interface Extent {
  /** Those recorded by this instant; all, if not given. */
  readonly knownAt?: string;
  /** Up to here; to the head, if not given. */
  readonly upTo?: Position;
}

/** What the log itself says, folded as the read models fold it. */
export interface FoldedLog<Doc> {
  readonly documents: readonly Doc[];
  /** The last event that was folded. */
  readonly throughPosition: Position;
  /** How many of them were imported after the instant. */
  readonly importedAfter: number;
}

/** Folds the documents of a source from the events that carry its tags, for one question. */
export class LogFold {
  constructor(private readonly parts: { readonly eventStore: EventStore; readonly codec: EventCodec }) {}

  /** Folds the tagged events, in the order of the log; and what they lead to, until that names no further tag. */
  async folded<Params extends object, Doc>(
    source: Source<Params, Doc>,
    params: Params,
    extent: Extent,
  ): Promise<FoldedLog<Doc>> {
    const where = Object.entries(source.select(params));
    const matches = (doc: unknown): doc is Doc =>
      doc !== undefined && where.every(([name, value]) => (doc as Readonly<Record<string, unknown>>)[name] === value);
    for (let tags = source.tags(params); ; ) {
      const folded = await this.tagged(source, params, { ...extent, tags });
      const documents = selectedFrom(source, folded.documents, { params, matches });
      const further = (source.further?.(documents) ?? []).filter((tag) => !tags.some((each) => isSame(each, tag)));
      if (further.length === 0) return { ...folded, documents };
      tags = [...tags, ...further];
    }
  }

  private async tagged<Params extends object>(
    { from, covers }: Source<Params>,
    params: Params,
    { tags, knownAt, upTo }: Extent & { readonly tags: readonly Tag[] },
  ) {
    const documents = new Map<string, unknown>();
    let throughPosition = START;
    let importedAfter = 0;
    for await (const batch of readTagged(this.parts.eventStore, tags, upTo)) {
      for (const stored of batch) {
        const event = this.parts.codec.decode(stored);
        if (knownAt !== undefined && event.recordedAt > knownAt) continue;
        throughPosition = event.position;
        const { imported } = event.metadata;
        if (knownAt !== undefined && imported !== undefined && imported.at > knownAt) importedAfter++;
        foldAll(from, documents, { event, covers: (key) => covers(key, params) });
      }
    }
    return { documents, throughPosition, importedAfter };
  }
}

const isSame = (one: Tag, other: Tag) => one.kind === other.kind && one.id === other.id;
