import { type Dated, dated } from '#domain/scoring/facts/dated.js';
import type { StudySessionEvent } from '#domain/study-session/study-session.js';
import type { SessionAction } from '#domain/study-session/terms.js';
import type { Recorded } from '#kernel/event.js';
import { type DueDoc, type DueItem, type Dues, ending, isFor } from './due-item.js';

/** Among them those who owned an action before. */
const everybodyNamed = ({ metadata }: Recorded) => metadata.tags.member ?? [];

/** 会议议定事项: each for its owner, as the meeting stands now. */
export const studySessionDues: Dues<StudySessionEvent> = {
  waiters: {
    StudySessionRecorded: ({ data }) => [...new Set(data.actions.map(({ ownerId }) => ownerId))],
    StudySessionAmended: everybodyNamed,
    StudySessionVoided: everybodyNamed,
    SessionActionCompleted: everybodyNamed,
  },
  on: {
    StudySessionRecorded: (doc, event) => withActions(doc, event.data.actions, dated(event, event.data.heldOn)),
    StudySessionAmended(doc, event) {
      const { actions } = event.data;
      return orNothing(actions === undefined ? doc : withActions(doc, actions, dated(event, event.occurredOn)));
    },
    // a correction holds from the day of the meeting: nothing was ever to be done
    StudySessionVoided: () => undefined,
    SessionActionCompleted: (doc, event) =>
      orNothing(ending(doc, dated(event, event.data.on), { itemId: event.data.actionId })),
  },
};

/** The person's actions as the list states them now; what was done stays done. */
function withActions(doc: DueDoc, actions: readonly SessionAction[], since: Dated): DueDoc {
  const before = new Map(doc.items.map((item) => [item.itemId, item]));
  const items = actions
    .filter(({ ownerId }) => isFor(doc, ownerId))
    .map(({ actionId, text, dueOn }): DueItem => {
      const done = before.get(actionId)?.done;
      return {
        ...{ what: 'session-action', itemId: actionId, dueOn, since, about: text },
        ...(done === undefined ? {} : { done }),
      };
    });
  return { ...doc, items };
}

function orNothing(doc: DueDoc): DueDoc | undefined {
  return doc.items.length === 0 ? undefined : doc;
}
