import type { AnnualTaskEvent } from '#domain/annual-task/annual-task.js';
import type { ConcernEvent } from '#domain/concern/concern.js';
import { type Dated, dated } from '#domain/scoring/facts/dated.js';
import type { StudySessionEvent } from '#domain/study-session/study-session.js';
import type { SessionAction } from '#domain/study-session/terms.js';
import type { TalkEvent } from '#domain/talk/talk.js';
import type { Role } from '#kernel/actor.js';
import type { Recorded } from '#kernel/event.js';
import type { PersonalText } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { FoldTable, Projection } from '#kernel/projection.js';

export type DueKind =
  | 'assign-concern'
  | 'answer-concern'
  | 'confirm-concern'
  | 'session-action'
  | 'talk-follow-up'
  | 'complete-task'
  | 'verify-task';

/** Something that waits for somebody, from a day on, up to the day on which it was done. */
export interface DueItem {
  readonly what: DueKind;
  /** The action's or follow-up's; otherwise the thing's own. */
  readonly itemId: string;
  /** Undefined where nobody has set a day. */
  readonly dueOn?: LocalDate;
  readonly since: Dated;
  readonly done?: Dated;
  /** What it is about: plain, where that is work, sealed, where it is a concern. */
  readonly about?: string | PersonalText;
}

/** What one thing asks of one person, or of whoever has a role in a branch. */
export interface DueDoc {
  readonly branchId: string;
  readonly waiter: string;
  readonly stream: string;
  readonly items: readonly DueItem[];
}

/** Those who hold a role over a branch; never the id of a person, which has no such sign in it. */
export const holdersOf = (role: Role, branchId: string): string => `${role}@${branchId}`;

type DueEvent = ConcernEvent | TalkEvent | StudySessionEvent | AnnualTaskEvent;

/** Whom an event gives something to do, or takes it from. */
function waitersOf({ type, data, metadata }: Recorded<DueEvent>): readonly string[] {
  const role = (each: Role) => holdersOf(each, data.branchId);
  switch (type) {
    case 'ConcernRaised':
    case 'TalkRecorded':
    case 'TalkFollowUpCompleted':
      return [role('branch-officer')];
    case 'ConcernAssigned':
      return given([role('branch-officer'), data.previousOwnerId, data.ownerId]);
    case 'ConcernAnswered':
    case 'ConcernResolved':
    case 'ConcernReopened':
      return given([data.ownerId, data.raisedBy]);
    case 'StudySessionRecorded':
      return [...new Set(data.actions.map(({ ownerId }) => ownerId))];
    case 'StudySessionAmended':
    case 'StudySessionVoided':
    case 'SessionActionCompleted':
      // among them those who owned an action before
      return metadata.tags.member ?? [];
    case 'AnnualTaskSet':
    case 'AnnualTaskRevised':
      return [role('business-head')];
    case 'TaskCompletionReported':
    case 'TaskOutcomeVerified':
    case 'AnnualTaskCancelled':
      return [role('business-head'), role('superior')];
    default:
      return [];
  }
}

