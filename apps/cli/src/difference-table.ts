import { findIndicator } from '#domain/scoring/indicators/indicators.js';
import { schemeName } from '#domain/scoring/scheme.js';
import type { IndicatorDifference, ScorecardDifference } from '#domain/scoring/scorecard-difference.js';
import { padEnd, padStart } from './display-width.js';
import { columnsOf, sideBySide } from './side-by-side.js';

/** What changed between two days, for people: the indicators that moved, largest effect first. */
export function differenceTable(difference: ScorecardDifference, columns?: number): string {
  const width = columnsOf(columns);
  const rule = '─'.repeat(width);
  const { branchId, year, from, to } = difference;
  const moved = [...difference.indicators].sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  return [
    `支部 branch ${branchId} · ${year} 年 year · ${moment(from, to)}`,
    `总分 total  ${shown(from.total, 2)} → ${shown(to.total, 2)}  (${signed(difference.difference, 2)})`,
    rule,
    ...moved.flatMap((each) => indicatorLines(each, width)),
    moved.length === 0 ? '没有变化 · nothing changed' : rule,
  ].join('\n');
}

/** The days, and the schemes where they differ. */
function moment(from: ScorecardDifference['from'], to: ScorecardDifference['to']): string {
  const schemes = [from, to].map(({ scheme }) => schemeName(scheme));
  const days = from.asOf === to.asOf ? `截至 as of ${to.asOf}` : `${from.asOf} → ${to.asOf}`;
  return schemes[0] === schemes[1] ? days : `${days} · 方案 scheme ${schemes.join(' → ')}`;
}

function indicatorLines({ id, before, after, points, added, removed }: IndicatorDifference, width: number) {
  const name = findIndicator(id, (after ?? before)?.version ?? 1)?.name ?? { zh: id, en: id };
  const label = `${name.zh} ${name.en}`;
  const values = [before, after].map((side) => (side === null ? '—' : shown(side.value, 4))).join(' → ');
  const head = padEnd(label, width - 46) + padStart(values, 26) + padStart(`${signed(points, 2)} 分 points`, 20);
  const events = `  事件 events: +${added.length}${removed.length > 0 ? ` −${removed.length}` : ''}`;
  return [head, ...sideBySide((after ?? before)?.explanation ?? { zh: '', en: '' }, width), events];
}

const shown = (value: number | null, decimals: number) => (value === null ? 'n/a' : value.toFixed(decimals));

function signed(value: number | null, decimals: number): string {
  if (value === null) return 'n/a';
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(decimals)}`;
}
