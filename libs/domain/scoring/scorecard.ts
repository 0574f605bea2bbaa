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
import { type Measured, type MeasuredDimension, type MeasuredIndicator, measure } from './measure.js';
import { DECIMALS, rounded, TOTAL_DECIMALS } from './rounding.js';
import type { DimensionId, Scheme } from './scheme.js';

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
  readonly name: Bilingual;
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

/**
 * 融合记分卡: a pure function of the branch's facts.
 * @throws Rejection `not-found` if there is no such branch, or not yet (see branchAt)
 * @throws Error for a scheme that names an indicator version which doesn't exist
 */
export function score(facts: BranchFacts, scheme: Scheme, asked: ScorecardAsked): Scorecard {
  return scoreAt(branchAt(facts, asked), scheme, asked);
}

/** @param branch as of the same day of the same year */
export function scoreAt(branch: BranchAt, scheme: Scheme, asked: ScorecardAsked): Scorecard {
  const measured = measure(branch, scheme);
  const { year, asOf, knownAt, throughPosition } = asked;
  const card = {
    ...{ branchId: branch.branchId, year, asOf, knownAt, throughPosition },
    scheme: { id: scheme.id, version: scheme.version },
    dimensions: measured.dimensions.map(shownDimension),
    total: shown(measured.total, TOTAL_DECIMALS),
    coupling: couplingShown(measured),
    dutyFacts: dutyFactsOf(branch),
    signals: [],
  };
  return { ...card, digest: digestOf(card) };
}

function shownDimension({ id, weight, value, indicators }: MeasuredDimension): ScoredDimension {
  return { id, weight, score: shown(value, DECIMALS), indicators: indicators.map(shownIndicator) };
}

/** An indicator as cards show it. */
export function shownIndicator(measured: MeasuredIndicator): ScoredIndicator {
  const { id, version, weight, value, numerator, denominator, evidence, explanation } = measured;
  return {
    ...{ id, version, weight },
    value: shown(value, DECIMALS),
    numerator: value === null ? 0 : rounded(numerator, DECIMALS),
    denominator: rounded(denominator, DECIMALS),
    evidence: value === null ? [] : evidenceIds(evidence),
    explanation,
  };
}

function shown(value: number | null, decimals: number): number | null {
  return value === null ? null : rounded(value, decimals);
}

function couplingShown({ dimensions }: Measured): Coupling | null {
  const unrounded = (id: DimensionId) => dimensions.find((dimension) => dimension.id === id)?.value ?? null;
  const [party, business] = [unrounded('party'), unrounded('business')];
  if (party === null || business === null) return null;
  const { c, t, d, level } = couplingOf(party, business);
  return { c: rounded(c, DECIMALS), t: rounded(t, DECIMALS), d: rounded(d, DECIMALS), level };
}
