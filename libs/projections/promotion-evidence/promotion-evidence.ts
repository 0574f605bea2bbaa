import { asOfDay } from '#domain/member-record/as-of-day.js';
import { streamOfItem } from '#domain/member-record/evidence-item.js';
import { memberRecord } from '#domain/member-record/member-record-fold.js';
import type { RecordDoc } from '#domain/member-record/record-doc.js';
import type { ReviewRecord } from '#domain/member-record/review-record.js';
import type { StreamEntries } from '#domain/record/entry.js';
import type { Actor, Role } from '#kernel/actor.js';
import { Id, Optional } from '#kernel/fields.js';
import { comparePositions } from '#kernel/position.js';
import type { Moment, ReadModel } from '#kernel/read-model.js';
import { Rejection } from '#kernel/rejection.js';
import { recordOf } from '../record/cited-evidence.js';
import { recordEntries } from '../record/record-entries.js';
import { type ShownReview, shownReview } from './shown-review.js';

export class PromotionEvidenceParams {
  /** Whose reviews. */
  @Id() readonly orgId!: string;
  /** Only this one. */
  @Optional() @Id() readonly reviewId?: string;
  /** Only those of this member; whoever it is asks for their own like this. */
  @Optional() @Id() readonly memberId?: string;
}

export interface PromotionEvidence extends Moment {
  readonly orgId: string;
  /** By the day on which they were opened; nothing in it is an order of merit. */
  readonly reviews: readonly ShownReview[];
}

type Doc = RecordDoc | StreamEntries;

const READERS: readonly Role[] = ['superior', 'branch-officer', 'inspector'];

/** Who sees to a review; the member by the key under which the grounds are sealed. */
const mayReadGrounds = ({ role }: Actor): boolean => role === 'superior' || role === 'branch-officer';

/**
 * 选拔任用依据: an organization's promotion reviews: each sealed edition with what was corrected since, contests, conclusion.
 * For those who have the organization's reviews in hand, those who check them, and the member; for nobody else.
 */
export const promotionEvidence: ReadModel<PromotionEvidenceParams, Doc, PromotionEvidence> = {
  name: 'promotion-evidence',
  summary: {
    zh: '选拔任用依据：封存各版、异议、结论，以及此后的更正',
    en: 'Promotion evidence: sealed editions, contests, conclusion, and what was corrected since',
  },
  params: PromotionEvidenceParams,
  path: ['orgId'],
  readers: READERS,
  about: ({ orgId }) => ({ orgId, field: 'orgId' }),
  person: ({ memberId }) => memberId,
  from: memberRecord,
  select: ({ orgId }): Readonly<Record<string, string>> => ({ orgId }),
  tags: ({ orgId, memberId }) =>
    memberId === undefined
      ? [
          { kind: 'org', id: orgId },
          { kind: 'branch', id: orgId },
        ]
      : [{ kind: 'member', id: memberId }],
  covers: (key) => key.includes('/promotionReview-'),
  besides: [
    {
      from: recordEntries,
      keepsBothClocks: true,
      select: () => ({}),
      named: (documents) => [...new Set(documents.flatMap(recordsBehind))],
      tags: () => [],
      covers: () => true,
    },
  ],
  opens: { grounds: mayReadGrounds },
  view(documents, { orgId, reviewId, memberId }, moment) {
    const record = recordOf(documents);
    const reviews = documents
      .filter((doc): doc is RecordDoc & ReviewRecord => doc.kind === 'review')
      .filter((review) => reviewId === undefined || review.reviewId === reviewId)
      .filter((review) => memberId === undefined || review.memberId === memberId)
      .flatMap((review) => (asOfDay(review, moment.asOf) as ReviewRecord | undefined) ?? [])
      .sort((a, b) => byOpening(a, b));
    if (reviewId !== undefined && reviews.length === 0) throw new Rejection('not-found', 'reviewId');
    return { orgId, ...moment, reviews: reviews.map((review) => shownReview(review, record, moment)) };
  },
};

/** The keys of the entries that a review's evidence stands in. */
function recordsBehind(doc: Doc): readonly string[] {
  if (doc.kind !== 'review') return [];
  return doc.editions.flatMap(({ evidence }) =>
    evidence.items.map((item) => `${item.branchId}/${streamOfItem(item, doc.memberId)}`),
  );
}

function byOpening({ opened: a }: ReviewRecord, { opened: b }: ReviewRecord): number {
  return a.on === b.on ? comparePositions(a.position, b.position) : a.on < b.on ? -1 : 1;
}
