import type { AggregateTexts } from '#kernel/aggregate.js';
import { schemeName } from '../scoring/scheme.js';
import type { AssessmentCycleEvent } from './assessment-cycle.js';

export const assessmentCycleTexts: AggregateTexts<AssessmentCycleEvent> = {
  name: { zh: '考核周期', en: 'assessment cycle' },
  refusals: {},
  timeline: {
    AssessmentCycleOpened: ({ cycleId, orgId, year, scheme, selfBy, reviewBy, publishBy }) => ({
      zh: `${orgId} 启动 ${year} 年度考核 ${cycleId}（方案 ${schemeName(scheme)}）：自评 ${selfBy} 前，评议 ${reviewBy} 前，公布 ${publishBy} 前`,
      en: `${orgId} opens the assessment ${cycleId} of ${year} by ${schemeName(scheme)}: self-assessments by ${selfBy}, reviews by ${reviewBy}, scorecards by ${publishBy}`,
    }),
    AssessmentCycleClosed: ({ cycleId, year }) => ({
      zh: `${year} 年度考核 ${cycleId} 结束`,
      en: `assessment ${cycleId} of ${year} closed`,
    }),
  },
  fields: {
    cycleId: { zh: '考核周期', en: 'assessment cycle' },
    orgId: { zh: '党组织', en: 'committee' },
    year: { zh: '年度', en: 'year' },
    schemeId: { zh: '方案', en: 'scheme' },
    schemeVersion: { zh: '方案版本', en: 'version of the scheme' },
    selfBy: { zh: '自评截止日期', en: 'self-assessments by' },
    reviewBy: { zh: '评议截止日期', en: 'reviews by' },
    publishBy: { zh: '公布截止日期', en: 'scorecards by' },
  },
};
