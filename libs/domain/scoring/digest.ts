import { hash } from 'node:crypto';
import { canonicalJson } from '#kernel/canonical-json.js';
import type { PublishedCard } from './published-card.js';
import type { Scorecard } from './scorecard.js';

/**
 * "SHA-256 over the RFC 8785 canonical JSON of the card without explanation, level, dutyFacts, signals, digest and
 * throughPosition."
 * @returns lower-case hex
 */
export function digestOf(card: PublishedCard | Omit<Scorecard, 'digest'>): string {
  return hash('sha256', canonicalJson(sealed(card)), 'hex');
}

/** What must come out the same for ever: explanations and the names of levels may be worded anew. Named field by field, so that a new field of the card never gets in. */
export function sealed({ branchId, year, asOf, knownAt, scheme, dimensions, total, coupling }: PublishedCard) {
  return {
    branchId,
    year,
    asOf,
    knownAt,
    scheme: { id: scheme.id, version: scheme.version },
    dimensions: dimensions.map(({ id, weight, score, indicators }) => ({
      id,
      weight,
      score,
      indicators: indicators.map((indicator) => ({
        id: indicator.id,
        version: indicator.version,
        weight: indicator.weight,
        value: indicator.value,
        numerator: indicator.numerator,
        denominator: indicator.denominator,
        evidence: indicator.evidence,
      })),
    })),
    total,
    coupling: coupling && { c: coupling.c, t: coupling.t, d: coupling.d },
  };
}
