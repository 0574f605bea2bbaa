import { joined } from './groups.js';
import { added, type Counted, countsOf, sum } from './tally.js';
import { LEAST, optionsOf, type Question } from './terms.js';

/** Counts by option, in the order of `optionsOf`. */
export type Counts = readonly number[];

export interface GroupResult {
  readonly branchIds: readonly string[];
  /** How many ballots; at least LEAST. */
  readonly answers: number;
  readonly counts: Counts;
}

export type QuestionResult =
  | {
      readonly questionId: string;
      readonly counts: Counts;
      /** The same by groups, where every group's may be told. Their counts add up to the above. */
      readonly groups?: readonly GroupResult[];
    }
  | { readonly questionId: string; readonly suppressed: true };

/** What is told of a survey. `answers` are the ballots behind it: LEAST or more, or else 0, however many there were. */
export type Disclosed =
  | { readonly answers: number; readonly aggregates: readonly QuestionResult[] }
  | { readonly answers: 0; readonly suppressed: true };

/**
 * Whether answers differ enough to be told: at least two of them from the most frequent one. If all are the same,
 * everybody's answer is known; if all but one are, it is known to that one.
 */
function isMixed(counts: Counts): boolean {
  return sum(counts) - Math.max(0, ...counts) >= 2;
}

/**
 * What may be told of the answers to a survey (docs/pulse-surveys.md):
 *
 * 1. nothing below LEAST ballots in all;
 * 2. groups with fewer are joined to neighbours, the same for all questions (every ballot answers every question);
 * 3. a question whose answers are all, or all but one, the same is told of no group; nor of the whole, if it is so there.
 *
 * Groups are disjoint and add up to the whole, so that no sum or difference leads to any other group. A question is told
 * of every group or of none, so that the whole less the others is no way to one that was left out.
 *
 * @param groups branch ids by group, as the survey was opened
 */
export function disclosed(
  { questions, groups }: { readonly questions: readonly Question[]; readonly groups: readonly (readonly string[])[] },
  counted: readonly Counted[],
): Disclosed {
  const options = questions.map((question) => optionsOf(question).length);
  const byGroup = groups.map((_, group) => countsOf(counted, group, options));
  const ballots = byGroup.map(([first = []]) => sum(first));
  const answers = sum(ballots);
  if (answers < LEAST) return { answers: 0, suppressed: true };
  const parts = joined(ballots);
  const aggregates = questions.map(({ questionId }, question): QuestionResult => {
    const told = parts.map((part): GroupResult => {
      const counts = added(part.map((group) => byGroup[group]?.[question] ?? []));
      return { branchIds: part.flatMap((group) => groups[group] ?? []), answers: sum(counts), counts };
    });
    const counts = added(told.map((each) => each.counts));
    if (!isMixed(counts)) return { questionId, suppressed: true };
    const apart = told.length > 1 && told.every((each) => isMixed(each.counts));
    return { questionId, counts, ...(apart ? { groups: told } : {}) };
  });
  return { answers, aggregates };
}
