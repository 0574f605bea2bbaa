import type { AggregateTexts } from '#kernel/aggregate.js';
import type { Bilingual } from '#kernel/texts.js';
import type { TalkEvent } from './talk.js';
import type { TalkKind } from './terms.js';

export const TALK_KIND_NAMES: Readonly<Record<TalkKind, Bilingual>> = {
  'one-on-one': { zh: '谈心谈话', en: 'one-on-one talk' },
  visit: { zh: '走访慰问', en: 'visit' },
  'pre-posting': { zh: '任前谈话', en: 'talk before a posting' },
  reminder: { zh: '提醒谈话', en: 'talk as a reminder' },
};

/** Lines say that a talk took place and that something follows from it; neither what was said nor what follows. */
export const talkTexts: AggregateTexts<TalkEvent> = {
  name: { zh: '谈心谈话', en: 'talk' },
  refusals: {
    'follow-up-already-completed': {
      zh: '该后续事项已于 {on} 办结。',
      en: 'This follow-up was completed on {on} already.',
    },
  },
  timeline: {
    TalkRecorded: ({ talkId, memberId, kind, followUps }) => ({
      zh: `${TALK_KIND_NAMES[kind].zh} ${talkId}：${memberId}，后续事项 ${followUps.length} 项`,
      en: `${TALK_KIND_NAMES[kind].en} ${talkId} with ${memberId}, follow-ups: ${followUps.length}`,
    }),
    TalkFollowUpCompleted: ({ talkId, followUpId }) => ({
      zh: `谈话 ${talkId} 的后续事项 ${followUpId} 办结`,
      en: `follow-up ${followUpId} of talk ${talkId} completed`,
    }),
  },
  fields: {
    talkId: { zh: '谈话', en: 'talk' },
    kind: { zh: '类别', en: 'kind' },
    heldOn: { zh: '谈话日期', en: 'held on' },
    content: { zh: '谈话内容', en: 'content' },
    followUps: { zh: '后续事项', en: 'follow-ups' },
    followUpId: { zh: '后续事项', en: 'follow-up' },
    text: { zh: '事项内容', en: 'what is to be done' },
    dueOn: { zh: '完成期限', en: 'due on' },
    result: { zh: '办理结果', en: 'result' },
  },
};
