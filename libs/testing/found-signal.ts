import type { DatedEntry } from '#domain/formalism/signal.js';
import { groundOf } from '#domain/formalism/signal-ground.js';
import { signalsIn } from '#domain/formalism/signals.js';
import type { FormalismSignal } from '#domain/scoring/scorecard.js';
import type { LocalDate } from '#kernel/local-date.js';
import { branchFactsOf } from './branch-facts-of.js';
import type { BranchStory } from './branch-story.js';

/** A signal about b1's year as of a day, for those that look at its facts only. */
export function signalIn(story: BranchStory, id: string, asOf: LocalDate, year = 2025): FormalismSignal | undefined {
  return found(story, [], { asOf, year }).find((signal) => signal.id === id);
}

/** All signals about b1, where so much else was recorded. */
export function found(
  story: BranchStory,
  entries: readonly DatedEntry[],
  { asOf, year }: { readonly asOf: LocalDate; readonly year: number },
): readonly FormalismSignal[] {
  const facts = branchFactsOf('b1', story.events());
  const signals = signalsIn(groundOf(facts, { entries, traces: [] }, { year, asOf, knownAt: null }));
  for (let step = signals.next(); ; step = signals.next()) if (step.done) return step.value;
}

/** The numbers of the events that a signal names, counted from 0 in the story. */
export function numbersOf(story: BranchStory, { evidence }: Pick<FormalismSignal, 'evidence'>): readonly number[] {
  const ids = story.events().map(({ id }) => id);
  return evidence.map((id) => ids.indexOf(id));
}
