import type { AggregateTexts } from '#kernel/aggregate.js';
import type { Bilingual } from '#kernel/texts.js';
import type { PracticeEvent } from './practice.js';
import type { AdoptionVerdict, PracticeKind } from './terms.js';

export const PRACTICE_KIND_NAMES: Readonly<Record<PracticeKind, Bilingual>> = {
  experience: { zh: '经验', en: 'experience' },
  lesson: { zh: '教训', en: 'lesson' },
};

export const ADOPTION_VERDICT_NAMES: Readonly<Record<AdoptionVerdict, Bilingual>> = {
  works: { zh: '管用', en: 'works' },
  partly: { zh: '部分管用', en: 'works in part' },
  not: { zh: '不管用', en: 'does not work' },
};

export const practiceTexts: AggregateTexts<PracticeEvent> = {
  name: { zh: '经验与教训', en: 'practice' },
  refusals: {
    'practice-withdrawn': {
      zh: '该经验已于 {on} 撤回；采纳的支部仍可报告效果。',
      en: 'The practice was withdrawn on {on}; branches that adopted it may still report on it.',
    },
    'already-endorsed': { zh: '该经验已于 {on} 获认可。', en: 'The practice was endorsed on {on} already.' },
    'not-endorsed': {
      zh: '该经验尚未获认可，不能推广；请先认可。',
      en: 'The practice is not endorsed yet. Endorse it before it is promoted.',
    },
    'already-promoted': { zh: '该经验已推广到 {orgId}。', en: 'The practice was promoted to {orgId} already.' },
    'already-adopted': {
      zh: '本支部已于 {on} 采纳该经验。',
      en: 'The branch adopted the practice on {on} already.',
    },
    'not-adopted': {
      zh: '该支部没有采纳这项经验，不能报告效果。',
      en: 'The branch has not adopted the practice; adopt it before reporting on it.',
    },
  },
  timeline: {
    PracticeRecorded: ({ practiceId, kind, title }) => ({
      zh: `记录${PRACTICE_KIND_NAMES[kind].zh} ${practiceId} ${title}`,
      en: `${PRACTICE_KIND_NAMES[kind].en} ${practiceId} ${title} recorded`,
    }),
    PracticeEndorsed: ({ practiceId, reason }) => ({
      zh: `经验 ${practiceId} 获认可：${reason}`,
      en: `practice ${practiceId} endorsed: ${reason}`,
    }),
    PracticePromoted: ({ practiceId, toOrgIds, guidance }) => ({
      zh: `经验 ${practiceId} 推广到 ${toOrgIds.join('、')}：${guidance}`,
      en: `practice ${practiceId} promoted to ${toOrgIds.join(', ')}: ${guidance}`,
    }),
    PracticeAdopted: ({ practiceId, branchId, ownerBranchId, plan }) => ({
      zh: `${branchId} 采纳 ${ownerBranchId} 的经验 ${practiceId}：${plan}`,
      en: `practice ${practiceId} of ${ownerBranchId} adopted by ${branchId}: ${plan}`,
    }),
    PracticeAdoptionReported: ({ practiceId, branchId, verdict, experience }) => ({
      zh: `${branchId} 采纳经验 ${practiceId} 后报告${ADOPTION_VERDICT_NAMES[verdict].zh}：${experience}`,
      en: `${branchId} reports that practice ${practiceId} ${ADOPTION_VERDICT_NAMES[verdict].en}: ${experience}`,
    }),
    PracticeWithdrawn: ({ practiceId, reason }) => ({
      zh: `撤回经验 ${practiceId}：${reason}`,
      en: `practice ${practiceId} withdrawn: ${reason}`,
    }),
  },
  fields: {
    practiceId: { zh: '经验', en: 'practice' },
    kind: { zh: '类别', en: 'kind' },
    situation: { zh: '背景', en: 'situation' },
    action: { zh: '做法', en: 'action' },
    result: { zh: '成效', en: 'result' },
    initiativeId: { zh: '关联载体', en: 'initiative' },
    toOrgIds: { zh: '推广范围', en: 'promoted to' },
    guidance: { zh: '推广要求', en: 'guidance' },
    plan: { zh: '采纳打算', en: 'plan' },
    verdict: { zh: '采纳效果', en: 'verdict' },
    experience: { zh: '体会', en: 'experience' },
  },
};
