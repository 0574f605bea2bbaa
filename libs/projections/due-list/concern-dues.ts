import type { ConcernEvent } from '#domain/concern/concern.js';
import { dated } from '#domain/scoring/facts/dated.js';
import { adding, type DueItem, type Dues, distinct, ending, holdersOf, isFor } from './due-item.js';

const between = ({ data }: { readonly data: { readonly ownerId: string; readonly raisedBy?: string } }) =>
  distinct([data.ownerId, data.raisedBy]);

/** 诉求: assigned by the officers, answered by the owner, confirmed by who raised it by name. */
export const concernDues: Dues<ConcernEvent> = {
  waiters: {
    ConcernRaised: ({ data }) => [holdersOf('branch-officer', data.branchId)],
    ConcernAssigned: ({ data }) =>
      distinct([holdersOf('branch-officer', data.branchId), data.previousOwnerId, data.ownerId]),
    ConcernAnswered: between,
    ConcernResolved: between,
    ConcernReopened: between,
  },
  on: {
    ConcernRaised(doc, event) {
      const { concernId, raisedOn } = event.data;
      return adding(doc, { what: 'assign-concern', itemId: concernId, since: dated(event, raisedOn) });
    },
    ConcernAssigned(doc, event) {
      const { concernId, ownerId, dueOn, text } = event.data;
      const since = dated(event, event.occurredOn);
      const before = ending(doc, since);
      const item: DueItem = { what: 'answer-concern', itemId: concernId, dueOn, since, about: text };
      return isFor(before, ownerId) ? adding(before, item) : before;
    },
    ConcernAnswered(doc, event) {
      const { concernId, raisedBy, on } = event.data;
      const since = dated(event, on);
      const before = ending(doc, since);
      return isFor(before, raisedBy) ? adding(before, { what: 'confirm-concern', itemId: concernId, since }) : before;
    },
    ConcernResolved: (doc, event) => ending(doc, dated(event, event.data.on)),
    ConcernReopened(doc, event) {
      const { concernId, ownerId, on, dueOn } = event.data;
      const since = dated(event, on);
      const before = ending(doc, since);
      if (!isFor(before, ownerId)) return before;
      const about = before.items.findLast(({ what }) => what === 'answer-concern')?.about;
      const text = about === undefined ? {} : { about };
      return adding(before, { what: 'answer-concern', itemId: concernId, dueOn, since, ...text });
    },
  },
};
