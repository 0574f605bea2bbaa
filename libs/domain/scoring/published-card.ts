import type { Scheme } from './scheme.js';
import type { Scorecard, ScoredDimension, ScoredIndicator } from './scorecard.js';

/**
 * A card as an edition keeps it: what the digest seals, with the explanations. Duty facts are about persons, signals stand
 * beside the score, and a position is no part of an event; they stay outside.
 */
export type PublishedCard = Pick<
  Scorecard,
  'branchId' | 'year' | 'asOf' | 'knownAt' | 'scheme' | 'dimensions' | 'total' | 'coupling'
>;

/** Named field by field: what an event holds is frozen, and a new field of the card must not slip into it. */
export function publishedCard(card: Scorecard): PublishedCard {
  const { branchId, year, asOf, knownAt, scheme, dimensions, total, coupling } = card;
  return {
    ...{ branchId, year, asOf, knownAt, total },
    scheme: { id: scheme.id, version: scheme.version },
    dimensions: dimensions.map(publishedDimension),
    coupling: coupling && { c: coupling.c, t: coupling.t, d: coupling.d, level: coupling.level },
  };
}

function publishedDimension({ id, weight, score, indicators }: ScoredDimension): ScoredDimension {
  return { id, weight, score, indicators: indicators.map(publishedIndicator) };
}

function publishedIndicator(indicator: ScoredIndicator): ScoredIndicator {
  const { id, version, weight, value, numerator, denominator, evidence, explanation } = indicator;
  return { id, version, weight, value, numerator, denominator, evidence, explanation };
}

/** The scheme that a card was measured by: a card lists all of its dimensions and indicators, those without a value, too. */
export function schemeOfCard({ scheme, dimensions }: PublishedCard): Scheme {
  return {
    ...{ id: scheme.id, version: scheme.version },
    dimensions: dimensions.map(({ id, weight, indicators }) => ({
      ...{ id, weight },
      indicators: indicators.map((indicator) => ({
        ...{ id: indicator.id, version: indicator.version, weight: indicator.weight },
      })),
    })),
  };
}
