import { assembleFacts, type BranchFact, type BranchFacts } from '#domain/scoring/facts/branch-facts.js';
import { branchFacts } from '#domain/scoring/facts/branch-facts-fold.js';
import { defaultScheme } from '#domain/scoring/scheme.js';
import { type Scorecard, type ScoredIndicator, score } from '#domain/scoring/scorecard.js';
import type { Recorded } from '#kernel/event.js';
import { type FoldedDocument, foldBatch, touchesOf } from '#kernel/fold-batch.js';
import type { LocalDate } from '#kernel/local-date.js';
import { START } from '#kernel/position.js';
import { Rejection } from '#kernel/rejection.js';

/** Within the year, at its end, and when everything of it has been verified. */
export const DAYS: readonly LocalDate[] = ['2025-04-10', '2025-08-31', '2025-12-31', '2026-04-30'];
export const BRANCHES = ['b1', 'b2'] as const;

/** What branches know, as events are told one by one. */
export class FactsSoFar {
  private readonly documents = new Map<string, FoldedDocument>();

  static of(events: readonly Recorded[]): FactsSoFar {
    const facts = new FactsSoFar();
    for (const event of events) facts.tell(event);
    return facts;
  }

  /** @returns whether any branch knows more, or something else, after it */
  tell(event: Recorded): boolean {
    const { touches } = touchesOf(branchFacts, [event]);
    const { changed, failure } = foldBatch(branchFacts, touches, this.documents);
    if (failure) throw failure.error;
    return changed.size > 0;
  }

  of(branchId: string): BranchFacts {
    const bodies = [...this.documents.values()].map(({ body }) => body as BranchFact | undefined);
    // a fold that returns nothing has taken the document away
    const own = bodies.filter((fact) => fact?.branchId === branchId);
    return assembleFacts(
      branchId,
      own.filter((fact) => fact !== undefined),
    );
  }

  /** Undefined before there is one. */
  card(branchId: string, asOf: LocalDate, year = 2025): Scorecard | undefined {
    try {
      return score(this.of(branchId), defaultScheme, { year, asOf, knownAt: null, throughPosition: START });
    } catch (error) {
      if (error instanceof Rejection) return undefined;
      throw error;
    }
  }

  /** The cards of all branches on all days. */
  cards(days: readonly LocalDate[] = DAYS): readonly Scorecard[] {
    return BRANCHES.flatMap((branchId) => days.flatMap((day) => this.card(branchId, day) ?? []));
  }
}

export function indicatorsOf({ dimensions }: Scorecard): readonly ScoredIndicator[] {
  return dimensions.flatMap(({ indicators }) => indicators);
}

/** What people read off a card: without evidence. */
export function numbersOf(card: Scorecard) {
  return {
    ...{ branchId: card.branchId, asOf: card.asOf, total: card.total, coupling: card.coupling },
    scores: card.dimensions.map(({ score: dimension }) => dimension),
    indicators: indicatorsOf(card).map(({ id, value, numerator, denominator }) => ({
      id,
      value,
      numerator,
      denominator,
    })),
  };
}

/** What the numbers rest on, in no order. */
export function evidenceOf(card: Scorecard) {
  return indicatorsOf(card).map(({ evidence }) => [...evidence].sort());
}
