import { dayNumber, daysBetween, type LocalDate } from '#kernel/local-date.js';
import { officeDays } from './duty-facts/offices-held.js';
import type { ConcernFact } from './facts/concern-fact.js';
import type { Dated } from './facts/dated.js';
import type { OrganizationFact } from './facts/organization-fact.js';
import { inYear, type ScoredYear } from './year.js';

/** An answer that a branch owes: to a concern as it was raised, or once more as it was reopened. */
export interface OwedAnswer {
  readonly concernId: string;
  /** The raising or the reopening. */
  readonly asked: Dated;
  readonly reopened: boolean;
  /** By D. */
  readonly answer?: Dated;
}

export const ANSWER_DAYS = 15;

/**
 * "One for each concern raised in Y, one more for each time it was reopened in Y; those raised by an officer of the
 * branch do not count. Owed ones whose 15 days from raising or reopening are over at D, or which were answered by D."
 * @returns in order of position of the concerns, each one's by date
 */
export function owedAnswers(
  facts: readonly ConcernFact[],
  branch: OrganizationFact,
  scored: ScoredYear,
): readonly OwedAnswer[] {
  return facts
    .filter((fact) => !isOfficers(fact, branch))
    .flatMap((fact) =>
      // what was recorded alternates: the answer at an index is the one to the question at that index
      [fact.first, ...fact.reopenings].flatMap((asked, index): readonly OwedAnswer[] => {
        if (!inYear(scored, asked.on)) return [];
        const given = fact.answers[index];
        const answer = given !== undefined && given.on <= scored.asOf ? { answer: given } : {};
        const over = daysBetween(asked.on, scored.asOf) >= ANSWER_DAYS;
        if (!over && answer.answer === undefined) return [];
        return [{ concernId: fact.id, asked, reopened: index > 0, ...answer }];
      }),
    );
}

/** "Within 15 days is a difference of ≤ 15." */
export function isInTime({ asked, answer }: OwedAnswer): boolean {
  return answer !== undefined && daysBetween(asked.on, answer.on) <= ANSWER_DAYS;
}

/** "Whoever held any office in it on that day; an anonymous concern is never an officer's." */
function isOfficers({ raisedBy, first }: ConcernFact, branch: OrganizationFact): boolean {
  return raisedBy !== undefined && heldOfficeOn(branch, raisedBy, first.on);
}

function heldOfficeOn(branch: OrganizationFact, personId: string, day: LocalDate): boolean {
  const on = dayNumber(day);
  return officeDays(branch, personId).some(({ from, until }) => from <= on && on < until);
}
