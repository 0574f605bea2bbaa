import type { AggregateTexts } from '#kernel/aggregate.js';
import type { Bilingual } from '#kernel/texts.js';
import type { BranchAssessmentEvent } from './branch-assessment.js';
import type { BranchGrade, Perspective } from './terms.js';

export const PERSPECTIVE_NAMES: Readonly<Record<Perspective, Bilingual>> = {
  party: { zh: '党建', en: 'party work' },
  business: { zh: '业务', en: 'business work' },
  peer: { zh: '同行', en: 'peers' },
};

export const BRANCH_GRADE_NAMES: Readonly<Record<BranchGrade, Bilingual>> = {
  good: { zh: '好', en: 'good' },
  'fairly-good': { zh: '较好', en: 'fairly good' },
  fair: { zh: '一般', en: 'fair' },
  poor: { zh: '差', en: 'poor' },
};

const total = (of: number | null): Bilingual =>
  of === null ? { zh: '无总分', en: 'no total' } : { zh: `总分 ${of}`, en: `total ${of}` };

export const branchAssessmentTexts: AggregateTexts<BranchAssessmentEvent> = {
  name: { zh: '支部考核', en: "branch's assessment" },
  refusals: {
    'branch-outside-cycle': {
      zh: '该支部不在 {orgId} 之下，不属于本考核周期。',
      en: 'The branch does not stand below {orgId}, whose branches this cycle assesses.',
    },
    'already-submitted': { zh: '该支部已提交自评。', en: 'The branch has submitted its self-assessment.' },
    'already-reviewed': {
      zh: '您已从该方面作过评议。',
      en: 'You have given your review from this perspective already.',
    },
    'no-edition': {
      zh: '尚未公布记分卡，请先公布。',
      en: 'No scorecard has been published yet. Publish one first.',
    },
    'edition-stands': {
      zh: '第 {edition} 版仍然有效；异议成立之后才公布下一版。',
      en: 'Edition {edition} stands. A next one follows only after an objection to it was upheld.',
    },
    'assessment-concluded': {
      zh: '该支部的考核已于 {on} 作出结论。',
      en: "The branch's assessment was concluded on {on}.",
    },
  },
  timeline: {
    SelfAssessmentSubmitted: ({ cycleId, branchId, year }) => ({
      zh: `${branchId} 提交 ${year} 年度自评（考核 ${cycleId}）`,
      en: `${branchId} submits its self-assessment of ${year} (assessment ${cycleId})`,
    }),
    AssessorReviewRecorded: ({ cycleId, branchId, year, perspective }) => ({
      zh: `${branchId} ${year} 年度考核 ${cycleId} 收到${PERSPECTIVE_NAMES[perspective].zh}方面的评议`,
      en: `assessment ${cycleId} of ${branchId} for ${year}: review from ${PERSPECTIVE_NAMES[perspective].en}`,
    }),
    ScorecardPublished: ({ cycleId, branchId, year, edition, asOf, scorecard, digest }) => ({
      zh: `公布 ${branchId} ${year} 年度记分卡第 ${edition} 版（考核 ${cycleId}，截至 ${asOf}，${total(scorecard.total).zh}，摘要 ${digest}）`,
      en: `edition ${edition} of the scorecard of ${branchId} for ${year} published (assessment ${cycleId}, as of ${asOf}, ${total(scorecard.total).en}, digest ${digest})`,
    }),
    ScorecardObjected: ({ objectionId, branchId, edition, indicatorId, grounds }) => ({
      zh: `${branchId} 对记分卡第 ${edition} 版的 ${indicatorId} 提出异议 ${objectionId}：${grounds}`,
      en: `${branchId} objects to ${indicatorId} in edition ${edition} of its scorecard (${objectionId}): ${grounds}`,
    }),
    ScorecardObjectionDecided: ({ objectionId, edition, upheld, reasons }) => ({
      zh: `对记分卡第 ${edition} 版的异议 ${objectionId} ${upheld ? '成立' : '不成立'}：${reasons}`,
      en: `objection ${objectionId} to edition ${edition} of the scorecard ${upheld ? 'upheld' : 'dismissed'}: ${reasons}`,
    }),
    BranchAssessmentConcluded: ({ cycleId, branchId, year, grade, reasons, decidedBy }) => ({
      zh: `${decidedBy}决定 ${branchId} ${year} 年度考核 ${cycleId} 为“${BRANCH_GRADE_NAMES[grade].zh}”：${reasons}`,
      en: `${decidedBy} concludes the assessment ${cycleId} of ${branchId} for ${year} as ${BRANCH_GRADE_NAMES[grade].en}: ${reasons}`,
    }),
  },
  fields: {
    cycleId: { zh: '考核周期', en: 'assessment cycle' },
    strengths: { zh: '成绩', en: 'strengths' },
    shortfalls: { zh: '不足', en: 'shortfalls' },
    plan: { zh: '改进打算', en: 'plan' },
    perspective: { zh: '评议方面', en: 'perspective' },
    rating: { zh: '评分', en: 'rating' },
    comment: { zh: '评语', en: 'comment' },
    asOf: { zh: '截至日期', en: 'as of' },
    indicatorId: { zh: '指标', en: 'indicator' },
    grade: { zh: '等次', en: 'grade' },
    decidedBy: { zh: '作出决定的会议', en: 'meeting that decided' },
  },
};
