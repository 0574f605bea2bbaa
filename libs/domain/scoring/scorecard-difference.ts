import type { LocalDate } from '#kernel/local-date.js';
import type { Bilingual } from '#kernel/texts.js';
import { branchAt } from './branch-at.js';
import type { BranchFacts } from './facts/branch-facts.js';
import { type Measured, type MeasuredIndicator, measure, pointsOf } from './measure.js';
import { DECIMALS, rounded, TOTAL_DECIMALS } from './rounding.js';
import type { DimensionId, Scheme } from './scheme.js';
import { type ScorecardAsked, type ScoredIndicator, shownIndicator } from './scorecard.js';

/** An indicator at one of the two moments. */
type Side = Pick<ScoredIndicator, 'version' | 'weight' | 'value' | 'numerator' | 'denominator'> & {
  readonly explanation: Bilingual;
};

export interface IndicatorDifference {
  readonly id: string;
  readonly dimension: DimensionId;
  /** Null where the scheme of that side leaves the indicator out. */
  readonly before: Side | null;
  readonly after: Side | null;
  /** By how much it moved the total, 4 decimals; all of them add up to the total's difference. */
  readonly points: number;
  /** Events that the number rests on at one moment and not at the other, by position. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

interface Shown {
  readonly asOf: LocalDate;
  readonly scheme: { readonly id: string; readonly version: number };
  readonly total: number | null;
}

/** What changed in a branch's scorecard between two days or two schemes, and because of which events. */
export interface ScorecardDifference {
  readonly branchId: string;
  readonly year: number;
  readonly from: Shown;
  readonly to: Shown;
  /** Null where either has no total. */
  readonly difference: number | null;
  /** Those that moved: in value, in points or in what they rest on. In the order of the schemes, the first one's first. */
  readonly indicators: readonly IndicatorDifference[];
}

/** A day, and the scheme that measures it. */
export interface Measuring {
  readonly asOf: LocalDate;
  readonly scheme: Scheme;
}

/** The two sides of one difference; everything else is the same for both. */
export type Compared = Omit<ScorecardAsked, 'asOf'> & { readonly from: Measuring; readonly to: Measuring };

/** @throws Rejection `not-found` as `score`, for either day */
export function scorecardDifference(facts: BranchFacts, compared: Compared): ScorecardDifference {
  const at = ({ asOf, scheme }: Measuring) => measure(branchAt(facts, { ...compared, asOf }), scheme);
  const [before, after] = [at(compared.from), at(compared.to)];
  return {
    branchId: facts.branchId,
    year: compared.year,
    from: shown(compared.from, before),
    to: shown(compared.to, after),
    difference:
      before.total === null || after.total === null ? null : rounded(after.total - before.total, TOTAL_DECIMALS),
    indicators: moved(before, after),
  };
}

const shown = ({ asOf, scheme: { id, version } }: Measuring, { total }: Measured): Shown => ({
  ...{ asOf, scheme: { id, version } },
  total: total === null ? null : rounded(total, TOTAL_DECIMALS),
});

function moved(before: Measured, after: Measured): readonly IndicatorDifference[] {
  const [earlier, later] = [indicatorsOf(before), indicatorsOf(after)];
  const [pointsBefore, pointsAfter] = [pointsOf(before), pointsOf(after)];
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((id) => {
    const [was, is] = [earlier.get(id), later.get(id)];
    const dimension = (is ?? was)?.dimension;
    const points = (pointsAfter.get(id) ?? 0) - (pointsBefore.get(id) ?? 0);
    const difference = differenceOf(was?.indicator, is?.indicator);
    const stayed =
      was && is && was.indicator.value === is.indicator.value && was.indicator.version === is.indicator.version;
    const same = stayed && points === 0 && difference.added.length + difference.removed.length === 0;
    return same || !dimension ? [] : [{ id, dimension, ...difference, points: rounded(points, DECIMALS) }];
  });
}

interface Placed {
  readonly dimension: DimensionId;
  readonly indicator: MeasuredIndicator;
}

function indicatorsOf({ dimensions }: Measured): ReadonlyMap<string, Placed> {
  return new Map(
    dimensions.flatMap(({ id: dimension, indicators }) =>
      indicators.map((indicator) => [indicator.id, { dimension, indicator }] as const),
    ),
  );
}

function differenceOf(was: MeasuredIndicator | undefined, is: MeasuredIndicator | undefined) {
  const [before, after] = [was && shownIndicator(was), is && shownIndicator(is)];
  const [earlier, later] = [new Set(before?.evidence), new Set(after?.evidence)];
  return {
    before: sideOf(before),
    after: sideOf(after),
    added: [...later].filter((id) => !earlier.has(id)),
    removed: [...earlier].filter((id) => !later.has(id)),
  };
}

function sideOf(indicator: ScoredIndicator | undefined): Side | null {
  if (!indicator) return null;
  const { version, weight, value, numerator, denominator, explanation } = indicator;
  return { version, weight, value, numerator, denominator, explanation };
}
