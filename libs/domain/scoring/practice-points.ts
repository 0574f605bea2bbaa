import { daysBetween } from '#kernel/local-date.js';
import type { Bilingual } from '#kernel/texts.js';
import { ADOPTION_VERDICT_NAMES } from '../practice/practice-texts.js';
import type { AdoptionVerdict } from '../practice/terms.js';
import { lastBy } from './by-date.js';
import type { Dated } from './facts/dated.js';
import type { AdoptionFact, AdoptionReportFact, PracticeFact } from './facts/practice-fact.js';
import { inYear, type ScoredYear } from './year.js';

/** Why a practice gives points, or gives none although something happened to it in the year. */
export interface Merit {
  readonly points: number;
  readonly evidence: readonly Dated[];
  readonly sentence: Bilingual;
}

const ENDORSED = 20;
const WORKED: Readonly<Record<AdoptionVerdict, number>> = { works: 30, partly: 15, not: 0 };
const ADOPTED_HERE = 15;
const MOST_ADOPTED_HERE = 2;

/** Days from adoption from which a report says something. */
const TRIAL_DAYS = 30;

/**
 * "Each own practice endorsed in Y 20; for each own practice and other branch that adopted it, its last report dated in
 * Y and ≤ D: works 30, partly 15. A withdrawn practice gives its owner nothing."
 */
export function ownMerits(practice: PracticeFact, scored: ScoredYear): readonly Merit[] {
  const { id, endorsed, withdrawn } = practice;
  const merits: Merit[] = [];
  if (endorsed !== undefined && inYear(scored, endorsed.on)) {
    const sentence = { zh: `${id} 获认可，计 ${ENDORSED}`, en: `${id} was endorsed: ${ENDORSED}` };
    merits.push({ points: ENDORSED, evidence: [practice.first, endorsed], sentence });
  }
  for (const adoption of practice.adoptions) {
    const report = reportThatCounts(adoption, scored);
    if (report === undefined) {
      if (hasEarlyReport(adoption, scored)) merits.push(tooEarly(id, adoption));
      continue;
    }
    const [points, name] = [WORKED[report.verdict], ADOPTION_VERDICT_NAMES[report.verdict]];
    const sentence = {
      zh: `${adoption.branchId} 采纳 ${id} 后报告${name.zh}，计 ${points}`,
      en: `${adoption.branchId} reports that ${id} ${name.en}: ${points}`,
    };
    merits.push({ points, evidence: [adoption, report], sentence });
  }
  if (merits.length === 0 || withdrawn === undefined || withdrawn.on > scored.asOf) return merits;
  const sentence = {
    zh: `${id} 已于 ${withdrawn.on} 撤回，不计`,
    en: `${id} was withdrawn on ${withdrawn.on}: nothing`,
  };
  return [{ points: 0, evidence: [], sentence }];
}

/**
 * "Practices adopted here and reported in Y, whatever the verdict: 15 each, at most two." Also where their owner has
 * withdrawn them.
 * @param practices those of other branches, in order of position
 */
export function adoptedMerits(practices: readonly PracticeFact[], scored: ScoredYear): readonly Merit[] {
  let counted = 0;
  return practices
    .flatMap(({ id, ownerBranchId, adoptions }) =>
      adoptions.map((adoption): Merit[] => {
        const report = reportThatCounts(adoption, scored);
        if (report === undefined) return hasEarlyReport(adoption, scored) ? [tooEarly(id, adoption)] : [];
        const points = counted < MOST_ADOPTED_HERE ? ADOPTED_HERE : 0;
        counted++;
        const name = ADOPTION_VERDICT_NAMES[report.verdict];
        const more =
          points > 0
            ? { zh: `，计 ${points}`, en: `: ${points}` }
            : { zh: '，已满两项，不计', en: ': nothing, two count' };
        const sentence = {
          zh: `采纳 ${ownerBranchId} 的 ${id} 并报告${name.zh}${more.zh}`,
          en: `${id} of ${ownerBranchId} adopted here and reported, ${name.en}${more.en}`,
        };
        return [{ points, evidence: points > 0 ? [adoption, report] : [], sentence }];
      }),
    )
    .flat();
}

/** "Only reports at least 30 days after adoption count (earlier ones are dropped before the last is chosen)." */
function reportThatCounts({ on, reports }: AdoptionFact, scored: ScoredYear): AdoptionReportFact | undefined {
  const tried = reports.filter((report) => inYear(scored, report.on) && daysBetween(on, report.on) >= TRIAL_DAYS);
  return lastBy(tried, scored.asOf);
}

function hasEarlyReport({ on, reports }: AdoptionFact, scored: ScoredYear): boolean {
  return reports.some((report) => inYear(scored, report.on) && daysBetween(on, report.on) < TRIAL_DAYS);
}

function tooEarly(id: string, { branchId }: AdoptionFact): Merit {
  const sentence = {
    zh: `${branchId} 采纳 ${id} 不足 ${TRIAL_DAYS} 天即报告，不计`,
    en: `${branchId} reported on ${id} within ${TRIAL_DAYS} days of adoption: nothing`,
  };
  return { points: 0, evidence: [], sentence };
}
