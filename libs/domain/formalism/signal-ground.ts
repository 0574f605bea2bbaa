import { branchAt } from '../scoring/branch-at.js';
import type { BranchFacts } from '../scoring/facts/branch-facts.js';
import type { ScorecardAsked } from '../scoring/scorecard.js';
import { standingSessions } from '../scoring/session-at.js';
import type { Trace } from './session-trace.js';
import { tracesAt } from './session-traces.js';
import type { DatedEntry, SignalGround } from './signal.js';

/** What signals need besides the branch's facts. */
export interface RecordedAbout {
  /** All entries of the branch's history; those recorded after the instant that is asked for are left out. */
  readonly entries: readonly DatedEntry[];
  /** Those of the branch's sessions of the year, and those that they name (see tracesNamed). */
  readonly traces: readonly Trace[];
}

/** @throws Rejection `not-found` as for a scorecard */
export function groundOf(
  facts: BranchFacts,
  { entries, traces }: RecordedAbout,
  asked: Pick<ScorecardAsked, 'year' | 'asOf' | 'knownAt'>,
): SignalGround {
  const { knownAt } = asked;
  const branch = branchAt(facts, asked);
  const { branchId, scored } = branch;
  return {
    branch,
    sessions: standingSessions(facts.sessions, scored.asOf),
    entries: entries.filter(({ on, recordedAt }) => on <= scored.asOf && (knownAt === null || recordedAt <= knownAt)),
    traces: tracesAt(traces, { branchId, scored, knownAt }),
  };
}
