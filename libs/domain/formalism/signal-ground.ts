import { type BranchAt, branchAt } from '../scoring/branch-at.js';
import type { BranchFacts } from '../scoring/facts/branch-facts.js';
import type { ScorecardAsked } from '../scoring/scorecard.js';
import { standingSessions } from '../scoring/session-at.js';
import type { DatedEntry, SignalGround } from './signal.js';
import type { InCommon } from './trace-search.js';

/** What signals need besides the branch's facts. */
export interface RecordedAbout {
  /** Of the branch's year at least; those recorded after the instant that is asked for are left out. */
  readonly entries: readonly DatedEntry[];
  /** As of the same day, and as known at the same instant. */
  readonly traces: readonly InCommon[];
}

/** @throws Rejection `not-found` as for a scorecard */
export function groundOf(
  facts: BranchFacts,
  recorded: RecordedAbout,
  asked: Pick<ScorecardAsked, 'year' | 'asOf' | 'knownAt'>,
): SignalGround {
  return groundAt(branchAt(facts, asked), recorded, asked.knownAt);
}

export function groundAt(
  branch: BranchAt,
  { entries, traces }: RecordedAbout,
  knownAt: ScorecardAsked['knownAt'],
): SignalGround {
  const { asOf } = branch.scored;
  return {
    branch,
    traces,
    sessions: standingSessions(branch.facts.sessions, asOf),
    entries: entries.filter(({ on, recordedAt }) => on <= asOf && (knownAt === null || recordedAt <= knownAt)),
  };
}
