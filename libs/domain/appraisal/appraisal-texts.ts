import type { AggregateTexts } from '#kernel/aggregate.js';
import type { Bilingual } from '#kernel/texts.js';
import type { AppraisalEvent } from './appraisal.js';
import type { AppraisalGrade } from './terms.js';

export const APPRAISAL_GRADE_NAMES: Readonly<Record<AppraisalGrade, Bilingual>> = {
  excellent: { zh: '优秀', en: 'excellent' },
  competent: { zh: '称职', en: 'competent' },
  basic: { zh: '基本称职', en: 'basic' },
  incompetent: { zh: '不称职', en: 'incompetent' },
};

/**
 * No line tells a grade. That of one side would tell the other, as long as both are not in; and a history is read by more
 * people than a final grade is for: that is told by the question `appraisals`, which knows to whom.
 */
export const appraisalTexts: AggregateTexts<AppraisalEvent> = {
  name: { zh: '党员考核', en: 'member appraisal' },
  refusals: {
    'member-outside-cycle': {
      zh: '该党员所在的 {branchId} 不在 {orgId} 之下，不属于本考核周期。',
      en: "The member's branch {branchId} does not stand below {orgId}, whose branches this cycle assesses.",
    },
    'already-recorded': {
      zh: '已经登记过；只有异议成立之后才可再次登记。',
      en: 'This has been recorded. It may be recorded once more only after an objection was upheld.',
    },
    'already-concluded': {
      zh: '该考核已于 {on} 作出结论；异议成立之后方可重新作出。',
      en: 'The appraisal was concluded on {on}. Only an upheld objection opens it again.',
    },
    'not-concluded': {
      zh: '该考核尚无有效结论，不能提出异议。',
      en: 'The appraisal has no conclusion that stands, so there is nothing to object to yet.',
    },
    'appraisal-incomplete': {
      zh: '党建和业务两侧的考核尚未齐备。',
      en: 'The appraisal of the party side or of the business side is not in yet. Both are needed.',
    },
    'grade-too-high': {
      zh: '最终等次最多比两侧中较低者高一档；两侧均在“称职”以上方可为“优秀”。',
      en: 'The final grade may exceed the lower of the two by one step at most; excellent needs both to be at least competent.',
    },
    'no-grade-in-probation': {
      zh: '该党员在 {on} 为预备党员：参加考核，不确定等次。',
      en: 'The member is on probation on {on}: probationary members take part, but get no grade.',
    },
  },
  timeline: {
    SelfAppraisalRecorded: ({ cycleId, memberId, year }) => ({
      zh: `${memberId} 提交 ${year} 年度自评（考核 ${cycleId}）`,
      en: `${memberId} appraises their own work of ${year} (cycle ${cycleId})`,
    }),
    PartyAppraisalRecorded: ({ cycleId, memberId, year, evidence }) => ({
      zh: `登记党建一侧对 ${memberId} 的 ${year} 年度考核（考核 ${cycleId}，依据 ${evidence.length} 件）`,
      en: `the party side appraises ${memberId} for ${year} (cycle ${cycleId}, events cited: ${evidence.length})`,
    }),
    BusinessAppraisalRecorded: ({ cycleId, memberId, year, evidence }) => ({
      zh: `登记业务一侧对 ${memberId} 的 ${year} 年度考核（考核 ${cycleId}，依据 ${evidence.length} 件）`,
      en: `the business side appraises ${memberId} for ${year} (cycle ${cycleId}, events cited: ${evidence.length})`,
    }),
    AppraisalConcluded: ({ cycleId, memberId, year, edition, decidedBy }) => ({
      zh: `${decidedBy}作出 ${memberId} ${year} 年度考核结论（考核 ${cycleId}，第 ${edition} 次）`,
      en: `${decidedBy} concludes the appraisal of ${memberId} for ${year} (cycle ${cycleId}, conclusion ${edition})`,
    }),
    AppraisalObjected: ({ memberId, objectionId, edition }) => ({
      zh: `${memberId} 对第 ${edition} 次考核结论提出异议 ${objectionId}`,
      en: `${memberId} objects to conclusion ${edition} of the own appraisal (${objectionId})`,
    }),
    AppraisalObjectionDecided: ({ memberId, objectionId, edition, upheld }) => ({
      zh: `对 ${memberId} 第 ${edition} 次考核结论的异议 ${objectionId} ${upheld ? '成立，重新作出结论' : '不成立'}`,
      en: `objection ${objectionId} to conclusion ${edition} on ${memberId} ${upheld ? 'upheld: it is concluded anew' : 'dismissed'}`,
    }),
  },
  fields: {
    cycleId: { zh: '考核周期', en: 'assessment cycle' },
    summary: { zh: '自评', en: 'self-appraisal' },
    grade: { zh: '等次', en: 'grade' },
    evidenceEventIds: { zh: '依据的事件', en: 'evidence' },
    decidedBy: { zh: '作出决定的会议', en: 'decided by' },
  },
};
