import type { LocalDate } from '#kernel/local-date.js';
import { comparePositions } from '#kernel/position.js';
import { appraisalItems } from './appraisal-item.js';
import { asOfDay } from './as-of-day.js';
import { carriedTasks } from './carried-tasks.js';
import { EVIDENCE_KINDS, type Evidence, type EvidenceItem } from './evidence-item.js';
import type { RecordDoc } from './record-doc.js';
import {
  initiativeItem,
  noticeItem,
  type PlacedItem,
  postItems,
  practiceItem,
  recognitionItem,
} from './record-items.js';
import type { ReviewRecord } from './review-record.js';

/** Whose evidence, for what. */
export interface EvidenceAsked {
  readonly memberId: string;
  /** The review whose upheld contests are marked. */
  readonly reviewId?: string;
  /** Only facts up to this day; left out, all that were recorded, also those that begin later. */
  readonly asOf?: LocalDate;
}

/**
 * The evidence of a member, from the documents of `memberRecord`: which of them are the member's is decided here, so that
 * documents of others do no harm. Equal facts give equal evidence, whatever the order of the documents.
 */
export function evidenceOf(documents: readonly RecordDoc[], { memberId, reviewId, asOf }: EvidenceAsked): Evidence {
  const known = asOf === undefined ? documents : documents.flatMap((doc) => asOfDay(doc, asOf) ?? []);
  const own = known.filter((doc) => doc.memberId === memberId);
  const review = own.find((doc): doc is RecordDoc & ReviewRecord => doc.kind === 'review' && doc.reviewId === reviewId);
  const placed = [...own.flatMap(itemsOf), ...carriedTasks(own, known), ...practicesOf(memberId, own, known)];
  return { memberId, items: placed.sort(inOrder).map(({ item }) => withContests(item, review)) };
}

/** The branches that the member has belonged to. */
export function branchesOf(own: readonly RecordDoc[]): readonly string[] {
  return own.flatMap((doc) => (doc.kind === 'membership' ? doc.stays.map(({ branchId }) => branchId) : []));
}

function itemsOf(doc: RecordDoc): readonly PlacedItem[] {
  switch (doc.kind) {
    case 'post':
      return postItems(doc);
    case 'initiative':
      return [initiativeItem(doc)];
    case 'recognition':
      return [recognitionItem(doc)];
    case 'appraisal':
      return appraisalItems(doc);
    case 'notice':
      return [noticeItem(doc)];
    default:
      return [];
  }
}

/**
 * Practices from initiatives that the member led, and those that the member has recorded in a branch of their own. That
 * somebody recorded one for another branch, as an officer above it, is no experience of theirs.
 */
function practicesOf(
  memberId: string,
  own: readonly RecordDoc[],
  documents: readonly RecordDoc[],
): readonly PlacedItem[] {
  const led = own.flatMap((doc) => (doc.kind === 'initiative' ? [doc.initiativeId] : []));
  const from = new Set(
    documents.flatMap((doc) => (doc.kind === 'practices-of' && led.includes(doc.initiativeId) ? doc.practiceIds : [])),
  );
  const branches = branchesOf(own);
  return documents
    .filter((doc) => doc.kind === 'practice')
    .flatMap((doc) => {
      if (from.has(doc.practiceId)) return [practiceItem(doc, 'initiative')];
      return doc.memberId === memberId && branches.includes(doc.branchId) ? [practiceItem(doc, 'recorded')] : [];
    });
}

function inOrder(a: PlacedItem, b: PlacedItem): number {
  const kind = EVIDENCE_KINDS.indexOf(a.item.kind) - EVIDENCE_KINDS.indexOf(b.item.kind);
  if (kind !== 0) return kind;
  if (a.item.on !== b.item.on) return a.item.on < b.item.on ? -1 : 1;
  return comparePositions(a.first.position, b.first.position);
}

function withContests(item: EvidenceItem, review: ReviewRecord | undefined): EvidenceItem {
  const events = [...item.eventIds, ...(item.corrected ?? []).map(({ eventId }) => eventId)];
  const contested = (review?.contests ?? [])
    .filter(({ evidenceEventId, decided }) => decided?.upheld === true && events.includes(evidenceEventId))
    .map(({ objectionId, evidenceEventId }) => ({ objectionId, eventId: evidenceEventId }));
  return contested.length === 0 ? item : { ...item, contested };
}
