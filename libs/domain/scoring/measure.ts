import type { BranchAt } from './branch-at.js';
import type { Measure } from './indicator.js';
import { findIndicator } from './indicators/indicators.js';
import { type DimensionId, type Scheme, schemeName } from './scheme.js';

/** Guards a comparison of sums of decimal fractions against the last bit. */
const TOLERANCE = 1e-9;

/** A part of a whole, unrounded; null where it doesn't apply. */
interface Weighed {
  readonly weight: number;
  readonly value: number | null;
}

export interface MeasuredIndicator extends Weighed, Measure {
  readonly id: string;
  readonly version: number;
}

export interface MeasuredDimension extends Weighed {
  readonly id: DimensionId;
  readonly indicators: readonly MeasuredIndicator[];
}

/** A scorecard before anything is rounded. */
export interface Measured {
  readonly dimensions: readonly MeasuredDimension[];
  /** 0 to 100; null unless at least two dimensions apply. */
  readonly total: number | null;
}

/** @throws Error for a scheme that names an indicator version which doesn't exist */
export function measure(branch: BranchAt, scheme: Scheme): Measured {
  const dimensions = scheme.dimensions.map(({ id, weight, indicators }): MeasuredDimension => {
    const measured = indicators.map((each) => indicatorOf(each, scheme, branch));
    return { id, weight, value: dimensionValue(measured), indicators: measured };
  });
  return { dimensions, total: totalOf(dimensions) };
}

/** What part of the total is an indicator's. */
export interface PartOfTotal {
  /** W ÷ ΣW over the dimensions that apply; 0 where its dimension doesn't, or where there is no total. */
  readonly dimensionShare: number;
  /** w ÷ Σw over the dimension's indicators that apply; 0 where it doesn't. */
  readonly share: number;
  /** 100 · dimensionShare · share · v */
  readonly points: number;
}

/** What points are counted from: a card before anything is rounded, or as it is shown. */
export interface Counted {
  readonly dimensions: readonly (Weighed & { readonly indicators: readonly (Weighed & { readonly id: string })[] })[];
  readonly total: number | null;
}

/** By the indicator's id. All points add up to the total. */
export function partsOf({ dimensions, total }: Counted): ReadonlyMap<string, PartOfTotal> {
  const applying = total === null ? 0 : weighed(dimensions).weight;
  return new Map(
    dimensions.flatMap((dimension) => {
      const dimensionShare = dimension.value === null || applying === 0 ? 0 : dimension.weight / applying;
      const { weight: all } = weighed(dimension.indicators);
      return dimension.indicators.map(({ id, weight, value }) => {
        const share = value === null || all === 0 ? 0 : weight / all;
        return [id, { dimensionShare, share, points: 100 * dimensionShare * share * (value ?? 0) }] as const;
      });
    }),
  );
}

/** How many points of the total each indicator carries, by its id. They add up to the total; without a total all are 0. */
export function pointsOf(counted: Counted): ReadonlyMap<string, number> {
  return new Map([...partsOf(counted)].map(([id, { points }]) => [id, points]));
}

function indicatorOf(
  { id, version, weight }: Scheme['dimensions'][number]['indicators'][number],
  scheme: Scheme,
  branch: BranchAt,
): MeasuredIndicator {
  const indicator = findIndicator(id, version);
  if (!indicator) throw new Error(`scheme ${schemeName(scheme)} names ${id} version ${version}, which doesn't exist`);
  const measured = indicator.measure(branch);
  const { numerator, denominator } = measured;
  return { ...measured, id, version, weight, value: denominator === 0 ? null : Math.min(1, numerator / denominator) };
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
  return count < 2 || weight === 0 ? null : (100 * sum) / weight;
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
