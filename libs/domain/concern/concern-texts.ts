import type { AggregateTexts } from '#kernel/aggregate.js';
import type { Bilingual } from '#kernel/texts.js';
import type { ConcernEvent } from './concern.js';
import type { ConcernTopic } from './terms.js';

export const TOPIC_NAMES: Readonly<Record<ConcernTopic, Bilingual>> = {
  workload: { zh: '工作负担', en: 'workload' },
  welfare: { zh: '生活保障', en: 'welfare' },
  conditions: { zh: '工作条件', en: 'conditions' },
  growth: { zh: '成长发展', en: 'growth' },
  process: { zh: '工作流程', en: 'process' },
  other: { zh: '其他', en: 'other' },
};

/**
 * Lines say that a concern exists and how it stands, never what it is about: neither its text nor the answer, which are
 * sealed, nor the reason of who raised it, which is free text about the same.
 */
export const concernTexts: AggregateTexts<ConcernEvent> = {
  name: { zh: '诉求', en: 'concern' },
  refusals: {
    'concern-answered': {
      zh: '该诉求已于 {on} 答复，等待提出人确认。',
      en: 'The concern was answered on {on} and waits for a word of who raised it.',
    },
    'concern-resolved': { zh: '该诉求已确认解决。', en: 'The concern is confirmed as resolved.' },
    'concern-not-answered': { zh: '该诉求尚未答复。', en: 'The concern has not been answered yet.' },
  },
  timeline: {
    ConcernRaised: ({ concernId, topic, anonymous }) => ({
      zh: `提出诉求 ${concernId}（${TOPIC_NAMES[topic].zh}${anonymous ? '，匿名' : ''}）`,
      en: `concern ${concernId} raised (${TOPIC_NAMES[topic].en}${anonymous ? ', anonymously' : ''})`,
    }),
    ConcernAssigned: ({ concernId, ownerId, dueOn }) => ({
      zh: `诉求 ${concernId} 交 ${ownerId} 办理，${dueOn} 前答复`,
      en: `concern ${concernId} assigned to ${ownerId}, due ${dueOn}`,
    }),
    ConcernAnswered: ({ concernId }) => ({ zh: `诉求 ${concernId} 已答复`, en: `concern ${concernId} answered` }),
    ConcernResolved: ({ concernId }) => ({
      zh: `诉求 ${concernId} 确认解决`,
      en: `concern ${concernId} confirmed as resolved`,
    }),
    ConcernReopened: ({ concernId }) => ({
      zh: `诉求 ${concernId} 的答复未获认可，继续办理`,
      en: `concern ${concernId} reopened: the response was rejected`,
    }),
  },
  fields: {
    concernId: { zh: '诉求', en: 'concern' },
    topic: { zh: '类别', en: 'topic' },
    text: { zh: '诉求内容', en: 'text' },
    raisedOn: { zh: '提出日期', en: 'raised on' },
    anonymous: { zh: '匿名', en: 'anonymous' },
    ownerId: { zh: '承办人', en: 'owner' },
    dueOn: { zh: '答复期限', en: 'due on' },
    response: { zh: '答复', en: 'response' },
    token: { zh: '匿名凭证', en: 'token' },
  },
};
