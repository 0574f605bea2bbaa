import type { DatedEntry } from '#domain/formalism/signal.js';
import { EVENT_TYPES, isCorrection } from '#domain/record/event-kind.js';
import { type Dated, dated } from '#domain/scoring/facts/dated.js';
import type { Recorded } from '#kernel/event.js';
import { yearOf } from '#kernel/local-date.js';
import type { Projection } from '#kernel/projection.js';
import { annuls } from './corrections.js';

/** What of a stream happened in a year, or was recorded in it, in order of position. */
export interface YearEntries {
  readonly kind: 'year-entries';
  /** See branchYearKey. */
  readonly branchYear: string;
  readonly stream: string;
  readonly entries: readonly DatedEntry[];
}

/** The streams about a branch that count as if they had never been, each with the event that made it so. */
export interface Annulments {
  readonly kind: 'annulments';
  /** In order of position. */
  readonly annulled: readonly (Dated & { readonly stream: string })[];
}

export type YearDoc = YearEntries | Annulments;

/** What the entries of a branch's year are found by. */
export const branchYearKey = (branchId: string, year: number): string => `${branchId}/${year}`;
export const annulmentsKey = (branchId: string): string => `${branchId}/annulments`;

function keysOf({ type, data, occurredOn, recordedOn, stream, metadata }: Recorded): readonly string[] {
  const { corrects } = data as { readonly corrects?: string };
  const years = [...new Set([yearOf(occurredOn), yearOf(recordedOn)])];
  return (metadata.tags.branch ?? []).flatMap((branchId) => [
    ...years.map((year) => `${branchYearKey(branchId, year)}/${stream}`),
    ...(annuls({ type, corrects }) ? [annulmentsKey(branchId)] : []),
  ]);
}

function added(before: YearDoc | undefined, event: Recorded, key: string): YearDoc {
  const { stream, occurredOn } = event;
  const [branchId = '', year] = key.split('/');
  const fact = dated(event, occurredOn);
  if (key === annulmentsKey(branchId)) {
    const annulled = before?.kind === 'annulments' ? before.annulled : [];
    return { kind: 'annulments', annulled: [...annulled, { ...fact, stream }] };
  }
  const entries = before?.kind === 'year-entries' ? before.entries : [];
  const branchYear = branchYearKey(branchId, Number(year));
  return {
    kind: 'year-entries',
    branchYear,
    stream,
    entries: [...entries, { ...fact, correction: isCorrection(event) }],
  };
}

/**
 * A branch's record year by year: when what happened, and when it was recorded; not what, nor by whom. Signals read a
 * whole year of it with each card; in the entries of the record they would read all years, with a lot besides.
 */
export const recordYears: Projection<YearDoc & Partial<Pick<YearEntries, 'branchYear'>>> = {
  name: 'record-years',
  version: 1,
  keys: keysOf,
  on: Object.fromEntries(EVENT_TYPES.map((type) => [type, added])),
  indexes: ['branchYear'],
};
