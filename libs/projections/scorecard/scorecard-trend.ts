import { branchAt } from '#domain/scoring/branch-at.js';
import { assembleFacts, type BranchFact } from '#domain/scoring/facts/branch-facts.js';
import { branchFacts } from '#domain/scoring/facts/branch-facts-fold.js';
import { type Measured, measure } from '#domain/scoring/measure.js';
import { DECIMALS, rounded, TOTAL_DECIMALS } from '#domain/scoring/rounding.js';
import type { DimensionId } from '#domain/scoring/scheme.js';
import type { SchemeDoc } from '#domain/scoring/scheme-fold.js';
import { addMonths, endOfMonth, type LocalDate } from '#kernel/local-date.js';
import type { Moment, ReadModel } from '#kernel/read-model.js';
import { ALL_READERS, aboutBranch } from '../branch-question.js';
import { publishedScheme, ScorecardParams, schemeOf } from './scheme-question.js';

/** The card at the end of a month, as the facts known now have it; 4 decimals, the total 2. */
export interface TrendPoint {
  /** The month's last day, or the day asked for in a month that isn't over. */
  readonly asOf: LocalDate;
  readonly total: number | null;
  readonly dimensions: readonly { readonly id: DimensionId; readonly score: number | null }[];
  /** Values by indicator, in the order of the scheme. */
  readonly indicators: readonly { readonly id: string; readonly value: number | null }[];
}

export interface ScorecardTrend extends Moment {
  readonly branchId: string;
  readonly year: number;
  readonly scheme: { readonly id: string; readonly version: number };
  /** From the first month in which the branch existed. */
  readonly months: readonly TrendPoint[];
}

/** 走势: the scorecard at the end of each month of the year. The history is folded once, and viewed as of each day. */
export const scorecardTrend: ReadModel<ScorecardParams, BranchFact | SchemeDoc, ScorecardTrend> = {
  ...aboutBranch,
  name: 'scorecard-trend',
  summary: { zh: '记分卡逐月走势', en: "A scorecard's trend by month" },
  params: ScorecardParams,
  path: ['branchId', 'year'],
  readers: ALL_READERS,
  from: branchFacts,
  besides: [publishedScheme],
  *view(documents, { branchId, year, scheme: wanted }, moment) {
    const facts = assembleFacts(branchId, documents);
    const scheme = schemeOf(documents, wanted);
    branchAt(facts, { year, asOf: moment.asOf }); // refuses what has no card
    const established = facts.organization?.first.on ?? '';
    const months: TrendPoint[] = [];
    for (const asOf of monthEnds(year, moment.asOf).filter((day) => day >= established)) {
      months.push(pointOf(measure(branchAt(facts, { year, asOf }), scheme), asOf));
      yield;
    }
    return { branchId, year, ...moment, scheme: { id: scheme.id, version: scheme.version }, months };
  },
};

function pointOf({ total, dimensions }: Measured, asOf: LocalDate): TrendPoint {
  return {
    asOf,
    total: shown(total, TOTAL_DECIMALS),
    dimensions: dimensions.map(({ id, value }) => ({ id, score: shown(value, DECIMALS) })),
    indicators: dimensions.flatMap(({ indicators }) =>
      indicators.map(({ id, value }) => ({ id, value: shown(value, DECIMALS) })),
    ),
  };
}

const shown = (value: number | null, decimals: number) => (value === null ? null : rounded(value, decimals));

/** The last day of each month of the year, up to the day; the day itself in the month that it lies in. */
function monthEnds(year: number, asOf: LocalDate): readonly LocalDate[] {
  const firsts = Array.from({ length: 12 }, (_, month) => addMonths(`${year}-01-01`, month));
  return firsts.filter((first) => first <= asOf).map((first) => (endOfMonth(first) < asOf ? endOfMonth(first) : asOf));
}
