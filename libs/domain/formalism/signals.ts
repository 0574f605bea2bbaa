import type { Steps } from '#kernel/read-model.js';
import { evidenceIds } from '../scoring/evidence.js';
import type { FormalismSignal } from '../scoring/scorecard.js';
import { bulkBackfill } from './bulk-backfill.js';
import { contradiction } from './contradiction.js';
import { copiedMinutes } from './copied-minutes.js';
import { deadlineCrowding } from './deadline-crowding.js';
import { everythingPerfect } from './everything-perfect.js';
import { impossiblePresence } from './impossible-presence.js';
import { lateEntry } from './late-entry.js';
import { linkedWithoutOutcome } from './linked-without-outcome.js';
import { noBusinessContent } from './no-business-content.js';
import { noHardTasks } from './no-hard-tasks.js';
import { paperCarrier } from './paper-carrier.js';
import { shiftingGoalposts } from './shifting-goalposts.js';
import type { Signal, SignalGround } from './signal.js';
import { silentBranch } from './silent-branch.js';

/** Everything that is looked for, in the order of DOMAIN.md §5. */
export const signals: readonly Signal[] = [
  lateEntry,
  bulkBackfill,
  copiedMinutes,
  noBusinessContent,
  impossiblePresence,
  deadlineCrowding,
  linkedWithoutOutcome,
  everythingPerfect,
  shiftingGoalposts,
  paperCarrier,
  noHardTasks,
  silentBranch,
  contradiction,
];

/** Those that were found, in the same order: no order of weight. One step for each that is looked for. */
export function* signalsIn(ground: SignalGround): Steps<readonly FormalismSignal[]> {
  const found: FormalismSignal[] = [];
  for (const { id, name, find } of signals) {
    const finding = find(ground);
    if (finding !== undefined) {
      const { count, evidence, explanation } = finding;
      found.push({ id, name, count, evidence: evidenceIds(evidence), explanation });
    }
    yield;
  }
  return found;
}
