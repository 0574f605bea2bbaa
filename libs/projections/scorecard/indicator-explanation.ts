import { daysLate, type EnteredBy, type Entry, type StreamEntries } from '#domain/record/entry.js';
import { eventKind } from '#domain/record/event-kind.js';
import { assembleFacts, type BranchFact } from '#domain/scoring/facts/branch-facts.js';
import { branchFacts } from '#domain/scoring/facts/branch-facts-fold.js';
import type { Dated } from '#domain/scoring/facts/dated.js';
import { explainIndicator, type IndicatorExplanation } from '#domain/scoring/indicator-explanation.js';
import type { SchemeDoc } from '#domain/scoring/scheme-fold.js';
import { Id } from '#kernel/fields.js';
import type { Moment, ReadModel } from '#kernel/read-model.js';
import type { Bilingual } from '#kernel/texts.js';
import { aboutBranch, REPORT_READERS } from '../branch-question.js';
import { correctionsOf } from '../record/corrections.js';
import { recordEntries } from '../record/record-entries.js';
import { publishedScheme, ScorecardParams, schemeOf } from './scheme-question.js';

export class ExplanationParams extends ScorecardParams {
  @Id() readonly indicatorId!: string;
}

/** An event as the explanation names it: what was done to what, by whom, and when. No words of it. */
export interface ExplainedEvent extends Dated {
  readonly type: string;
  /** What was done: "登记学习 · Record a study session". */
  readonly name: Bilingual;
  readonly stream: string;
  /** What the stream records. */
  readonly thing: Bilingual;
  readonly actor: EnteredBy;
  /** Days from the day on which it happened to the day of recording; 0 for a correction, and for what lay ahead. */
  readonly daysLate: number;
  /** The event that it sets right. */
  readonly corrects?: string;
  readonly source?: Entry['source'];
  readonly imported?: Entry['imported'];
}

/** … and what has changed it or taken it back since, in order of position. */
export interface EvidentEvent extends ExplainedEvent {
  readonly correctedBy: readonly ExplainedEvent[];
}

export interface ExplanationAnswer extends Moment, IndicatorExplanation {
  /** The events of `indicator.evidence`, as far as the read model of entries has come; in order of position. */
  readonly events: readonly EvidentEvent[];
}

/** 指标溯源: from the total down to the events behind one indicator, who recorded them, and what corrected them. */
export const indicatorExplanation: ReadModel<
  ExplanationParams,
  BranchFact | SchemeDoc | StreamEntries,
  ExplanationAnswer
> = {
  ...aboutBranch,
  name: 'indicator-explanation',
  summary: { zh: '指标溯源：从总分到事件', en: 'Where a number comes from: from the total down to the events' },
  params: ExplanationParams,
  path: ['branchId', 'year', 'indicatorId'],
  readers: REPORT_READERS,
  from: branchFacts,
  besides: [publishedScheme, { ...aboutBranch, from: recordEntries, keepsBothClocks: true }],
  view(documents, { branchId, year, indicatorId, scheme }, moment) {
    const asked = { year, indicatorId, asOf: moment.asOf };
    const facts = assembleFacts(branchId, documents);
    const explanation = explainIndicator(facts, schemeOf(documents, scheme), asked);
    const record = new Map(documents.filter(isEntries).flatMap(entriesById));
    const events = explanation.indicator.evidence.flatMap((eventId) => record.get(eventId) ?? []);
    return { ...moment, ...explanation, events: events.map((each) => evident(each, moment)) };
  },
};

const isEntries = (doc: { readonly kind: string }): doc is StreamEntries => doc.kind === 'entries';

/** An entry among those of its stream. */
interface Placed {
  readonly entry: Entry;
  readonly of: StreamEntries;
}

function entriesById(of: StreamEntries): readonly (readonly [string, Placed])[] {
  return of.entries.map((entry) => [entry.eventId, { entry, of }]);
}

function evident({ entry, of }: Placed, moment: Moment): EvidentEvent {
  const correctedBy = correctionsOf(entry, of, moment).map((each) => explained(each, of.stream));
  return { ...explained(entry, of.stream), correctedBy };
}

function explained({ correction, fingerprint, ...entry }: Entry, stream: string): ExplainedEvent {
  const { name, thing } = eventKind(entry.type);
  return { ...entry, name, stream, thing, daysLate: daysLate({ ...entry, correction }) };
}
