import { comparePositions } from '#kernel/position.js';
import { lastOf } from '../scoring/by-date.js';
import type { Dated } from '../scoring/facts/dated.js';
import type { EvidenceItem } from './evidence-item.js';
import type { InitiativeRecord, NoticeRecord, PostRecord, PracticeRecord, RecognitionRecord } from './record-doc.js';

/** An item with the event that gives it its place among others of its kind and day. */
export interface PlacedItem {
  readonly item: EvidenceItem;
  readonly first: Dated;
}

/** The ids of events that there are, in the order of the log. */
export function idsOf(...events: readonly (Dated | undefined)[]): readonly string[] {
  const found = events.filter((event) => event !== undefined);
  return found.sort((a, b) => comparePositions(a.position, b.position)).map(({ eventId }) => eventId);
}

export function postItems({ postId, branchId, taskIds, postings, reviews }: PostRecord): readonly PlacedItem[] {
  const stood = postings.map(({ begun, secondment, ends }): PlacedItem => {
    const end = ends.at(-1);
    return {
      first: begun,
      item: {
        ...{ kind: 'posting', id: postId, branchId, on: begun.on, taskIds },
        ...(end === undefined ? {} : { until: end.on }),
        ...(secondment === undefined ? {} : { secondment }),
        eventIds: idsOf(begun, ...ends),
      },
    };
  });
  const reviewed = reviews.map((review): PlacedItem => {
    const { on, rating } = review;
    return {
      first: review,
      item: { kind: 'frontline-review', id: postId, branchId, on, rating, eventIds: idsOf(review) },
    };
  });
  return [...stood, ...reviewed];
}

export function initiativeItem(record: InitiativeRecord): PlacedItem {
  const { initiativeId, branchId, initiativeKind, taskIds, launched, verdicts, end } = record;
  const last = lastOf(verdicts);
  return {
    first: launched,
    item: {
      ...{ kind: 'initiative', id: initiativeId, branchId, on: launched.on, initiativeKind, taskIds },
      ...(end === undefined ? {} : { until: end.on, ended: end.how }),
      ...(last === undefined ? {} : { verdict: last.verdict }),
      eventIds: idsOf(launched, ...verdicts, end),
    },
  };
}

/** One that was withdrawn is stated by its withdrawal only. */
export function practiceItem(record: PracticeRecord, because: 'initiative' | 'recorded'): PlacedItem {
  const { practiceId, branchId, practiceKind, recorded, endorsed, adoptions, withdrawn } = record;
  const stated = [recorded, endorsed, ...adoptions.flatMap(({ adopted, reports }) => [adopted, ...reports])];
  return {
    first: recorded,
    item: {
      ...{ kind: 'practice', id: practiceId, branchId, on: recorded.on, practiceKind, because },
      ...(endorsed === undefined ? {} : { endorsedOn: endorsed.on }),
      adoptions: adoptions.map(({ branchId: adopting, reports }) => {
        const last = lastOf(reports);
        return { branchId: adopting, ...(last === undefined ? {} : { verdict: last.verdict }) };
      }),
      ...(withdrawn === undefined
        ? { eventIds: idsOf(...stated) }
        : { withdrawnOn: withdrawn.on, ...correctedBy(withdrawn, idsOf(...stated)) }),
    },
  };
}

/** One that was revoked is stated by its revocation only. */
export function recognitionItem(record: RecognitionRecord): PlacedItem {
  const { recognitionId, branchId, awardingOrgId, award, year, granted, revoked } = record;
  return {
    first: granted,
    item: {
      ...{ kind: 'recognition', id: recognitionId, branchId, on: granted.on, award, year, awardingOrgId },
      ...(revoked === undefined
        ? { eventIds: idsOf(granted) }
        : { revokedOn: revoked.on, ...correctedBy(revoked, idsOf(granted)) }),
    },
  };
}

export function noticeItem(record: NoticeRecord): PlacedItem {
  const { noticeId, branchId, measure, issued, endsOn, appealed, dismissed, lifted } = record;
  return {
    first: issued,
    item: {
      ...{ kind: 'notice', id: noticeId, branchId, on: issued.on, measure, endsOn },
      ...(lifted === undefined ? {} : { liftedOn: lifted.on }),
      ...(appealed === undefined ? {} : { appeal: dismissed === undefined ? 'open' : 'dismissed' }),
      eventIds: idsOf(issued, appealed, dismissed, lifted),
    },
  };
}

/** What is left of a fact that was taken back. */
function correctedBy(by: Dated, eventIds: readonly string[]): Pick<EvidenceItem, 'eventIds' | 'corrected'> {
  return {
    eventIds: [by.eventId],
    corrected: eventIds.map((eventId) => ({ eventId, correctedBy: by.eventId, on: by.recordedOn })),
  };
}
