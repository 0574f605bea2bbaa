import { LATEST, type Trace } from '#domain/formalism/session-trace.js';
import type { DatedEntry, SignalGround } from '#domain/formalism/signal.js';
import { groundAt } from '#domain/formalism/signal-ground.js';
import { heldIn, type InCommon, traceSearch } from '#domain/formalism/trace-search.js';
import type { BranchAt } from '#domain/scoring/branch-at.js';
import type { BranchFact } from '#domain/scoring/facts/branch-facts.js';
import { scoredYear } from '#domain/scoring/year.js';
import type { Moment, Source } from '#kernel/read-model.js';
import type { BranchYearParams } from '../branch-question.js';
import { annulmentsKey, branchYearKey, recordYears, type YearDoc } from '../record/record-years.js';
import { sessionTraces } from './session-traces.js';

/** What signals need besides the branch's facts. */
export type SignalDoc = YearDoc | Trace | InCommon;

type SignalSource = Source<BranchYearParams, BranchFact | SignalDoc>;

/** Nothing of them is ever replayed: of the sessions the history of a whole organization would have to be. */
const keptAsTheyAre = { tags: () => [], covers: () => true, keepsBothClocks: true } as const;

/** When what was recorded about the year, or in it. */
const entries: SignalSource = {
  ...keptAsTheyAre,
  from: recordYears,
  select: ({ branchId, year }) => ({ branchYear: branchYearKey(branchId, year) }),
  keys: (_, { branchId }) => [annulmentsKey(branchId)],
};

/** What the branch's sessions of the year have in common with others. */
const traces: SignalSource = {
  ...keptAsTheyAre,
  from: sessionTraces,
  select: () => ({}),
  named: (facts, { year }) =>
    heldIn(
      year,
      facts.filter((fact) => fact.kind === 'study-session'),
    ),
  search: {
    from: (keys, { branchId, year }, { asOf, knownAt }) =>
      traceSearch(keys, { branchId, scored: scoredYear(year, asOf), knownAt }),
    latest: LATEST,
  },
};

export const signalSources: readonly SignalSource[] = [entries, traces];

export function groundFrom(
  branch: BranchAt,
  documents: readonly (BranchFact | SignalDoc | { readonly kind: 'scheme' })[],
  { knownAt }: Moment,
): SignalGround {
  const entries = standing(documents.filter(isOfYear), knownAt);
  return groundAt(branch, { entries, traces: documents.filter(isInCommon) }, knownAt);
}

/** What counts as never done, as far as was known, is a sign of nothing. */
function standing(documents: readonly YearDoc[], knownAt: string | null): readonly DatedEntry[] {
  const annulled = new Set(
    documents
      .flatMap((document) => (document.kind === 'annulments' ? document.annulled : []))
      .filter(({ recordedAt }) => knownAt === null || recordedAt <= knownAt)
      .map(({ stream }) => stream),
  );
  return documents.flatMap((document) =>
    document.kind === 'year-entries' && !annulled.has(document.stream) ? document.entries : [],
  );
}

function isOfYear(document: { readonly kind: string }): document is YearDoc {
  return document.kind === 'year-entries' || document.kind === 'annulments';
}

function isInCommon(document: { readonly kind: string }): document is InCommon {
  return document.kind === 'copy' || document.kind === 'clash';
}
