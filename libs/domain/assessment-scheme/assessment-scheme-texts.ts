import type { AggregateTexts } from '#kernel/aggregate.js';
import { DIMENSION_NAMES } from '../scoring/scheme.js';
import type { AssessmentSchemeEvent } from './assessment-scheme.js';

export const assessmentSchemeTexts: AggregateTexts<AssessmentSchemeEvent> = {
  name: { zh: '评价方案', en: 'assessment scheme' },
  refusals: {
    'indicator-of-another-dimension': {
      zh: '该指标属于“{dimension}”维度。',
      en: 'This indicator belongs to the dimension {dimension}.',
      names: { dimension: DIMENSION_NAMES },
    },
  },
  timeline: {
    AssessmentSchemePublished: ({ schemeId, version, title, effectiveOn }) => ({
      zh: `发布评价方案 ${schemeId} 第 ${version} 版“${title}”，自 ${effectiveOn} 起`,
      en: `assessment scheme ${schemeId} version ${version} "${title}" published, in force from ${effectiveOn}`,
    }),
  },
  fields: {
    schemeId: { zh: '方案', en: 'scheme' },
    version: { zh: '版本', en: 'version' },
    dimensions: { zh: '维度', en: 'dimensions' },
    effectiveOn: { zh: '生效日期', en: 'in force from' },
    id: { zh: '编号', en: 'id' },
    weight: { zh: '权重', en: 'weight' },
    indicators: { zh: '指标', en: 'indicators' },
  },
};
