import { dated } from '#domain/scoring/facts/dated.js';
import type { TalkEvent } from '#domain/talk/talk.js';
import { adding, type Dues, ending, holdersOf } from './due-item.js';

const officers = ({ data }: { readonly data: { readonly branchId: string } }) => [
  holdersOf('branch-officer', data.branchId),
];

/** 谈心谈话: what was promised is for the officers to do. */
export const talkDues: Dues<TalkEvent> = {
  waiters: { TalkRecorded: officers, TalkFollowUpCompleted: officers },
  on: {
    TalkRecorded(doc, event) {
      const since = dated(event, event.data.heldOn);
      const items = event.data.followUps.map(({ followUpId, text, dueOn }) => ({
        ...{ what: 'talk-follow-up', itemId: followUpId, dueOn, since, about: text },
      }));
      return adding(doc, ...items);
    },
    TalkFollowUpCompleted: (doc, event) => ending(doc, dated(event, event.data.on), { itemId: event.data.followUpId }),
  },
};
