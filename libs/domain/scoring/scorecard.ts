import type { LocalDate } from '#kernel/local-date.js';
import type { Position } from '#kernel/position.js';
import type { Bilingual } from '#kernel/texts.js';
import { type BranchAt, branchAt } from './branch-at.js';
import { type Coupling, couplingOf } from './coupling.js';
import { digestOf } from './digest.js';
import type { DutyFact } from './duty-facts/duty-fact.js';
import { dutyFactsOf } from './duty-facts/duty-facts.js';
import { evidenceIds } from './evidence.js';
import type { BranchFacts } from './facts/branch-facts.js';
import { findIndicator } from './indicators/indicators.js';
import { DECIMALS, rounded, TOTAL_DECIMALS } from './rounding.js';
import { type DimensionId, type Scheme, schemeName } from './scheme.js';

/** One indicator as shown: numbers with 4 decimals; value null and 0 of 0 where it doesn't apply. */
export interface ScoredIndicator {
  readonly id: string;
  readonly version: number;
  /** The scheme's, not renormalised. */
  readonly weight: number;
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
  /** Event ids, by position. */
  readonly evidence: readonly string[];
  readonly explanation: Bilingual;
}

export interface ScoredDimension {
  readonly id: DimensionId;
  readonly weight: number;
  /** 4 decimals; null unless what applies carries at least half of the weight. */
  readonly score: number | null;
  readonly indicators: readonly ScoredIndicator[];
}

/** A signal of formalism (DOMAIN.md §5), beside the score. */
export interface FormalismSignal {
  readonly id: string;
  readonly count: number;
  readonly evidence: readonly string[];
  readonly explanation: Bilingual;
}

/** The scorecard of SCORING.md, "As JSON". */
export interface Scorecard {
  readonly branchId: string;
  readonly year: number;
  readonly asOf: LocalDate;
  /** The instant up to which events were folded; null: all. */
  readonly knownAt: string | null;
  readonly throughPosition: Position;
  readonly scheme: { readonly id: string; readonly version: number };
  readonly dimensions: readonly ScoredDimension[];
  /** 0 to 100 with 2 decimals; null unless at least two dimensions apply. */
  readonly total: number | null;
  readonly coupling: Coupling | null;
  readonly dutyFacts: readonly DutyFact[];
  readonly signals: readonly FormalismSignal[];
  /** SHA-256 of what must never change, lower-case hex. */
  readonly digest: string;
}

/** What a card is asked for. The caller caps asOf to today and folds what was recorded by knownAt. */
export interface ScorecardAsked {
  readonly year: number;
  readonly asOf: LocalDate;
  readonly knownAt: string | null;
  readonly throughPosition: Position;
}

/** Guards a comparison of sums of decimal fractions against the last bit. */
const TOLERANCE = 1e-9;

/** A part with its unrounded value. */
interface Weighed {
  readonly weight: number;
  readonly value: number | null;
}

type Unrounded<Shown> = Weighed & { readonly shown: Shown };

/**
 * 融合记分卡: a pure function of the branch's facts.
 * @throws Rejection `not-found` if there is no such branch, or not yet (see branchAt)
 * @throws Error for a scheme that names an indicator version which doesn't exist
 */
export function score(facts: BranchFacts, scheme: Scheme, asked: ScorecardAsked): Scorecard {
  const branch = branchAt(facts, asked);
  const dimensions = scheme.dimensions.map((dimension) => dimensionOf(dimension, scheme, branch));
  const { year, asOf, knownAt, throughPosition } = asked;
  const card = {
    ...{ branchId: facts.branchId, year, asOf, knownAt, throughPosition },
    scheme: { id: scheme.id, version: scheme.version },
    dimensions: dimensions.map(({ shown }) => shown),
    total: totalOf(dimensions),
    coupling: couplingShown(dimensions),
    dutyFacts: dutyFactsOf(branch),
    signals: [],
  };
  return { ...card, digest: digestOf(card) };
}

function dimensionOf(
  { id, weight, indicators }: Scheme['dimensions'][number],
  scheme: Scheme,
  branch: BranchAt,
): Unrounded<ScoredDimension> {
  const measured = indicators.map((each) => indicatorOf(each, scheme, branch));
  const value = dimensionValue(measured);
  const score = value === null ? null : rounded(value, DECIMALS);
  return { weight, value, shown: { id, weight, score, indicators: measured.map(({ shown }) => shown) } };
}

function indicatorOf(
  { id, version, weight }: Scheme['dimensions'][number]['indicators'][number],
  scheme: Scheme,
  branch: BranchAt,
): Unrounded<ScoredIndicator> {
  const indicator = findIndicator(id, version);
  if (!indicator) throw new Error(`scheme ${schemeName(scheme)} names ${id} version ${version}, which doesn't exist`);
  const { numerator, denominator, evidence, explanation } = indicator.measure(branch);
  const value = denominator === 0 ? null : Math.min(1, numerator / denominator);
  const shown = {
    ...{ id, version, weight },
    value: value === null ? null : rounded(value, DECIMALS),
    numerator: value === null ? 0 : rounded(numerator, DECIMALS),
    denominator: rounded(denominator, DECIMALS),
    evidence: value === null ? [] : evidenceIds(evidence),
    explanation,
  };
  return { weight, value, shown };
}

/** "Σ wᵢvᵢ ÷ Σ wᵢ over its indicators that apply, null unless these carry at least half of the dimension's weight." */
function dimensionValue(parts: readonly Weighed[]): number | null {
  const { sum, weight } = weighed(parts);
  const all = parts.reduce((total, part) => total + part.weight, 0);
  return weight > 0 && weight >= all / 2 - TOLERANCE ? sum / weight : null;
}

/** "100 · Σ W·U ÷ ΣW over the dimensions that apply, null unless at least two apply." */
function totalOf(dimensions: readonly Weighed[]): number | null {
  const { sum, weight, count } = weighed(dimensions);
  return count < 2 || weight === 0 ? null : rounded((100 * sum) / weight, TOTAL_DECIMALS);
}

function weighed(parts: readonly Weighed[]): { readonly sum: number; readonly weight: number; readonly count: number } {
  let [sum, weight, count] = [0, 0, 0];
  for (const part of parts) {
    if (part.value === null) continue;
    sum += part.weight * part.value;
    weight += part.weight;
    count++;
  }
  return { sum, weight, count };
}

function couplingShown(dimensions: readonly Unrounded<ScoredDimension>[]): Coupling | null {
  const unrounded = (id: DimensionId) => dimensions.find(({ shown }) => shown.id === id)?.value ?? null;
  const [party, business] = [unrounded('party'), unrounded('business')];
  if (party === null || business === null) return null;
  const { c, t, d, level } = couplingOf(party, business);
  return { c: rounded(c, DECIMALS), t: rounded(t, DECIMALS), d: rounded(d, DECIMALS), level };
}
