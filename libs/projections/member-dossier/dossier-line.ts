import { eventKind, isCorrection, lineText } from '#domain/record/event-kind.js';
import type { Actor } from '#kernel/actor.js';
import type { Annotations } from '#kernel/event.js';
import { daysBetween, type LocalDate } from '#kernel/local-date.js';
import type { Position } from '#kernel/position.js';
import type { Bilingual } from '#kernel/texts.js';
import type { DossierDoc, FiledEvent } from './dossier-documents.js';
import { type DossierText, textsOf } from './dossier-texts.js';

/** One event of a file, as a person reads it. */
export interface DossierLine {
  readonly position: Position;
  readonly eventId: string;
  readonly type: string;
  /** What was done: "登记谈心谈话 · Record a talk". */
  readonly name: Bilingual;
  readonly stream: string;
  readonly occurredOn: LocalDate;
  /** UTC, milliseconds. */
  readonly recordedAt: string;
  /** Days from the fact to its record; 0 for a correction, and for what was recorded ahead. */
  readonly daysLate: number;
  /** Who recorded it. */
  readonly actor: Actor;
  /** Until it is told to a reader: see `FiledEvent`. */
  readonly shownAs?: Actor;
  readonly text: Bilingual;
  readonly texts: readonly DossierText[];
  readonly note?: string;
  readonly source?: Annotations['source'];
  /** Loaded from a file with its own time of recording. */
  readonly imported?: FiledEvent['imported'];
  /** What has changed it or taken it back since. */
  readonly correctedBy: readonly { readonly eventId: string; readonly correctedOn: LocalDate }[];
}

/** The lines of a stream, up to a day. */
export function linesOf(doc: DossierDoc, asOf: LocalDate): readonly DossierLine[] {
  const events = doc.events.filter(({ occurredOn }) => occurredOn <= asOf);
  return events.map((event, index) => lineOf(event, { ...doc, events }, events.slice(index + 1)));
}

function lineOf(event: FiledEvent, doc: DossierDoc, later: readonly FiledEvent[]): DossierLine {
  const { id, type, position, occurredOn, recordedAt, recordedOn, actor, shownAs, imported, data } = event;
  const { note, source } = data as Annotations;
  const days = isCorrection(event) ? 0 : Math.max(0, daysBetween(occurredOn, recordedOn));
  return {
    ...{ position, eventId: id, type, name: eventKind(type).name, stream: doc.stream, occurredOn, recordedAt },
    ...{ daysLate: days, actor, text: lineText(event), texts: textsOf(event, doc) },
    ...(shownAs === undefined ? {} : { shownAs }),
    ...(note === undefined ? {} : { note }),
    ...(source === undefined ? {} : { source }),
    ...(imported === undefined ? {} : { imported }),
    correctedBy: later
      .filter((each) => each.data.corrects === id || eventKind(each.type).amends.includes(type))
      .map((each) => ({ eventId: each.id, correctedOn: each.recordedOn })),
  };
}

/**
 * A line as a reader may know it: whoever must not be known (who has objected, who has raised a concern) is nobody in
 * particular unless it is the member or the reader, and what was noted on it stays where its own rules leave it. Of what
 * is in one's own file only, nobody else has a line.
 */
export function lineFor(reader: Actor, told: DossierLine, memberId: string): DossierLine | undefined {
  const { confidential } = eventKind(told.type);
  if (confidential?.ownFileOf && reader.id !== memberId) return undefined;
  const { note, source, shownAs, ...line } = told;
  const isKnown = shownAs === undefined || line.actor.id === reader.id || line.actor.id === memberId;
  const isNoted = !confidential || confidential.notes.includes(reader.role);
  return {
    ...line,
    actor: isKnown ? line.actor : shownAs,
    ...(isNoted && note !== undefined ? { note } : {}),
    ...(isNoted && source !== undefined ? { source } : {}),
  };
}
