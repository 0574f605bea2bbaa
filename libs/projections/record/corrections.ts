import type { Entry, StreamEntries } from '#domain/record/entry.js';
import { eventKind } from '#domain/record/event-kind.js';
import type { LocalDate } from '#kernel/local-date.js';
import { comparePositions } from '#kernel/position.js';
import type { Moment } from '#kernel/read-model.js';
import type { Bilingual } from '#kernel/texts.js';

/**
 * What has changed an entry or taken it back since, as far as was known at the moment; in order of position. What makes it
 * count as never done holds from the beginning.
 */
export function correctionsOf(entry: Entry, { entries }: StreamEntries, { asOf, knownAt }: Moment): readonly Entry[] {
  return entries
    .filter((each) => comparePositions(each.position, entry.position) > 0)
    .filter((later) => later.on <= asOf || annuls(later))
    .filter((later) => isKnown(later, knownAt))
    .filter((later) => isCorrected(entry, later));
}

/** Whether a later entry of the stream sets this one right, or takes back what it says. */
function isCorrected(entry: Entry, later: Entry): boolean {
  return later.corrects === entry.eventId || eventKind(later.type).amends.includes(entry.type);
}

/** Whether all that a stream says counts as never done, on any day, as far as was known. */
export function isAnnulled(stream: StreamEntries, knownAt: string | null): boolean {
  return annulling(stream, knownAt) !== undefined;
}

/** The entry that says so. */
export function annulling({ entries }: StreamEntries, knownAt: string | null): Entry | undefined {
  return entries.find((each) => annuls(each) && isKnown(each, knownAt));
}

/** What whoever rests something on a fact is told once that was set right or taken back. */
export function correctedText(on: LocalDate): Bilingual {
  return { zh: `所依据的一项事实已于 ${on} 更正`, en: `rests on a fact that was corrected on ${on}` };
}

/** Whether with this entry all of its stream counts as never done. */
export function annuls({ type, corrects }: { readonly type: string; readonly corrects?: string | undefined }): boolean {
  return corrects !== undefined && eventKind(type).annuls;
}

/** @param knownAt null: all that has been recorded */
function isKnown({ recordedAt }: Entry, knownAt: string | null): boolean {
  return knownAt === null || recordedAt <= knownAt;
}
