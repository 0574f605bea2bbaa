import type { Actor } from '#kernel/actor.js';
import { enrolmentOf } from '#testing/small-office.js';
import { head, member, officer, superior, superiorsHead } from './office.js';
import { EVIDENCE } from './planted-recognitions.js';

export interface ValidCommand {
  readonly actor: Actor;
  readonly data: Readonly<Record<string, unknown>>;
}

const reason = '工作需要';

/** For every command one that the office accepts, with all optional fields. A command without an entry fails a test. */
export const VALID: Readonly<Record<string, ValidCommand>> = {
  'establish-organization': {
    actor: superior,
    data: {
      ...{ orgId: 'b9', name: '第九支部', kind: 'branch', parentId: 'c1' },
      ...{ businessUnit: '业务九处', establishedOn: '2025-02-01' },
    },
  },
  'rename-organization': { actor: superior, data: { orgId: 'b1', name: '新名称', effectiveOn: '2025-10-01' } },
  'move-organization': { actor: superior, data: { orgId: 'b2', parentId: 'c2', effectiveOn: '2025-10-01' } },
  'dissolve-organization': { actor: superior, data: { orgId: 'b-empty', dissolvedOn: '2025-08-01', reason } },
  'appoint-officer': {
    actor: superior,
    data: { orgId: 'b1', personId: 'm2', office: 'organization-officer', from: '2025-09-15' },
  },
  'end-officer-term': {
    actor: superior,
    data: { orgId: 'b1', personId: 'm1', office: 'secretary', on: '2025-08-31', reason },
  },
  'enroll-member': {
    actor: officer,
    data: {
      ...{ memberId: 'm9', name: '新党员', branchId: 'b1', status: 'full', joinedOn: '2010-07-01' },
      ...{ position: '副科长', enrolledOn: '2025-08-01' },
    },
  },
  'confirm-full-membership': { actor: superior, data: { memberId: 'm4', on: '2025-03-01' } },
  'transfer-member': { actor: superior, data: { memberId: 'm3', toBranchId: 'b2', on: '2025-08-01', reason } },
  'end-membership': { actor: superior, data: { memberId: 'm3', on: '2025-08-01', reason: 'moved-away' } },
  'set-annual-task': {
    actor: head,
    data: {
      ...{ taskId: 't9', branchId: 'b1', year: 2025, setOn: '2025-08-01', title: '新任务', emphasis: 'difficult' },
      ...{ weight: 3, dueOn: '2025-12-31', metric: { name: '检查户次', unit: '户', target: 120.5 } },
    },
  },
  'revise-annual-task': {
    actor: superiorsHead,
    data: {
      ...{ taskId: 't1', on: '2025-08-01', title: '改名', emphasis: 'routine', weight: 4, dueOn: '2025-11-30' },
      ...{ metric: { name: '户次', unit: '户', target: 1 }, reason },
    },
  },
  'report-task-progress': {
    actor: officer,
    data: { taskId: 't1', on: '2025-08-01', percent: 40, value: 118, summary: '完成 118 台。' },
  },
  'report-task-completed': {
    actor: head,
    data: { taskId: 't1', completedOn: '2025-08-20', result: '全部完成。', value: 300 },
  },
  'verify-task-outcome': {
    actor: superior,
    data: { taskId: 't2', verifiedOn: '2025-08-01', outcome: 'met', rating: 86.25, comment: '核实' },
  },
  'cancel-annual-task': { actor: head, data: { taskId: 't1', on: '2025-08-01', reason } },
  'designate-key-post': {
    actor: head,
    data: {
      ...{ postId: 'p9', branchId: 'b1', title: '现场督导岗', kind: 'difficult' },
      ...{ taskIds: ['t1', 't2'], capacity: 1, from: '2025-10-01' },
    },
  },
  'recommend-member-for-key-post': {
    actor: officer,
    data: { postId: 'p1', memberId: 'm3', on: '2025-08-01', reason },
  },
  'assign-member-to-key-post': {
    actor: head,
    data: { postId: 'p1', memberId: 'm5', from: '2025-09-10', duty: '协助', secondment: true },
  },
  'record-frontline-review': {
    actor: superior,
    data: { postId: 'p1', memberId: 'm2', reviewedOn: '2025-08-01', rating: 'good', comment: '尽责' },
  },
  'release-member-from-key-post': { actor: head, data: { postId: 'p1', memberId: 'm2', on: '2025-08-01', reason } },
  'retire-key-post': { actor: head, data: { postId: 'p1', on: '2025-08-01', reason } },
  'record-study-session': {
    actor: officer,
    data: {
      ...{ sessionId: 's9', branchId: 'b1', kind: 'theme-day', heldOn: '2025-08-20', startsAt: '09:00' },
      ...{ endsAt: '11:30', topic: '主题党日', partyHours: 1.5, businessHours: 1, attendeeIds: ['m1', 'm2'] },
      ...{ absentees: [{ memberId: 'm3', reason: 'duty' }], guestIds: ['m5'], taskIds: ['t1'] },
      ...{ initiativeId: 'i1', minutes: '学习并讨论。' },
      actions: [{ actionId: 'a1', text: '整改', ownerId: 'm1', dueOn: '2025-09-20' }],
    },
  },
  'amend-study-session': {
    actor: officer,
    data: {
      ...{ sessionId: 's1', kind: 'theory-study', heldOn: '2025-03-11', startsAt: '09:00', endsAt: '10:00' },
      ...{ topic: '更正', partyHours: 0.5, businessHours: 0.75, attendeeIds: ['m1'] },
      ...{ absentees: [{ memberId: 'm2', reason: 'leave' }], guestIds: ['m5'], taskIds: ['t2'], minutes: '更正。' },
      initiativeId: 'i1',
      actions: [{ actionId: 'a1', text: '落实', ownerId: 'm2', dueOn: '2025-05-10' }],
      reason: '登记有误',
    },
  },
  'void-study-session': { actor: officer, data: { sessionId: 's1', reason: '重复登记' } },
  'complete-session-action': {
    actor: officer,
    data: { sessionId: 's1', actionId: 'a1', on: '2025-04-01', result: '已办' },
  },
  'launch-initiative': {
    actor: officer,
    data: {
      ...{ initiativeId: 'i9', branchId: 'b1', kind: 'responsibility-area', title: '锦湖片区', purpose: '包片到人' },
      ...{ taskIds: ['t1', 't2'], leadId: 'm1', memberIds: ['m2', 'm3'], from: '2025-10-01' },
    },
  },
  'report-initiative-outcome': {
    actor: officer,
    data: { initiativeId: 'i1', on: '2025-08-01', outcome: '难点已打通' },
  },
  'verify-initiative-outcome': {
    actor: head,
    data: { initiativeId: 'i1', on: '2025-08-01', verdict: 'effective', comment: '见效' },
  },
  'close-initiative': { actor: officer, data: { initiativeId: 'i1', on: '2025-08-01', reason } },
  'abandon-initiative': { actor: officer, data: { initiativeId: 'i1', on: '2025-08-01', reason } },
  'record-practice': {
    actor: officer,
    data: {
      ...{ practiceId: 'r9', branchId: 'b1', kind: 'lesson', title: '先排再评', situation: '入户难', action: '先排表' },
      ...{ result: '少跑一半', taskIds: ['t2'], initiativeId: 'i1' },
    },
  },
  'endorse-practice': { actor: superior, data: { practiceId: 'r1', on: '2025-09-01', reason } },
  'promote-practice': {
    actor: superior,
    data: { practiceId: 'r2', toOrgIds: ['c1', 'b2'], on: '2025-09-01', guidance: '结合实际' },
  },
  'adopt-practice': {
    actor: officer,
    data: { practiceId: 'r3', branchId: 'b1', on: '2025-09-01', plan: '试行三个月' },
  },
  'report-practice-adoption': {
    actor: officer,
    data: { practiceId: 'r4', branchId: 'b1', on: '2025-09-01', verdict: 'partly', experience: '小队管用' },
  },
  'withdraw-practice': { actor: officer, data: { practiceId: 'r1', on: '2025-09-01', reason } },
  'raise-concern': {
    actor: member('m2'),
    data: {
      ...{ concernId: 'q9', branchId: 'b1', topic: 'workload', text: '学习总撞执法高峰' },
      ...{ raisedOn: '2025-08-01', anonymous: true },
    },
  },
  'assign-concern': { actor: officer, data: { concernId: 'q1', ownerId: 'm2', dueOn: '2025-09-15' } },
  'respond-to-concern': {
    actor: member('m2'),
    data: { concernId: 'q2', on: '2025-08-10', response: '固定每月第三周三上午' },
  },
  'confirm-concern-resolved': { actor: member('m3'), data: { concernId: 'q3', on: '2025-08-20', reason: '已解决' } },
  'reject-concern-response': { actor: member('m3'), data: { concernId: 'q3', on: '2025-08-20', reason: '未解决' } },
  'record-talk': {
    actor: officer,
    data: {
      ...{ talkId: 'k9', branchId: 'b1', memberId: 'm2', kind: 'one-on-one', heldOn: '2025-08-01' },
      ...{ content: '谈心', followUps: [{ followUpId: 'f1', text: '调整值班', dueOn: '2025-08-31' }] },
    },
  },
  'complete-talk-follow-up': {
    actor: officer,
    data: { talkId: 'k1', followUpId: 'f1', on: '2025-08-10', result: '已调整' },
  },
  'publish-assessment-scheme': {
    actor: superior,
    data: {
      ...{ schemeId: 'yl-2026', version: 1, title: '2026 年方案', effectiveOn: '2026-01-01' },
      dimensions: [{ id: 'party', weight: 0.3, indicators: [{ id: 'concern-response', version: 1, weight: 0.5 }] }],
    },
  },
  'open-pulse-survey': {
    actor: superior,
    data: {
      ...{ surveyId: 'v9', branchIds: ['b1', 'b2'], opensOn: '2025-09-10', closesOn: '2025-09-17' },
      questions: [
        { questionId: 'q1', text: '会议多不多？', kind: 'choice', choices: ['少', '正好', '多'] },
        { questionId: 'q2', text: '任务安排是否合理？', kind: 'scale5' },
      ],
    },
  },
  'close-pulse-survey': { actor: superior, data: { surveyId: 'v1' } },
  'set-recognition-quota': {
    actor: superior,
    data: { orgId: 'c1', year: 2025, award: 'integration-model', quota: 1 },
  },
  'nominate-for-recognition': {
    actor: officer,
    data: {
      ...{ recognitionId: 'n9', award: 'excellent-member', year: 2025, orgId: 'c1' },
      ...{ nominee: { kind: 'member', id: 'm2' }, grounds: '攻坚克难', evidenceEventIds: [EVIDENCE], on: '2025-08-20' },
    },
  },
  'publicize-nomination': {
    actor: superior,
    data: { recognitionId: 'n1', from: '2025-09-02', until: '2025-09-08' },
  },
  'object-to-nomination': {
    actor: member('m3'),
    data: { recognitionId: 'n2', objectionId: 'o1', grounds: '依据有误' },
  },
  'decide-nomination-objection': {
    actor: superior,
    data: { recognitionId: 'n3', objectionId: 'o1', upheld: true, reasons: '一项依据有误' },
  },
  'grant-recognition': {
    actor: superior,
    data: { recognitionId: 'n4', on: '2025-07-01', decidedBy: '机关党委会' },
  },
  'decline-nomination': { actor: superior, data: { recognitionId: 'n1', on: '2025-08-01', reasons: '票数不足' } },
  'revoke-recognition': { actor: superior, data: { recognitionId: 'n5', on: '2025-08-01', reasons: '事迹失实' } },
  'open-assessment-cycle': {
    actor: superior,
    data: {
      ...{ cycleId: 'y9', orgId: 'c1', year: 2025, schemeId: 'default', schemeVersion: 1 },
      ...{ selfBy: '2025-12-10', reviewBy: '2025-12-20', publishBy: '2025-12-31' },
    },
  },
  'close-assessment-cycle': { actor: superior, data: { cycleId: 'y1', on: '2025-09-01' } },
  'submit-self-assessment': {
    actor: officer,
    data: { cycleId: 'y1', branchId: 'b1', strengths: '攻坚有力', shortfalls: '回应偏慢', plan: '每周一清' },
  },
  'record-assessor-review': {
    actor: superior,
    data: { cycleId: 'y1', branchId: 'b1', perspective: 'party', rating: 88.25, comment: '扎实' },
  },
  'publish-scorecard': { actor: superior, data: { cycleId: 'y1', branchId: 'b1', asOf: '2025-08-31' } },
  'object-to-scorecard': {
    actor: officer,
    data: { cycleId: 'y2', branchId: 'b1', objectionId: 'o9', indicatorId: 'follow-through', grounds: '已办结' },
  },
  'decide-scorecard-objection': {
    actor: superior,
    data: { cycleId: 'y3', branchId: 'b1', objectionId: 'o1', upheld: true, reasons: '经核实' },
  },
  'conclude-branch-assessment': {
    actor: superior,
    data: {
      ...{ cycleId: 'y2', branchId: 'b1', grade: 'fairly-good', reasons: '综合研究' },
      ...{ decidedBy: '机关党委会', on: '2025-09-01' },
    },
  },
  'record-self-appraisal': { actor: member('m3'), data: { cycleId: 'y3', memberId: 'm3', summary: '一年来尽职尽责' } },
  'record-party-appraisal': {
    actor: officer,
    data: {
      ...{ cycleId: 'y2', memberId: 'm3', grade: 'excellent', reasons: '骨干带头' },
      evidenceEventIds: [enrolmentOf('m3')],
    },
  },
  'record-business-appraisal': {
    actor: head,
    data: {
      ...{ cycleId: 'y3', memberId: 'm2', grade: 'basic', reasons: '进度偏慢' },
      evidenceEventIds: [enrolmentOf('m2')],
    },
  },
  'conclude-appraisal': {
    actor: superior,
    data: {
      ...{ cycleId: 'y2', memberId: 'm2', grade: 'excellent', reasons: '综合研究' },
      ...{ decidedBy: '支部大会', on: '2025-09-01' },
    },
  },
  'object-to-appraisal': {
    actor: member('m5'),
    data: { cycleId: 'y2', memberId: 'm5', objectionId: 'o1', grounds: '漏计一项' },
  },
  'decide-appraisal-objection': {
    actor: superior,
    data: { cycleId: 'y3', memberId: 'm5', objectionId: 'o1', upheld: true, reasons: '经核实' },
  },
  'issue-improvement-notice': {
    actor: superior,
    data: {
      ...{ noticeId: 'w9', target: { kind: 'member', id: 'm2' }, measure: 'inquiry', grounds: '两次逾期' },
      ...{ evidenceEventIds: [EVIDENCE], issuedOn: '2025-08-20', respondBy: '2025-09-10', followsNoticeId: 'w0' },
    },
  },
  'submit-statement': { actor: officer, data: { noticeId: 'w1', text: '当时全员值守', on: '2025-07-10' } },
  'submit-improvement-plan': {
    actor: officer,
    data: { noticeId: 'w1', actions: [{ actionId: 'a2', text: '专人盯办', dueOn: '2025-10-31' }], on: '2025-08-01' },
  },
  'complete-improvement-action': {
    actor: officer,
    data: { noticeId: 'w1', actionId: 'a1', on: '2025-08-15', result: '已办' },
  },
  'review-improvement': {
    actor: superior,
    data: { noticeId: 'w0', verdict: 'partly', comment: '仍有一项', on: '2025-08-20' },
  },
  'lift-improvement-notice': { actor: superior, data: { noticeId: 'w0', on: '2025-08-25', reason: '已改进' } },
  'appeal-improvement-notice': { actor: officer, data: { noticeId: 'w1', grounds: '数据有误', on: '2025-07-20' } },
  'decide-appeal': { actor: superior, data: { noticeId: 'w2', upheld: true, reasons: '数据确有误', on: '2025-08-01' } },
  'open-promotion-review': {
    actor: superior,
    data: { reviewId: 'w9', memberId: 'm2', targetPosition: '副科长', orgId: 'c1', openedOn: '2025-08-20' },
  },
  'seal-promotion-evidence': { actor: superior, data: { reviewId: 'w1' } },
  'contest-promotion-evidence': {
    actor: member('m2'),
    data: { reviewId: 'w2', objectionId: 'o9', evidenceEventId: EVIDENCE, grounds: '起始日期有误' },
  },
  'decide-evidence-contest': {
    actor: superior,
    data: { reviewId: 'w3', objectionId: 'o1', upheld: false, reasons: '经核实无误' },
  },
  'conclude-promotion-review': {
    actor: superior,
    data: {
      ...{ reviewId: 'w2', decision: 'recommended', reasons: '综合研究', citedEventIds: [EVIDENCE] },
      ...{ decidedBy: '机关党委会', on: '2025-09-01' },
    },
  },
};
