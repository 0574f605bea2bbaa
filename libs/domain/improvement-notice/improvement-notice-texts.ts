import type { AggregateTexts } from '#kernel/aggregate.js';
import type { Bilingual } from '#kernel/texts.js';
import type { ImprovementNoticeEvent } from './improvement-notice.js';
import type { ImprovementVerdict, NoticeMeasure } from './terms.js';

export const MEASURE_NAMES: Readonly<Record<NoticeMeasure, Bilingual>> = {
  reminder: { zh: '提醒', en: 'reminder' },
  inquiry: { zh: '函询', en: 'inquiry' },
  admonition: { zh: '诫勉', en: 'admonition' },
};

export const IMPROVEMENT_VERDICT_NAMES: Readonly<Record<ImprovementVerdict, Bilingual>> = {
  improved: { zh: '已改进', en: 'improved' },
  partly: { zh: '部分改进', en: 'improved in part' },
  'not-improved': { zh: '未改进', en: 'not improved' },
};

/** To whom; `[withheld]` for readers who may not know the member. */
const to = ({ memberId, branchId }: { readonly memberId?: string; readonly branchId: string }) => memberId ?? branchId;

/** Lines say what was done, never why: grounds and statements are sealed, what is planned or found is about the same. */
export const improvementNoticeTexts: AggregateTexts<ImprovementNoticeEvent> = {
  name: { zh: '提醒函询诫勉', en: 'improvement notice' },
  refusals: {
    'follows-needed': {
      zh: '一年内已对其采取较轻的措施：{measure} {noticeId}；须注明接续的通知。',
      en: 'A milder measure, {measure} {noticeId}, was taken within a year. Name the notice that this one follows.',
      names: { measure: MEASURE_NAMES },
    },
    'follows-another': {
      zh: '所接续的通知不是发给该对象的。',
      en: 'The notice that this one follows was issued to somebody else.',
    },
    'not-heard': {
      zh: '通知 {noticeId} 的当事人尚未申述，申述期至 {respondBy} 止。',
      en: 'Whom the notice {noticeId} concerns was not heard yet: there is no statement, and time for it until {respondBy}.',
    },
    'appeal-open': {
      zh: '对通知 {noticeId} 的申诉尚未裁定，须先裁定。',
      en: 'The appeal against the notice {noticeId} waits for its decision. Decide it first.',
    },
    'notice-annulled': {
      zh: '申诉成立，该通知视为从未发出。',
      en: 'The appeal was upheld: the notice counts as never issued.',
    },
    'notice-lifted': { zh: '该通知已于 {on} 解除。', en: 'The notice was lifted on {on}.' },
    'notice-ended': {
      zh: '该通知的影响期已于 {endsOn} 届满：此后不再提交整改计划、评估整改或解除通知。',
      en: 'The notice ended by itself on {endsOn}: from that day on nothing more is planned, reviewed or lifted.',
    },
    'improvement-action-completed': {
      zh: '该整改事项已于 {on} 办结。',
      en: 'This action was completed on {on} already.',
    },
    'already-appealed': { zh: '对该通知已提出过申诉。', en: 'There was an appeal against this notice already.' },
    'not-appealed': { zh: '对该通知没有申诉。', en: 'There is no appeal against this notice.' },
    'appeal-decided': { zh: '该申诉已有裁定。', en: 'The appeal has been decided.' },
  },
  timeline: {
    ImprovementNoticeIssued: (data) => ({
      zh: `对 ${to(data)} 发出${MEASURE_NAMES[data.measure].zh} ${data.noticeId}，${data.respondBy} 前可申述`,
      en: `${MEASURE_NAMES[data.measure].en} ${data.noticeId} issued to ${to(data)}, statements by ${data.respondBy}`,
    }),
    StatementSubmitted: (data) => ({
      zh: `${to(data)} 就通知 ${data.noticeId} 提交申述说明`,
      en: `statement of ${to(data)} on the notice ${data.noticeId}`,
    }),
    ImprovementPlanSubmitted: (data) => ({
      zh: `${to(data)} 就通知 ${data.noticeId} 提交整改计划，${data.actions.length} 项`,
      en: `improvement plan of ${to(data)} on the notice ${data.noticeId}: ${data.actions.length} to be done`,
    }),
    ImprovementActionCompleted: (data) => ({
      zh: `${to(data)} 办结通知 ${data.noticeId} 的整改事项 ${data.actionId}`,
      en: `action ${data.actionId} on the notice ${data.noticeId} completed by ${to(data)}`,
    }),
    ImprovementReviewed: ({ noticeId, verdict }) => ({
      zh: `评估通知 ${noticeId} 的整改：${IMPROVEMENT_VERDICT_NAMES[verdict].zh}`,
      en: `review on the notice ${noticeId}: ${IMPROVEMENT_VERDICT_NAMES[verdict].en}`,
    }),
    ImprovementNoticeLifted: (data) => ({
      zh: `解除对 ${to(data)} 的${MEASURE_NAMES[data.measure].zh} ${data.noticeId}`,
      en: `${MEASURE_NAMES[data.measure].en} ${data.noticeId} to ${to(data)} lifted`,
    }),
    ImprovementNoticeAppealed: (data) => ({
      zh: `${to(data)} 对通知 ${data.noticeId} 提出申诉`,
      en: `appeal of ${to(data)} against the notice ${data.noticeId}`,
    }),
    AppealDecided: ({ noticeId, upheld }) => ({
      zh: `对通知 ${noticeId} 的申诉${upheld ? '成立，该通知视为从未发出' : '不成立'}`,
      en: `appeal against the notice ${noticeId} ${upheld ? 'upheld: it counts as never issued' : 'dismissed'}`,
    }),
  },
  fields: {
    noticeId: { zh: '通知', en: 'notice' },
    target: { zh: '对象', en: 'target' },
    id: { zh: '编号', en: 'id' },
    measure: { zh: '措施', en: 'measure' },
    grounds: { zh: '理由', en: 'grounds' },
    evidenceEventIds: { zh: '依据的事件', en: 'evidence' },
    issuedOn: { zh: '发出日期', en: 'issued on' },
    respondBy: { zh: '申述期限', en: 'statements by' },
    followsNoticeId: { zh: '接续的通知', en: 'follows' },
    text: { zh: '内容', en: 'text' },
    actions: { zh: '整改事项', en: 'actions' },
    actionId: { zh: '事项', en: 'action' },
    dueOn: { zh: '办结期限', en: 'due on' },
    result: { zh: '办理结果', en: 'result' },
    verdict: { zh: '评估结论', en: 'verdict' },
    comment: { zh: '评语', en: 'comment' },
  },
};
