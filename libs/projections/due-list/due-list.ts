import type { Dated } from '#domain/scoring/facts/dated.js';
import type { Actor } from '#kernel/actor.js';
import { Id, Optional } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import { comparePositions } from '#kernel/position.js';
import type { Moment, ReadModel, Source, Tag } from '#kernel/read-model.js';
import type { Bilingual } from '#kernel/texts.js';
import { ALL_READERS, BranchParams } from '../branch-question.js';
import { assessmentDueDocuments, cycleKey } from './assessment-due-documents.js';
import { type CycleDoc, type DueDoc, type DueItem, holdersOf } from './due-item.js';
import { dueListDocuments } from './due-list-documents.js';
import { dueName } from './due-names.js';

export class DueListParams extends BranchParams {
  /** All that waits for this person, in whatever branch; left out, what waits within the branch. */
  @Optional() @Id() readonly personId?: string;
}

export interface DueList extends Moment {
  readonly branchId: string;
  /** By date; what nobody has set a day for last, the oldest first. */
  readonly items: readonly Due[];
}

export interface Due extends Pick<DueItem, 'what' | 'itemId' | 'dueOn' | 'about'> {
  /** The same in words. */
  readonly name: Bilingual;
  /** A person's id, or `role@branch`. */
  readonly waiter: string;
  /** The branch whose fact it is. */
  readonly branchId: string;
  readonly stream: string;
  /** The event that asks for it. */
  readonly eventId: string;
  readonly since: LocalDate;
  readonly overdue: boolean;
}

type Doc = DueDoc | CycleDoc;

const waitingFor = ({ branchId, personId }: DueListParams): Readonly<Record<string, string>> =>
  personId === undefined ? { branchId } : { waiter: personId };

const ofAssessments: Omit<Source<DueListParams, Doc>, 'select'> = {
  from: assessmentDueDocuments,
  keepsBothClocks: true,
  tags: () => [],
  covers: () => true,
};

/** The streams of a cycle and of its appraisals begin with its id. */
function cycleOf({ stream }: DueDoc): string | undefined {
  return /^(?:assessmentCycle|appraisal)-([^~]+)/.exec(stream)?.[1];
}

const cyclesBehind = (documents: readonly Doc[]): readonly string[] =>
  documents.flatMap((doc) => (doc.kind === 'dues' ? (cycleOf(doc) ?? []) : [])).map(cycleKey);

/** 待办清单: what waits for the reader, by date: in person, and in the role in which they ask. Nobody sees another's. */
export const dueList: ReadModel<DueListParams, Doc, DueList> = {
  name: 'due-list',
  summary: { zh: '待办清单：等我办理的事项，按日期', en: 'What waits for me, by date' },
  params: DueListParams,
  path: ['branchId'],
  readers: ALL_READERS,
  about: ({ branchId }) => ({ orgId: branchId, field: 'branchId' }),
  from: dueListDocuments,
  select: waitingFor,
  // what waits for a role at a committee carries the committee's tag
  tags: ({ branchId, personId }): readonly Tag[] =>
    personId === undefined
      ? [
          { kind: 'branch', id: branchId },
          { kind: 'org', id: branchId },
        ]
      : [{ kind: 'member', id: personId }],
  covers(key, { branchId, personId }) {
    const waiter = key.slice(0, key.indexOf('/'));
    return personId === undefined ? !waiter.includes('@') || waiter.endsWith(`@${branchId}`) : waiter === personId;
  },
  // what began in the branch may have gone on in another one, with the member
  further: (documents) =>
    documents.flatMap((doc) =>
      doc.kind === 'dues' && !doc.waiter.includes('@') ? [{ kind: 'member', id: doc.waiter } as const] : [],
    ),
  besides: [
    { ...ofAssessments, select: waitingFor, keys: cyclesBehind },
    { ...ofAssessments, select: () => ({}), named: (documents) => [...new Set(cyclesBehind(documents))] },
  ],
  opens: { about: (reader, { waiter }) => waiter === reader.id },
  view(documents, { branchId }, moment) {
    const { asOf } = moment;
    const cycles = new Map(documents.flatMap((doc) => (doc.kind === 'cycle' ? [[doc.cycleId, doc] as const] : [])));
    const waiting = documents.flatMap((doc) => (doc.kind === 'dues' ? waitingIn(doc, cycles, moment) : []));
    waiting.sort((a, b) => byDue(a.item, b.item) || (a.doc.waiter < b.doc.waiter ? -1 : 1));
    return { branchId, ...moment, items: waiting.map(({ doc, item }) => due(doc, item, asOf)) };
  },
  forReader(list, reader) {
    return { ...list, items: list.items.filter((item) => isReaders(item, reader)) };
  },
};

function isReaders({ waiter, branchId }: Due, reader: Actor): boolean {
  return waiter === reader.id || waiter === holdersOf(reader.role, branchId);
}

interface Waiting {
  readonly doc: DueDoc;
  readonly item: DueItem;
}

/**
 * What waits there on the day, as far as it was known at the instant; by the days of its cycle. When that is closed nothing
 * of it waits but what follows on an objection; while an objection is open, nothing that it holds up.
 */
function waitingIn(doc: DueDoc, cycles: ReadonlyMap<string, CycleDoc>, { asOf, knownAt }: Moment): readonly Waiting[] {
  const hasCome = (fact: Dated | undefined) =>
    fact !== undefined && fact.on <= asOf && (knownAt === null || fact.recordedAt <= knownAt);
  const cycle = cycles.get(cycleOf(doc) ?? '');
  const isClosed = hasCome(cycle?.closed);
  const isHeldUp = (doc.holds ?? []).some(({ since, decided }) => hasCome(since) && !hasCome(decided));
  return doc.items
    .filter(({ contested }) => !isClosed || contested)
    .filter(({ yields }) => !isHeldUp || !yields)
    .filter(({ since, until, done }) => hasCome(since) && !hasCome(done) && (until === undefined || asOf < until))
    .map((item) => {
      const day = item.by && cycle?.[item.by];
      return { doc, item: day === undefined ? item : { ...item, dueOn: day } };
    });
}

const NO_DAY = '9999-12-31';

function byDue(a: DueItem, b: DueItem): number {
  const [first, second] = [a.dueOn ?? NO_DAY, b.dueOn ?? NO_DAY];
  if (first !== second) return first < second ? -1 : 1;
  return (
    comparePositions(a.since.position, b.since.position) || (a.itemId < b.itemId ? -1 : a.itemId > b.itemId ? 1 : 0)
  );
}

function due({ waiter, branchId, stream }: DueDoc, item: DueItem, asOf: LocalDate): Due {
  const { what, itemId, dueOn, since, about } = item;
  return {
    ...{ what, name: dueName(what), itemId, waiter, branchId, stream, eventId: since.eventId, since: since.on },
    ...(dueOn === undefined ? {} : { dueOn }),
    overdue: dueOn !== undefined && dueOn < asOf,
    ...(about === undefined ? {} : { about }),
  };
}