function given(ids: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** A document of somebody for whom nothing has waited there yet. */
function begun(doc: DueDoc | undefined, { data, stream }: Recorded<DueEvent>, key: string): DueDoc {
  return doc ?? { branchId: data.branchId, waiter: key.slice(0, key.indexOf('/')), stream, items: [] };
}

function adding(doc: DueDoc, ...items: readonly DueItem[]): DueDoc {
  return { ...doc, items: [...doc.items, ...items] };
}

/** Ends what waits there, or the item of that id. */
function ending(doc: DueDoc, done: Dated, itemId?: string): DueDoc {
  const ends = (item: DueItem) => item.done === undefined && (itemId === undefined || item.itemId === itemId);
  return { ...doc, items: doc.items.map((item) => (ends(item) ? { ...item, done } : item)) };
}

const isFor = (doc: DueDoc, personId: string | undefined) => doc.waiter === personId;

const concerns: FoldTable<DueDoc, ConcernEvent> = {
  ConcernRaised(doc, event, key) {
    const { concernId, raisedOn } = event.data;
    return adding(begun(doc, event, key), {
      ...{ what: 'assign-concern', itemId: concernId, since: dated(event, raisedOn) },
    });
  },
  ConcernAssigned(doc, event, key) {
    const { concernId, ownerId, dueOn, text } = event.data;
    const since = dated(event, event.occurredOn);
    const before = ending(begun(doc, event, key), since);
    const item: DueItem = { what: 'answer-concern', itemId: concernId, dueOn, since, about: text };
    return isFor(before, ownerId) ? adding(before, item) : before;
  },
  ConcernAnswered(doc, event, key) {
    const { concernId, raisedBy, on } = event.data;
    const since = dated(event, on);
    const before = ending(begun(doc, event, key), since);
    return isFor(before, raisedBy) ? adding(before, { what: 'confirm-concern', itemId: concernId, since }) : before;
  },
  ConcernResolved: (doc, event, key) => ending(begun(doc, event, key), dated(event, event.data.on)),
  ConcernReopened(doc, event, key) {
    const { concernId, ownerId, on, dueOn } = event.data;
    const since = dated(event, on);
    const before = ending(begun(doc, event, key), since);
    if (!isFor(before, ownerId)) return before;
    const about = before.items.findLast(({ what }) => what === 'answer-concern')?.about;
    const text = about === undefined ? {} : { about };
    return adding(before, { what: 'answer-concern', itemId: concernId, dueOn, since, ...text });
  },
};

const talks: FoldTable<DueDoc, TalkEvent> = {
  TalkRecorded(doc, event, key) {
    const since = dated(event, event.data.heldOn);
    const items = event.data.followUps.map(({ followUpId, text, dueOn }) => ({
      ...{ what: 'talk-follow-up' as const, itemId: followUpId, dueOn, since, about: text },
    }));
    return adding(begun(doc, event, key), ...items);
  },
  TalkFollowUpCompleted: (doc, event, key) =>
    ending(begun(doc, event, key), dated(event, event.data.on), event.data.followUpId),
};

const sessions: FoldTable<DueDoc, StudySessionEvent> = {
  StudySessionRecorded: (doc, event, key) =>
    withActions(begun(doc, event, key), event.data.actions, dated(event, event.data.heldOn)),
  StudySessionAmended(doc, event, key) {
    const { actions } = event.data;
    if (actions === undefined) return doc;
    return orNothing(withActions(begun(doc, event, key), actions, dated(event, event.occurredOn)));
  },
  // a correction holds from the day of the meeting: nothing was ever to be done
  StudySessionVoided: () => undefined,
  SessionActionCompleted: (doc, event) => doc && ending(doc, dated(event, event.data.on), event.data.actionId),
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

const tasks: FoldTable<DueDoc, AnnualTaskEvent> = {
  AnnualTaskSet(doc, event, key) {
    const { taskId, title, dueOn, setOn } = event.data;
    return adding(begun(doc, event, key), {
      ...{ what: 'complete-task', itemId: taskId, dueOn, since: dated(event, setOn), about: title },
    });
  },
  AnnualTaskRevised(doc, event, key) {
    const before = begun(doc, event, key);
    const { dueOn, title } = event.data;
    const changed = { ...(dueOn === undefined ? {} : { dueOn }), ...(title === undefined ? {} : { about: title }) };
    return { ...before, items: before.items.map((item) => (item.done ? item : { ...item, ...changed })) };
  },
  TaskCompletionReported(doc, event, key) {
    const { taskId, branchId, completedOn } = event.data;
    const since = dated(event, completedOn);
    const before = ending(begun(doc, event, key), since);
    const verify: DueItem = { what: 'verify-task', itemId: taskId, since };
    return before.waiter === holdersOf('superior', branchId) ? adding(before, verify) : before;
  },
  TaskOutcomeVerified: (doc, event, key) => ending(begun(doc, event, key), dated(event, event.data.verifiedOn)),
  AnnualTaskCancelled: (doc, event, key) => ending(begun(doc, event, key), dated(event, event.data.on)),
};

/** One document for each thing and each one who has something to do about it. */
export const dueListDocuments: Projection<DueDoc, DueEvent> = {
  name: 'due-list',
  version: 1,
  keys: (event: Recorded<DueEvent>) => waitersOf(event).map((waiter) => `${waiter}/${event.stream}`),
  on: { ...concerns, ...talks, ...sessions, ...tasks },
  indexes: ['branchId', 'waiter'],
};
