import type { AggregateTexts } from '#kernel/aggregate.js';
import type { Bilingual } from '#kernel/texts.js';
import type { PromotionReviewEvent } from './promotion-review.js';
import type { PromotionDecision } from './terms.js';

export const PROMOTION_DECISION_NAMES: Readonly<Record<PromotionDecision, Bilingual>> = {
  recommended: { zh: '推荐', en: 'recommended' },
  deferred: { zh: '暂缓', en: 'deferred' },
  'not-recommended': { zh: '不推荐', en: 'not recommended' },
};

/**
 * Lines say neither for which position, nor on what grounds, nor what was decided: a history is read by more people than
 * that is for. The question `promotion-evidence` tells it.
 */
export const promotionReviewTexts: AggregateTexts<PromotionReviewEvent> = {
  name: { zh: '选拔任用考察', en: 'promotion review' },
  refusals: {
    'organization-not-above-member': {
      zh: '该党员属于 {branchId}，考察须由该支部或其上级组织进行。',
      en: "The member belongs to {branchId}. A review is that branch's, or an organization's above it.",
    },
    'review-concluded': { zh: '该考察已于 {on} 作出结论。', en: 'The review was concluded on {on}.' },
    'evidence-not-sealed': {
      zh: '尚未封存依据，或该事件不在最近一版封存的依据之中。',
      en: 'No evidence was sealed yet, or the event is not in the last sealed edition. Seal it first.',
    },
    'evidence-unchanged': {
      zh: '第 {edition} 版依据没有变化，仍然有效。',
      en: 'Edition {edition} stands: nothing has changed since it was sealed.',
    },
    'evidence-contested': {
      zh: '对该事件的异议已经成立，不能引用。',
      en: 'A contest of this event was upheld, so it can’t be cited.',
    },
    'already-contested': {
      zh: '该事件已由异议 {objectionId} 提出过。',
      en: 'This event was contested already, by {objectionId}.',
    },
    'evidence-seen-too-late': {
      zh: '第 {edition} 版于 {sealedOn} 封存并告知本人，须满 {least} 个工作日，{until} 之后方可作出结论。',
      en: 'Edition {edition} was sealed and shown to the member on {sealedOn}; {least} full working days have to pass. Conclude after {until}.',
    },
  },
  timeline: {
    PromotionReviewOpened: ({ reviewId, memberId, orgId }) => ({
      zh: `${orgId} 启动对 ${memberId} 的选拔任用考察 ${reviewId}`,
      en: `${orgId} opens the promotion review ${reviewId} of ${memberId}`,
    }),
    PromotionEvidenceSealed: ({ reviewId, memberId, edition, evidence, digest }) => ({
      zh: `封存 ${memberId} 考察 ${reviewId} 的第 ${edition} 版依据（${evidence.items.length} 项，摘要 ${digest}）`,
      en: `edition ${edition} of the evidence on ${memberId} sealed in review ${reviewId} (items: ${evidence.items.length}, digest ${digest})`,
    }),
    PromotionEvidenceContested: ({ reviewId, objectionId, edition, evidenceEventId }) => ({
      zh: `对考察 ${reviewId} 第 ${edition} 版依据中的 ${evidenceEventId} 提出异议 ${objectionId}`,
      en: `${evidenceEventId} in edition ${edition} of review ${reviewId} contested (${objectionId})`,
    }),
    EvidenceContestDecided: ({ reviewId, objectionId, evidenceEventId, upheld }) => ({
      zh: `考察 ${reviewId} 中对 ${evidenceEventId} 的异议 ${objectionId} ${upheld ? '成立' : '不成立'}`,
      en: `contest ${objectionId} of ${evidenceEventId} in review ${reviewId} ${upheld ? 'upheld' : 'dismissed'}`,
    }),
    PromotionReviewConcluded: ({ reviewId, memberId, edition, decidedBy, cited }) => ({
      zh: `${decidedBy}依据第 ${edition} 版作出 ${memberId} 考察 ${reviewId} 的结论（引用 ${cited.length} 件）`,
      en: `${decidedBy} concludes the review ${reviewId} of ${memberId} on edition ${edition} (events cited: ${cited.length})`,
    }),
  },
  fields: {
    reviewId: { zh: '考察', en: 'review' },
    targetPosition: { zh: '拟任职务', en: 'target position' },
    orgId: { zh: '考察组织', en: 'reviewing organization' },
    openedOn: { zh: '启动日期', en: 'opened on' },
    evidenceEventId: { zh: '有异议的事件', en: 'contested event' },
    grounds: { zh: '理由', en: 'grounds' },
    decision: { zh: '结论', en: 'decision' },
    citedEventIds: { zh: '引用的事件', en: 'cited events' },
    decidedBy: { zh: '作出决定的会议', en: 'decided by' },
  },
};
