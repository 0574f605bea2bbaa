import type { ExplainedDimension, ExplainedIndicator } from '#domain/scoring/indicator-explanation.js';
import type { Bilingual } from '#kernel/texts.js';
import type { ExplanationAnswer } from '#projections/scorecard/indicator-explanation.js';
import { padEnd } from './display-width.js';
import { entryLines } from './explained-entries.js';
import { columnsOf, sideBySide } from './side-by-side.js';

/** Columns of a dimension's name in both languages. */
const NAME = 20;
/** … of what a number of the indicator is. */
const LABEL = 18;

/** From the total down to the entries behind one indicator, for people: each step is set in further than the one above. */
export function explanationTree(answer: ExplanationAnswer, columns?: number): string {
  const width = columnsOf(columns);
  return [
    ...heading(answer),
    '─'.repeat(width),
    `总分 total  ${answer.total === null ? '不适用 n/a' : answer.total.toFixed(2)}`,
    ...answer.dimensions.flatMap((dimension) => [
      dimensionLine(dimension),
      ...(dimension.id === answer.indicator.dimension ? indicatorLines(answer.indicator, dimension, width) : []),
    ]),
    '─'.repeat(width),
    ...entryLines(answer, width),
  ].join('\n');
}

function heading({ branchId, year, asOf, knownAt, scheme, throughPosition }: ExplanationAnswer): readonly string[] {
  const first = `支部 branch ${branchId} · ${year} 年 year · 截至 as of ${asOf} · 方案 scheme ${scheme.id}@${scheme.version}`;
  const position = `日志位置 log position ${throughPosition}`;
  return [first, knownAt === null ? position : `以 ${knownAt} 前已登记的为准 · as known at ${knownAt} · ${position}`];
}

function dimensionLine({ name, weight, score, points }: ExplainedDimension): string {
  const label = padEnd(`  ${name.zh} ${name.en}`, NAME);
  if (score === null) return `${label}不适用 n/a（权重 weight ${weight.toFixed(2)}）`;
  return `${label}${points.toFixed(2)} 分 points · 得分 score ${score.toFixed(4)} · 权重 weight ${weight.toFixed(2)}`;
}

function indicatorLines(indicator: ExplainedIndicator, dimension: ExplainedDimension, width: number) {
  const { name, definition, explanation } = indicator;
  return [
    `    ${name.zh} ${name.en}`,
    ...numbers(indicator, dimension).map(([label, text]) => `      ${padEnd(label, LABEL)}${text}`),
    '      怎样计算 How it is counted',
    ...inset(definition, width),
    '      本支部的情况 What was found here',
    ...inset(explanation, width),
  ];
}

function numbers(indicator: ExplainedIndicator, dimension: ExplainedDimension): readonly (readonly [string, string])[] {
  const { weight, share, value, numerator, denominator, points, pointsAtMost } = indicator;
  if (value === null) return [['得分 value', '不适用，权重归其余指标 · not applicable, its weight goes to the others']];
  const capped = numerator > denominator ? '，至多为 1 · at most 1' : '';
  const product = `100 × ${dimension.share.toFixed(4)} × ${share.toFixed(4)} × ${value.toFixed(4)}`;
  return [
    ['得分 value', `${value.toFixed(4)} = 分子 numerator ${numerator} ÷ 分母 denominator ${denominator}${capped}`],
    ['占本维度 share', `${share.toFixed(4)}（权重 weight ${weight.toFixed(2)}）`],
    dimension.score === null
      ? ['计入总分 points', '0.00，本维度不适用 · its dimension does not apply']
      : ['计入总分 points', `${points.toFixed(2)} = ${product}，至多 at most ${pointsAtMost.toFixed(2)}`],
  ];
}

/** Both languages side by side, set in further. */
function inset(text: Bilingual, width: number): readonly string[] {
  return sideBySide(text, width - 4).map((line) => `    ${line}`);
}
