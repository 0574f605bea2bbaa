import type { CitedEvidence } from '#domain/evidence/cited-evidence.js';
import type { StreamEntries } from '#domain/record/entry.js';
import { eventKind } from '#domain/record/event-kind.js';
import type { Actor } from '#kernel/actor.js';
import { mayKnowPersons } from '#kernel/aggregate.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Moment, Source } from '#kernel/read-model.js';
import type { Bilingual } from '#kernel/texts.js';
import { annulling, correctedText, correctionsOf } from './corrections.js';
import { recordEntries } from './record-entries.js';

/** An event that a decision rests on. */
export interface ShownEvidence extends CitedEvidence {
  /** What was done: "登记学习 · Record a study session". */
  readonly name: Bilingual;
  /** What has changed it or taken it back since: what rests on it rests on a fact that was corrected on that day. */
  readonly correctedBy: readonly {
    readonly eventId: string;
    readonly type: string;
    readonly name: Bilingual;
    /** The local day on which the correction was recorded. */
    readonly correctedOn: LocalDate;
  }[];
}

/** That something was taken back as if it had never been, on which a decision rested: only the day is left of it. */
export interface LostEvidence {
  /** The local day on which that was recorded. */
  readonly correctedOn: LocalDate;
  readonly text: Bilingual;
}

interface Citing {
  readonly evidence: readonly CitedEvidence[];
}

/** The record of everything that the documents of a question cite. */
export function recordCited<Params extends object, Doc>(citing: (doc: Doc) => Citing | undefined): Source<Params, Doc> {
  return {
    from: recordEntries,
    keepsBothClocks: true,
    select: () => ({}),
    named: (documents) => [
      ...new Set(
        documents.flatMap((doc) =>
          (citing(doc)?.evidence ?? []).flatMap(({ branchId, stream }) =>
            branchId === undefined ? [] : [`${branchId}/${stream}`],
          ),
        ),
      ),
    ],
    tags: () => [],
    covers: () => true,
  };
}

/** What the answer about a decision says of what it rests on. */
export interface RestsOn {
  readonly evidence: readonly ShownEvidence[];
  /** What counts as never done by now, in order of the day on which that was recorded; left out where nothing does. */
  readonly lostEvidence?: readonly LostEvidence[];
}

export function restsOn({ evidence }: Citing, record: ReadonlyMap<string, StreamEntries>, moment: Moment): RestsOn {
  const lost: LostEvidence[] = [];
  const shown = evidence.flatMap((cited): readonly ShownEvidence[] => {
    const of = record.get(cited.stream);
    const annulled = of && annulling(of, moment.knownAt);
    if (annulled) {
      lost.push({ correctedOn: annulled.recordedOn, text: correctedText(annulled.recordedOn) });
      return [];
    }
    const entry = of?.entries.find(({ eventId }) => eventId === cited.eventId);
    const corrections = of && entry ? correctionsOf(entry, of, moment) : [];
    const correctedBy = corrections.map(({ eventId, type, recordedOn }) => ({
      ...{ eventId, type, name: eventKind(type).name, correctedOn: recordedOn },
    }));
    return [{ ...cited, name: eventKind(cited.type).name, correctedBy }];
  });
  lost.sort((a, b) => (a.correctedOn < b.correctedOn ? -1 : 1));
  return { evidence: shown, ...(lost.length === 0 ? {} : { lostEvidence: lost }) };
}

/** Without what is confidential, for a reader who must not know whom that is about, unless it is the reader. */
export function evidenceTold(
  reader: Actor,
  evidence: readonly ShownEvidence[],
  aboutId: string,
): readonly ShownEvidence[] {
  if (reader.id === aboutId) return evidence;
  return evidence.filter(({ type }) => mayKnowPersons(eventKind(type).confidential, reader.role, type));
}

/** The entries among documents of several kinds, by stream. */
export function recordOf(documents: readonly { readonly kind: string }[]): ReadonlyMap<string, StreamEntries> {
  const isEntries = (doc: { readonly kind: string }): doc is StreamEntries => doc.kind === 'entries';
  return new Map(documents.filter(isEntries).map((doc) => [doc.stream, doc]));
}
