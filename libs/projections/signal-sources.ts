import { branchYearOf, type Trace } from '#domain/formalism/session-trace.js';
import type { SignalGround } from '#domain/formalism/signal.js';
import { groundOf } from '#domain/formalism/signal-ground.js';
import { tracesNamed } from '#domain/formalism/traces-named.js';
import type { StreamEntries } from '#domain/record/entry.js';
import { assembleFacts, type BranchFact } from '#domain/scoring/facts/branch-facts.js';
import type { Moment, Source } from '#kernel/read-model.js';
import { aboutBranch, type BranchYearParams } from './branch-question.js';
import { isAnnulled } from './record/corrections.js';
import { recordEntries } from './record-entries.js';
import { sessionTraces } from './session-traces.js';

const { select, tags, covers } = aboutBranch;

const entries: Source<BranchYearParams, StreamEntries> = {
  ...{ from: recordEntries, select, tags, covers },
  keepsBothClocks: true,
};

/**
 * The branch's sessions of the year, and whatever they have to be compared with. They are never replayed: the history
 * of a whole organization would have to be.
 */
const traces: Source<BranchYearParams, Trace> = {
  from: sessionTraces,
  select: ({ branchId, year }) => ({ branchYear: branchYearOf(branchId, year) }),
  keys: tracesNamed,
  tags: () => [],
  covers: () => true,
  keepsBothClocks: true,
};

/** What signals need besides the branch's facts. */
export type SignalDoc = StreamEntries | Trace;

export const signalSources: readonly Source<BranchYearParams, SignalDoc>[] = [entries, traces];

/** @throws Rejection `not-found` as for a scorecard */
export function groundFrom(
  documents: readonly (BranchFact | SignalDoc | { readonly kind: 'scheme' })[],
  { branchId, year }: BranchYearParams,
  { asOf, knownAt }: Moment,
): SignalGround {
  const recorded = {
    entries: documents.flatMap((document) => (document.kind === 'entries' ? standing(document, knownAt) : [])),
    traces: documents.filter(isTrace),
  };
  return groundOf(assembleFacts(branchId, documents), recorded, { year, asOf, knownAt });
}

/** What counts as never done, as far as was known, is a sign of nothing. */
function standing(stream: StreamEntries, knownAt: string | null): StreamEntries['entries'] {
  return isAnnulled(stream, knownAt) ? [] : stream.entries;
}

function isTrace(document: { readonly kind: string }): document is Trace {
  return document.kind === 'session' || document.kind === 'band' || document.kind === 'day';
}
