import type { PersonalText } from '#kernel/fields.js';
import type { FoldTable } from '#kernel/projection.js';
import type { PromotionReviewEvent } from '../promotion-review/promotion-review.js';
import type { PromotionDecision } from '../promotion-review/terms.js';
import { type Dated, dated } from '../scoring/facts/dated.js';
import type { Evidence } from './evidence-item.js';
import { begun } from './record-doc.js';

/** A promotion review of the member, with all that was sealed, contested and decided in it. */
export interface ReviewRecord {
  readonly kind: 'review';
  readonly memberId: string;
  readonly orgId: string;
  readonly reviewId: string;
  readonly targetPosition: string;
  readonly opened: Dated;
  readonly editions: readonly SealedEdition[];
  readonly contests: readonly ContestRecord[];
  readonly conclusion?: Dated & {
    readonly edition: number;
    readonly decision: PromotionDecision;
    readonly reasons: string;
    readonly citedEventIds: readonly string[];
    readonly decidedBy: string;
  };
}

/** What an edition holds, as it was sealed. */
export interface SealedEdition extends Dated {
  readonly edition: number;
  readonly evidence: Evidence;
  readonly digest: string;
  readonly throughEventId: string;
}

export interface ContestRecord extends Dated {
  readonly objectionId: string;
  readonly edition: number;
  readonly evidenceEventId: string;
  readonly grounds: PersonalText;
  readonly decided?: Dated & { readonly upheld: boolean; readonly reasons: string };
}

export const reviewRecords: FoldTable<ReviewRecord, PromotionReviewEvent> = {
  PromotionReviewOpened(_, event) {
    const { memberId, orgId, reviewId, targetPosition, openedOn } = event.data;
    return {
      ...{ kind: 'review', memberId, orgId, reviewId, targetPosition, opened: dated(event, openedOn) },
      ...{ editions: [], contests: [] },
    };
  },
  PromotionEvidenceSealed(doc, event) {
    const { edition, evidence, digest, throughEventId } = event.data;
    const before = begun(doc, event);
    const sealed = { ...dated(event, event.occurredOn), edition, evidence, digest, throughEventId };
    return { ...before, editions: [...before.editions, sealed] };
  },
  PromotionEvidenceContested(doc, event) {
    const { objectionId, edition, evidenceEventId, grounds } = event.data;
    const before = begun(doc, event);
    const contest = { ...dated(event, event.occurredOn), objectionId, edition, evidenceEventId, grounds };
    return { ...before, contests: [...before.contests, contest] };
  },
  EvidenceContestDecided(doc, event) {
    const { objectionId, upheld, reasons } = event.data;
    const before = begun(doc, event);
    const decided = { ...dated(event, event.occurredOn), upheld, reasons };
    const contests = before.contests.map((each) => (each.objectionId === objectionId ? { ...each, decided } : each));
    return { ...before, contests };
  },
  PromotionReviewConcluded(doc, event) {
    const { edition, decision, reasons, citedEventIds, decidedBy, on } = event.data;
    const conclusion = { ...dated(event, on), edition, decision, reasons, citedEventIds, decidedBy };
    return { ...begun(doc, event), conclusion };
  },
};
