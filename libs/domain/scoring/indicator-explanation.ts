import { Rejection } from '#kernel/rejection.js';
import type { Bilingual } from '#kernel/texts.js';
import { branchAt } from './branch-at.js';
import type { BranchFacts } from './facts/branch-facts.js';
import { findIndicator } from './indicators/indicators.js';
import { type Measured, type MeasuredDimension, type MeasuredIndicator, measure, partsOf } from './measure.js';
import { DECIMALS, rounded, TOTAL_DECIMALS } from './rounding.js';
import { DIMENSION_NAMES, type DimensionId, type Scheme } from './scheme.js';
import { type ScorecardAsked, type ScoredDimension, type ScoredIndicator, shownIndicator } from './scorecard.js';

/** A dimension with what it brings to the total. */
export interface ExplainedDimension extends Pick<ScoredDimension, 'id' | 'weight' | 'score'> {
  readonly name: Bilingual;
  /** Its weight among the dimensions that apply; 0 where it doesn't. */
  readonly share: number;
  /** Of the total; those of all dimensions add up to it. */
  readonly points: number;
}

/** An indicator with what it brings to the total, and how it is counted. */
export interface ExplainedIndicator extends ScoredIndicator {
  readonly dimension: DimensionId;
  readonly name: Bilingual;
  readonly definition: Bilingual;
  /** Its weight among the dimension's indicators that apply; 0 where it doesn't. */
  readonly share: number;
  /** Of the total. */
  readonly points: number;
  /** The points that it would bring with the value 1. */
  readonly pointsAtMost: number;
}

/** From the total down to the events behind one indicator. Numbers are rounded as on the card, points to 4 decimals. */
export interface IndicatorExplanation {
  readonly branchId: string;
  readonly year: number;
  readonly scheme: { readonly id: string; readonly version: number };
  readonly total: number | null;
  /** All of the scheme's. */
  readonly dimensions: readonly ExplainedDimension[];
  readonly indicator: ExplainedIndicator;
}

/** What is to be explained. */
export interface ExplanationAsked extends Pick<ScorecardAsked, 'year' | 'asOf'> {
  readonly indicatorId: string;
}

/**
 * 指标溯源: how an indicator of a card came about.
 * @throws Rejection `not-found` as `score`; at `indicatorId` for one that the scheme doesn't have
 */
export function explainIndicator(facts: BranchFacts, scheme: Scheme, asked: ExplanationAsked): IndicatorExplanation {
  const { year, indicatorId } = asked;
  const measured = measure(branchAt(facts, asked), scheme);
  const dimension = measured.dimensions.find(({ indicators }) => indicators.some(({ id }) => id === indicatorId));
  const indicator = dimension?.indicators.find(({ id }) => id === indicatorId);
  if (!dimension || !indicator) throw new Rejection('not-found', 'indicatorId', { indicatorId });
  return {
    ...{ branchId: facts.branchId, year, scheme: { id: scheme.id, version: scheme.version } },
    total: measured.total === null ? null : rounded(measured.total, TOTAL_DECIMALS),
    dimensions: measured.dimensions.map((each) => explainedDimension(each, measured)),
    indicator: explainedIndicator(indicator, dimension, measured),
  };
}

function explainedDimension({ id, weight, value, indicators }: MeasuredDimension, measured: Measured) {
  const parts = partsOf(measured);
  const points = indicators.reduce((sum, indicator) => sum + (parts.get(indicator.id)?.points ?? 0), 0);
  const share = parts.get(indicators[0]?.id ?? '')?.dimensionShare ?? 0;
  return {
    ...{ id, name: DIMENSION_NAMES[id], weight },
    score: value === null ? null : rounded(value, DECIMALS),
    share: rounded(share, DECIMALS),
    points: rounded(points, DECIMALS),
  };
}

function explainedIndicator(indicator: MeasuredIndicator, { id: dimension }: MeasuredDimension, measured: Measured) {
  const { id, version } = indicator;
  const known = findIndicator(id, version);
  const part = partsOf(measured).get(id);
  if (!known || !part) throw new Error(`${id} version ${version} was measured, and isn't known`);
  return {
    ...shownIndicator(indicator),
    ...{ dimension, name: known.name, definition: known.definition },
    share: rounded(part.share, DECIMALS),
    points: rounded(part.points, DECIMALS),
    pointsAtMost: rounded(100 * part.dimensionShare * part.share, DECIMALS),
  };
}
