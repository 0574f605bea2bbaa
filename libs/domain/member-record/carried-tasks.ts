import type { LocalDate } from '#kernel/local-date.js';
import { lastOf } from '../scoring/by-date.js';
import type { Corrected, EvidenceItem } from './evidence-item.js';
import type { RecordDoc, TaskRecord } from './record-doc.js';
import { idsOf, type PlacedItem } from './record-items.js';

type Carrier = Extract<EvidenceItem, { readonly kind: 'task' }>['through'][number];

/** That a member worked on some tasks, from a day on and until the first day without. */
interface Carrying {
  readonly carrier: Carrier;
  readonly taskIds: readonly string[];
  readonly from: LocalDate;
  readonly until?: LocalDate | undefined;
}

/** The tasks of the posts that the member stood on, and of the initiatives that the member led, in that time. */
export function carriedTasks(own: readonly RecordDoc[], documents: readonly RecordDoc[]): readonly PlacedItem[] {
  const carrying = own.flatMap(carryingOf);
  return documents
    .filter((doc) => doc.kind === 'task')
    .flatMap((task) => {
      const through = carrying.filter((each) => each.taskIds.includes(task.taskId) && wasUnderWay(task, each));
      return through.length === 0 ? [] : [taskItem(task, through)];
    });
}

/** The ids of all tasks that may be carried, under way or not. */
export function taskIdsOf(own: readonly RecordDoc[]): readonly string[] {
  return [...new Set(own.flatMap(carryingOf).flatMap(({ taskIds }) => taskIds))];
}

function carryingOf(doc: RecordDoc): readonly Carrying[] {
  if (doc.kind === 'initiative') {
    const { initiativeId, taskIds, launched, end } = doc;
    return [{ carrier: { kind: 'initiative', id: initiativeId }, taskIds, from: launched.on, until: end?.on }];
  }
  if (doc.kind !== 'post') return [];
  const { postId, taskIds, postings } = doc;
  return postings.map(({ begun, ends }) => ({
    ...{ carrier: { kind: 'post', id: postId } as const, taskIds, from: begun.on, until: ends.at(-1)?.on },
  }));
}

/** Nobody has carried what was finished before, or set after their time. */
function wasUnderWay({ set, completion, verifications, cancelled }: TaskRecord, { from, until }: Carrying): boolean {
  const finished = completion?.on ?? verifications[0]?.on ?? cancelled?.on;
  return (until === undefined || set.on < until) && (finished === undefined || finished >= from);
}

function taskItem(task: TaskRecord, carrying: readonly Carrying[]): PlacedItem {
  const { taskId, branchId, year, set, revisions, verifications, cancelled } = task;
  const corrected = verifications.flatMap((by): readonly Corrected[] =>
    by.corrects === undefined ? [] : [{ eventId: by.corrects, correctedBy: by.eventId, on: by.recordedOn }],
  );
  const standing = verifications.filter(({ eventId }) => corrected.every((each) => each.eventId !== eventId));
  const emphasis = lastOf(revisions.filter((revision) => revision.emphasis !== undefined))?.emphasis ?? set.emphasis;
  const outcome = lastOf(standing)?.outcome;
  return {
    first: set,
    item: {
      ...{ kind: 'task', id: taskId, branchId, on: set.on, year, emphasis, through: distinct(carrying) },
      ...(outcome === undefined ? {} : { outcome }),
      ...(cancelled === undefined ? {} : { cancelledOn: cancelled.on }),
      eventIds: idsOf(set, ...revisions, ...standing, cancelled),
      ...(corrected.length === 0 ? {} : { corrected }),
    },
  };
}

/** Each carrier once, posts first, by id. */
function distinct(carrying: readonly Carrying[]): readonly Carrier[] {
  const byName = new Map(carrying.map(({ carrier }) => [`${carrier.kind}/${carrier.id}`, carrier]));
  const name = ({ kind, id }: Carrier) => `${kind === 'post' ? 0 : 1}/${id}`;
  return [...byName.values()].sort((a, b) => (name(a) < name(b) ? -1 : 1));
}
