import type { AggregateTexts } from '#kernel/aggregate.js';
import type { Bilingual } from '#kernel/texts.js';
import { APPRAISAL_GRADE_NAMES } from '../appraisal/appraisal-texts.js';
import type { RecognitionEvent } from './recognition.js';
import type { Award } from './terms.js';

export const AWARD_NAMES: Readonly<Record<Award, Bilingual>> = {
  'excellent-member': { zh: '优秀共产党员', en: 'excellent member' },
  'excellent-party-worker': { zh: '优秀党务工作者', en: 'excellent party worker' },
  'advanced-branch': { zh: '先进党支部', en: 'advanced branch' },
  'integration-model': { zh: '融合典型', en: 'model of integration' },
};

/** Lines say what was done, never why: the grounds are sealed, the reasons are about the same. Nor who objected. */
export const recognitionTexts: AggregateTexts<RecognitionEvent> = {
  name: { zh: '表彰', en: 'recognition' },
  refusals: {
    'award-not-for-nominee': {
      zh: '该奖项不授予此类对象：先进党支部授予支部，优秀共产党员、优秀党务工作者授予个人。',
      en: 'This award is not for such a nominee: branches can be advanced branches, members excellent members or party workers.',
    },
    'nominee-elsewhere': {
      zh: '被提名人属于 {branchId}，不在该组织之内。',
      en: 'The nominee belongs to {branchId}, which is not within this organization.',
    },
    'own-award': {
      zh: '支部不能由自己授予称号，须由上级党组织表彰。',
      en: 'A branch gives no award to itself. Nominate it for one of an organization above it.',
    },
    'award-held': {
      zh: '被提名人已获该年度同一称号（{recognitionId}）。',
      en: 'The nominee holds this award of this year already ({recognitionId}).',
    },
    'nomination-closed': {
      zh: '该提名已有结果，不能再变更。',
      en: 'The nomination has been decided; nothing can be added to it.',
    },
    'nomination-contested': {
      zh: '对该提名的异议 {objectionId} 已成立，须重新提名。',
      en: 'The objection {objectionId} to this nomination was upheld. Nominate anew.',
    },
    'already-publicized': {
      zh: '该提名已公示，至 {until} 止。',
      en: 'Public notice was given already; it lasts until {until}.',
    },
    'not-publicized': {
      zh: '该提名尚未公示，须先公示。',
      en: 'There was no public notice of this nomination. Give it first.',
    },
    'notice-too-short': {
      zh: '公示期只有 {days} 个工作日，至少须 {least} 个（首尾两日计入）。',
      en: 'The notice lasts {days} working days only; it needs at least {least}, the first and the last day included.',
    },
    'notice-not-over': {
      zh: '公示至 {until} 日终止，次日起方可授予。',
      en: 'The notice lasts to the end of {until}. Grant on a later day.',
    },
    'quota-not-set': {
      zh: '尚未设定 {year} 年度{award}的名额。',
      en: 'There is no quota of {award} for {year} yet. Set it first.',
      names: { award: AWARD_NAMES },
    },
    'quota-exceeded': {
      zh: '{year} 年度{award}的 {quota} 个名额已用完。',
      en: 'All {quota} places as {award} for {year} are taken.',
      // appraisals have places for the highest grade
      names: { award: { ...AWARD_NAMES, excellent: APPRAISAL_GRADE_NAMES.excellent } },
    },
    'not-granted': { zh: '该表彰尚未授予，不能撤销。', en: 'Nothing was granted that could be revoked.' },
    'already-revoked': { zh: '该表彰已经撤销。', en: 'The recognition has been revoked already.' },
  },
  timeline: {
    RecognitionNominated: ({ recognitionId, award, year, orgId, nominee }) => ({
      zh: `提名 ${nominee.id} 为 ${orgId} ${year} 年度${AWARD_NAMES[award].zh}（${recognitionId}）`,
      en: `${nominee.id} nominated ${AWARD_NAMES[award].en} of ${orgId} for ${year} (${recognitionId})`,
    }),
    NominationPublicized: ({ recognitionId, nominee, from, until, workingDays }) => ({
      zh: `公示对 ${nominee.id} 的提名 ${recognitionId}：${from} 至 ${until}，${workingDays} 个工作日`,
      en: `public notice of the nomination ${recognitionId} of ${nominee.id}: ${from} to ${until}, ${workingDays} working days`,
    }),
    NominationObjected: ({ recognitionId, objectionId }) => ({
      zh: `对提名 ${recognitionId} 提出异议 ${objectionId}`,
      en: `objection ${objectionId} to the nomination ${recognitionId}`,
    }),
    NominationObjectionDecided: ({ recognitionId, objectionId, upheld }) => ({
      zh: `对提名 ${recognitionId} 的异议 ${objectionId} ${upheld ? '成立' : '不成立'}`,
      en: `objection ${objectionId} to the nomination ${recognitionId} ${upheld ? 'upheld' : 'dismissed'}`,
    }),
    RecognitionGranted: ({ recognitionId, award, year, nominee, decidedBy }) => ({
      zh: `授予 ${nominee.id} ${year} 年度${AWARD_NAMES[award].zh}（${recognitionId}），${decidedBy}决定`,
      en: `${nominee.id} recognized as ${AWARD_NAMES[award].en} for ${year} (${recognitionId}), decided by ${decidedBy}`,
    }),
    NominationDeclined: ({ recognitionId, nominee }) => ({
      zh: `对 ${nominee.id} 的提名 ${recognitionId} 不予表彰`,
      en: `nomination ${recognitionId} of ${nominee.id} declined`,
    }),
    RecognitionRevoked: ({ recognitionId, award, nominee }) => ({
      zh: `撤销 ${nominee.id} 的${AWARD_NAMES[award].zh}称号（${recognitionId}）`,
      en: `${AWARD_NAMES[award].en} of ${nominee.id} (${recognitionId}) revoked`,
    }),
  },
  fields: {
    recognitionId: { zh: '表彰', en: 'recognition' },
    award: { zh: '奖项', en: 'award' },
    year: { zh: '年度', en: 'year' },
    orgId: { zh: '表彰组织', en: 'awarding organization' },
    nominee: { zh: '被提名人', en: 'nominee' },
    id: { zh: '编号', en: 'id' },
    grounds: { zh: '理由', en: 'grounds' },
    evidenceEventIds: { zh: '依据的事件', en: 'evidence' },
    from: { zh: '公示起始日期', en: 'notice from' },
    until: { zh: '公示截止日期', en: 'notice until' },
    decidedBy: { zh: '作出决定的会议', en: 'decided by' },
  },
};
