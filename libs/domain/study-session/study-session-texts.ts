import type { AggregateTexts } from '#kernel/aggregate.js';
import type { Bilingual } from '#kernel/texts.js';
import type { StudySessionEvent } from './study-session.js';
import type { SessionKind } from './terms.js';

export const SESSION_KIND_NAMES: Readonly<Record<SessionKind, Bilingual>> = {
  'branch-meeting': { zh: '支部党员大会', en: 'branch meeting' },
  'committee-meeting': { zh: '支部委员会会议', en: 'committee meeting' },
  'group-meeting': { zh: '党小组会', en: 'group meeting' },
  'party-lecture': { zh: '党课', en: 'party lecture' },
  'theme-day': { zh: '主题党日', en: 'theme day' },
  'organizational-life-meeting': { zh: '组织生活会', en: 'organizational life meeting' },
  'theory-study': { zh: '理论学习', en: 'theory study' },
  'business-training': { zh: '业务培训', en: 'business training' },
  'joint-study': { zh: '联学联建', en: 'joint study' },
};

export const studySessionTexts: AggregateTexts<StudySessionEvent> = {
  name: { zh: '学习与组织生活', en: 'study session' },
  refusals: {
    'guest-is-a-member': {
      zh: '{memberId} 当日是本支部党员，应列为到会或缺席人员。',
      en: '{memberId} is a member of the branch on that day; list them as attending or absent.',
    },
    'task-cancelled': {
      zh: '任务 {taskId} 已取消，不能再关联。',
      en: 'Task {taskId} has been cancelled and cannot be linked any more.',
    },
    'session-void': { zh: '该次学习记录已作废。', en: 'This session has been voided; record it anew if it was held.' },
    'action-already-completed': {
      zh: '该事项已于 {on} 办结。',
      en: 'This action was completed on {on} already.',
    },
  },
  timeline: {
    StudySessionRecorded: ({ sessionId, kind, topic, partyHours, businessHours, attendeeIds }) => ({
      zh: `${SESSION_KIND_NAMES[kind].zh} ${sessionId} ${topic}：到会 ${attendeeIds.length} 人，党务 ${partyHours} 学时，业务 ${businessHours} 学时`,
      en: `${SESSION_KIND_NAMES[kind].en} ${sessionId} ${topic}: ${attendeeIds.length} present, ${partyHours} h party, ${businessHours} h business`,
    }),
    StudySessionAmended: ({ sessionId, reason }) => ({
      zh: `更正学习记录 ${sessionId}：${reason}`,
      en: `session ${sessionId} amended: ${reason}`,
    }),
    StudySessionVoided: ({ sessionId, reason }) => ({
      zh: `学习记录 ${sessionId} 作废：${reason}`,
      en: `session ${sessionId} voided: ${reason}`,
    }),
    SessionActionCompleted: ({ sessionId, actionId, result }) => ({
      zh: `学习记录 ${sessionId} 议定事项 ${actionId} 办结：${result}`,
      en: `action ${actionId} of session ${sessionId} completed: ${result}`,
    }),
  },
  fields: {
    sessionId: { zh: '学习记录', en: 'session' },
    kind: { zh: '类别', en: 'kind' },
    heldOn: { zh: '举行日期', en: 'held on' },
    startsAt: { zh: '开始时间', en: 'starts at' },
    endsAt: { zh: '结束时间', en: 'ends at' },
    topic: { zh: '主题', en: 'topic' },
    partyHours: { zh: '党务学时', en: 'party hours' },
    businessHours: { zh: '业务学时', en: 'business hours' },
    attendeeIds: { zh: '到会党员', en: 'attendees' },
    absentees: { zh: '缺席人员', en: 'absentees' },
    guestIds: { zh: '列席人员', en: 'guests' },
    taskIds: { zh: '关联任务', en: 'tasks' },
    initiativeId: { zh: '关联载体', en: 'initiative' },
    minutes: { zh: '会议记录', en: 'minutes' },
    actions: { zh: '议定事项', en: 'actions' },
    actionId: { zh: '事项', en: 'action' },
    text: { zh: '内容', en: 'text' },
    ownerId: { zh: '责任人', en: 'owner' },
    dueOn: { zh: '完成期限', en: 'due on' },
    result: { zh: '办理结果', en: 'result' },
  },
};
