import { daysBetween, type LocalDate } from '#kernel/local-date.js';
import type { TaskOutcome } from '../annual-task/terms.js';
import { lastBy } from './by-date.js';
import type { Dated } from './facts/dated.js';
import type { TaskFact, VerificationFact } from './facts/task-fact.js';
import type { TermsInForce } from './terms-in-force.js';

/** What a task's outcome rests on. */
export type OutcomeBasis = 'verified' | 'cancelled-late' | 'not-verified' | 'not-reported';

export interface Outcome {
  /** v: 0 to 1. */
  readonly worth: number;
  readonly basis: OutcomeBasis;
}

/** How a task stands on a day, by what was reported and verified by then. */
export interface TaskProgress {
  readonly completion?: Dated;
  /** The last verification. */
  readonly verification?: VerificationFact;
  /** Undefined: left out. */
  readonly outcome?: Outcome;
}

const WORTH: Readonly<Record<TaskOutcome, number>> = { exceeded: 1, met: 1, partly: 0.5, missed: 0 };

/** Days that a superior has for verifying before the task counts half. */
const VERIFY_DAYS = 60;

export function taskProgress(task: TaskFact, terms: TermsInForce, asOf: LocalDate): TaskProgress {
  const completion = task.completion !== undefined && task.completion.on <= asOf ? task.completion : undefined;
  const verification = lastVerification(task.verifications, asOf);
  const reported = {
    ...(completion === undefined ? {} : { completion }),
    ...(verification === undefined ? {} : { verification }),
  };
  const outcome = outcomeOf(reported, terms, asOf);
  return { ...reported, ...(outcome === undefined ? {} : { outcome }) };
}

/**
 * "Its last verification with verifiedOn ≤ D: exceeded 1, met 1, partly ½, missed 0. Reported completed but not
 * verified: left out until 60 days after the later of completedOn and due date in force, then ½ (the branch does not
 * pay for a slow superior). Not reported and due date in force ≤ D: 0. Otherwise left out." And of a cancellation: "one
 * cancelled later counts as missed".
 */
function outcomeOf(progress: TaskProgress, terms: TermsInForce, asOf: LocalDate): Outcome | undefined {
  if (terms.cancelled) return { worth: 0, basis: 'cancelled-late' };
  const { completion, verification } = progress;
  if (verification) return { worth: WORTH[verification.outcome], basis: 'verified' };
  if (completion) {
    const since = completion.on > terms.dueOn ? completion.on : terms.dueOn;
    return daysBetween(since, asOf) >= VERIFY_DAYS ? { worth: 0.5, basis: 'not-verified' } : undefined;
  }
  return terms.dueOn <= asOf ? { worth: 0, basis: 'not-reported' } : undefined;
}

/** "A verification with `corrects` replaces the one that it names", and with it what that one had replaced. */
function lastVerification(verifications: readonly VerificationFact[], asOf: LocalDate): VerificationFact | undefined {
  if (verifications.length < 2) return lastBy(verifications, asOf);
  const corrected = new Map(verifications.map(({ eventId, corrects }) => [eventId, corrects]));
  const replaced = new Set<string>();
  for (const { on, corrects } of verifications) {
    if (on > asOf) continue;
    for (let id = corrects; id !== undefined && !replaced.has(id); id = corrected.get(id)) replaced.add(id);
  }
  return lastBy(
    verifications.filter(({ eventId }) => !replaced.has(eventId)),
    asOf,
  );
}
