import type { DutyFact } from '#domain/scoring/duty-facts/duty-fact.js';
import { findIndicator } from '#domain/scoring/indicators/indicators.js';
import { DIMENSION_NAMES } from '#domain/scoring/scheme.js';
import type { FormalismSignal, Scorecard, ScoredDimension, ScoredIndicator } from '#domain/scoring/scorecard.js';
import type { Bilingual } from '#kernel/texts.js';
import { padEnd, padStart } from './display-width.js';
import { columnsOf, sideBySide } from './side-by-side.js';

/** Columns of the numbers on the right. */
const NUMBERS = [9, 13, 18] as const;

/** A scorecard for people, Chinese and English side by side. */
export function scorecardTable(card: Scorecard, columns?: number): string {
  const width = columnsOf(columns);
  const rule = '─'.repeat(width);
  return [
    ...heading(card),
    rule,
    row(width, '指标 indicator', ['权重 w', '得分 value', '分子/分母 of']),
    rule,
    ...card.dimensions.flatMap((dimension) => dimensionLines(dimension, width)),
    rule,
    ...results(card),
    ...signalLines(card.signals, width),
    ...dutyLines(card.dutyFacts, width),
    `摘要 digest  ${card.digest}`,
  ].join('\n');
}

function heading({ branchId, year, asOf, knownAt, scheme, throughPosition }: Parameters<typeof scorecardTable>[0]) {
  const first = `支部 branch ${branchId} · ${year} 年 year · 截至 as of ${asOf} · 方案 scheme ${scheme.id}@${scheme.version}`;
  if (knownAt === null) return [first, `日志位置 log position ${throughPosition}`];
  return [first, `以 ${knownAt} 前已登记的为准 · as known at ${knownAt} · 日志位置 log position ${throughPosition}`];
}

function row(width: number, label: string, numbers: readonly [string, string, string]): string {
  const left = width - NUMBERS.reduce((sum, each) => sum + each, 0);
  const shown = numbers.map((text, index) => padStart(text, NUMBERS[index] ?? 0));
  return (padEnd(label, left) + shown.join('')).trimEnd();
}

function dimensionLines({ id, weight, score, indicators }: ScoredDimension, width: number): readonly string[] {
  const name = DIMENSION_NAMES[id];
  return [
    row(width, `${name.zh} ${name.en}`, [weight.toFixed(2), decimal(score), '']),
    ...indicators.flatMap((indicator) => indicatorLines(indicator, width)),
  ];
}

function indicatorLines(indicator: ScoredIndicator, width: number): readonly string[] {
  const { id, version, weight, value, numerator, denominator, explanation } = indicator;
  const name = findIndicator(id, version)?.name ?? { zh: id, en: id };
  const share = value === null ? '' : `${numerator} / ${denominator}`;
  return [
    row(width, `  ${name.zh} ${name.en}`, [weight.toFixed(2), decimal(value), share]),
    ...sideBySide(explanation, width),
  ];
}

const decimal = (value: number | null) => (value === null ? '不适用 n/a' : value.toFixed(4));

function results({ total, coupling }: Scorecard): readonly string[] {
  const lines = [`总分 total  ${total === null ? '不适用 n/a' : total.toFixed(2)}`];
  if (coupling === null) return [...lines, '耦合协调度 coupling  不适用 n/a'];
  const { c, t, d, level } = coupling;
  const parts = `D ${d.toFixed(4)} · C ${c.toFixed(4)} · T ${t.toFixed(4)}`;
  return [...lines, `耦合协调度 coupling  ${parts}  ${level.zh} ${level.en}`];
}

/** Each with how often, and one sentence. */
function signalLines(signals: readonly FormalismSignal[], width: number): readonly string[] {
  if (signals.length === 0) return ['形式主义苗头（不计分）signs of formalism (no part of the score)  无 none'];
  return [
    '形式主义苗头（不计分）signs of formalism (no part of the score)',
    ...signals.flatMap(({ name, count, explanation }) => [
      `  ${both(name)}：${count}`,
      ...sideBySide(explanation, width),
    ]),
  ];
}

const STATUS: Readonly<Record<DutyFact['status'], Bilingual>> = {
  met: { zh: '已达到', en: 'met' },
  'not-met': { zh: '未达到', en: 'not met' },
  due: { zh: '待办', en: 'due' },
};

const DUTIES: Readonly<Record<DutyFact['id'], Bilingual>> = {
  'study-hours': { zh: '学时', en: 'study hours' },
  attendance: { zh: '到会', en: 'attendance' },
  'branch-size': { zh: '支部规模', en: 'branch size' },
  secretary: { zh: '支部书记', en: 'secretary' },
  committee: { zh: '支部委员会', en: 'committee' },
  probation: { zh: '预备期', en: 'probation' },
  'term-end': { zh: '任期', en: 'term of office' },
};

/** The branch's own in full; those of members only counted, without names. */
function dutyLines(facts: readonly DutyFact[], width: number): readonly string[] {
  if (facts.length === 0) return [];
  const own = facts.filter(({ memberId }) => memberId === undefined);
  const ofMembers = facts.filter(({ memberId }) => memberId !== undefined);
  return [
    '义务事实（不计分）duty facts (no part of the score)',
    ...own.flatMap(({ id, status, explanation }) => [
      `  ${both(DUTIES[id])}：${both(STATUS[status])}`,
      ...sideBySide(explanation, width),
    ]),
    ...[...new Set(ofMembers.map(({ id }) => id))].map((id) => `  ${both(DUTIES[id])}：${counted(ofMembers, id)}`),
  ];
}

const both = ({ zh, en }: Bilingual) => `${zh} ${en}`;

function counted(facts: readonly DutyFact[], id: DutyFact['id']): string {
  const statuses = facts.filter((fact) => fact.id === id).map(({ status }) => status);
  return [...new Set(statuses)]
    .map((status) => `${both(STATUS[status])} ${statuses.filter((each) => each === status).length}`)
    .join(' · ');
}
