import type { LocalDate } from '#kernel/local-date.js';
import type { Emphasis, TaskOutcome } from '../annual-task/terms.js';
import type { AppraisalGrade } from '../appraisal/terms.js';
import type { NoticeMeasure } from '../improvement-notice/terms.js';
import type { InitiativeKind, InitiativeVerdict } from '../initiative/terms.js';
import type { ReviewRating } from '../key-post/terms.js';
import type { AdoptionVerdict, PracticeKind } from '../practice/terms.js';
import type { Award } from '../recognition/terms.js';
import type { Dated } from '../scoring/facts/dated.js';
import type { ReviewRecord } from './review-record.js';

/*
 * What is known of a member's work, as dated facts: a small document for each stream that is about the member, and one for
 * each task and practice, whoever they concern. Ids, days and what was found; no words about anybody, and no number.
 */

/** Which branches the member has belonged to. */
export interface MembershipRecord {
  readonly kind: 'membership';
  readonly memberId: string;
  /** In order of date. */
  readonly stays: readonly { readonly branchId: string; readonly from: LocalDate }[];
}

/** The member's postings on one key post, and what was found on the front line. */
export interface PostRecord {
  readonly kind: 'post';
  readonly memberId: string;
  readonly postId: string;
  readonly branchId: string;
  readonly taskIds: readonly string[];
  /** In the order of recording; `ends`: what has ended it, the last one holds. */
  readonly postings: readonly {
    readonly begun: Dated;
    readonly secondment?: true;
    readonly ends: readonly Dated[];
  }[];
  readonly reviews: readonly (Dated & { readonly rating: ReviewRating })[];
}

/** An initiative that the member leads. */
export interface InitiativeRecord {
  readonly kind: 'initiative';
  readonly memberId: string;
  readonly initiativeId: string;
  readonly branchId: string;
  readonly initiativeKind: InitiativeKind;
  readonly taskIds: readonly string[];
  readonly launched: Dated;
  /** In the order of recording; the last by date holds. */
  readonly verdicts: readonly (Dated & { readonly verdict: InitiativeVerdict })[];
  readonly end?: Dated & { readonly how: 'closed' | 'abandoned' };
}

/** A recognition that was granted. */
export interface RecognitionRecord {
  readonly kind: 'recognition';
  readonly memberId: string;
  readonly recognitionId: string;
  readonly branchId: string;
  readonly awardingOrgId: string;
  readonly award: Award;
  readonly year: number;
  readonly granted: Dated;
  readonly revoked?: Dated;
}

/** What was concluded about the member in one cycle, and what the member has said against it. */
export interface AppraisalRecord {
  readonly kind: 'appraisal';
  readonly memberId: string;
  readonly cycleId: string;
  readonly branchId: string;
  readonly year: number;
  readonly conclusions: readonly (Dated & { readonly edition: number; readonly grade: AppraisalGrade })[];
  readonly objections: readonly {
    readonly objectionId: string;
    readonly edition: number;
    readonly raised: Dated;
    readonly decided?: Dated & { readonly upheld: boolean };
  }[];
}

/** An improvement notice to the member. */
export interface NoticeRecord {
  readonly kind: 'notice';
  readonly memberId: string;
  readonly noticeId: string;
  readonly branchId: string;
  readonly measure: NoticeMeasure;
  readonly issued: Dated;
  /** The first day on which it has no effect any more, if it is not lifted before. */
  readonly endsOn: LocalDate;
  readonly appealed?: Dated;
  readonly dismissed?: Dated;
  readonly lifted?: Dated;
}

/**
 * Where a notice was that an upheld appeal has taken back: it counts as never issued, so that nothing of it is left but
 * the day, for whoever has rested something on it.
 */
export interface AnnulledRecord {
  readonly kind: 'annulled';
  readonly memberId: string;
  readonly annulled: Pick<Dated, 'recordedOn'>;
}

/** A task, of whomever. */
export interface TaskRecord {
  readonly kind: 'task';
  readonly taskId: string;
  readonly branchId: string;
  readonly year: number;
  readonly set: Dated & { readonly emphasis: Emphasis };
  readonly revisions: readonly (Dated & { readonly emphasis?: Emphasis })[];
  readonly completion?: Dated;
  readonly verifications: readonly (Dated & { readonly outcome: TaskOutcome; readonly corrects?: string })[];
  readonly cancelled?: Dated;
}

/** A practice; `memberId` is whoever recorded it, member or not. */
export interface PracticeRecord {
  readonly kind: 'practice';
  readonly memberId: string;
  readonly practiceId: string;
  readonly branchId: string;
  readonly practiceKind: PracticeKind;
  readonly recorded: Dated;
  readonly endorsed?: Dated;
  readonly adoptions: readonly {
    readonly branchId: string;
    readonly adopted: Dated;
    /** In the order of recording; the last by date says what came of it. */
    readonly reports: readonly (Dated & { readonly verdict: AdoptionVerdict })[];
  }[];
  readonly withdrawn?: Dated;
}

/** The practices that an initiative has led to. */
export interface InitiativePractices {
  readonly kind: 'practices-of';
  readonly initiativeId: string;
  readonly practiceIds: readonly string[];
}

/** What documents are found by. */
interface Found {
  readonly memberId?: string;
  /** Of a review: whose it is. */
  readonly orgId?: string;
}

export type RecordDoc = Found & AnyRecord;

type AnyRecord =
  | MembershipRecord
  | PostRecord
  | InitiativeRecord
  | RecognitionRecord
  | AppraisalRecord
  | NoticeRecord
  | AnnulledRecord
  | ReviewRecord
  | TaskRecord
  | PracticeRecord
  | InitiativePractices;

export type RecordKind = RecordDoc['kind'];

/** Of what is about a member: `m1/keyPost-p1`. */
export const memberKey = (memberId: string, stream: string): string => `${memberId}/${stream}`;

/** Of what may concern several: `:task-t1`. No id begins like this. */
export const sharedKey = (stream: string): string => `:${stream}`;

export const memberOf = (key: string): string => key.slice(0, key.indexOf('/'));

/** @throws Error where a stream's first event is missing: the log is damaged, or the fold began too late */
export function begun<Doc extends RecordDoc>(doc: Doc | undefined, event: { type: string; id: string }): Doc {
  if (doc === undefined) throw new Error(`${event.type} (${event.id}) precedes the beginning of its stream`);
  return doc;
}
