import type { LocalDate } from '#kernel/local-date.js';
import type { Bilingual } from '#kernel/texts.js';
import { branchAt } from './branch-at.js';
import type { BranchFacts } from './facts/branch-facts.js';
import { type Measured, type MeasuredIndicator, measure, pointsOf } from './measure.js';
import { DECIMALS, rounded, TOTAL_DECIMALS } from './rounding.js';
import type { DimensionId, Scheme } from './scheme.js';
import { type ScorecardAsked, type ScoredIndicator, shownIndicator } from './scorecard.js';

/** An indicator at one of the two moments. */
type Side = Pick<ScoredIndicator, 'value' | 'numerator' | 'denominator'> & { readonly explanation: Bilingual };

export interface IndicatorDifference {
  readonly id: string;
  readonly dimension: DimensionId;
  readonly before: Side;
  readonly after: Side;
  /** By how much it moved the total, 4 decimals; all of them add up to the total's difference. */
  readonly points: number;
  /** Events that the number rests on at one moment and not at the other, by position. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What changed in a branch's scorecard between two days, and because of which events. */
export interface ScorecardDifference {
  readonly branchId: string;
  readonly year: number;
  readonly scheme: { readonly id: string; readonly version: number };
  readonly from: { readonly asOf: LocalDate; readonly total: number | null };
  readonly to: { readonly asOf: LocalDate; readonly total: number | null };
  /** Null where either has no total. */
  readonly difference: number | null;
  /** Those that moved: in value, in points or in what they rest on. In the order of the scheme. */
  readonly indicators: readonly IndicatorDifference[];
}

/** The two days of one difference; everything else is the same for both. */
export type Compared = Omit<ScorecardAsked, 'asOf'> & { readonly from: LocalDate; readonly to: LocalDate };

/** @throws Rejection `not-found` as `score`, for either day */
export function scorecardDifference(facts: BranchFacts, scheme: Scheme, compared: Compared): ScorecardDifference {
  const at = (asOf: LocalDate) => measure(branchAt(facts, { ...compared, asOf }), scheme);
  const [before, after] = [at(compared.from), at(compared.to)];
  return {
    branchId: facts.branchId,
    year: compared.year,
    scheme: { id: scheme.id, version: scheme.version },
    from: { asOf: compared.from, total: shownTotal(before) },
    to: { asOf: compared.to, total: shownTotal(after) },
    difference:
      before.total === null || after.total === null ? null : rounded(after.total - before.total, TOTAL_DECIMALS),
    indicators: moved(before, after),
  };
}

function moved(before: Measured, after: Measured): readonly IndicatorDifference[] {
  const [pointsBefore, pointsAfter] = [pointsOf(before), pointsOf(after)];
  const earlier = new Map(before.dimensions.flatMap(({ indicators }) => indicators).map((each) => [each.id, each]));
  return after.dimensions.flatMap(({ id: dimension, indicators }) =>
    indicators.flatMap((indicator) => {
      const was = earlier.get(indicator.id);
      if (!was) return [];
      const points = (pointsAfter.get(indicator.id) ?? 0) - (pointsBefore.get(indicator.id) ?? 0);
      const difference = differenceOf(was, indicator);
      const same =
        was.value === indicator.value && points === 0 && difference.added.length + difference.removed.length === 0;
      return same ? [] : [{ id: indicator.id, dimension, ...difference, points: rounded(points, DECIMALS) }];
    }),
  );
}

function differenceOf(was: MeasuredIndicator, is: MeasuredIndicator) {
  const [before, after] = [shownIndicator(was), shownIndicator(is)];
  return {
    before: sideOf(before),
    after: sideOf(after),
    added: after.evidence.filter((id) => !before.evidence.includes(id)),
    removed: before.evidence.filter((id) => !after.evidence.includes(id)),
  };
}

const sideOf = ({ value, numerator, denominator, explanation }: ScoredIndicator): Side => ({
  ...{ value, numerator, denominator, explanation },
});

const shownTotal = ({ total }: Measured) => (total === null ? null : rounded(total, TOTAL_DECIMALS));
