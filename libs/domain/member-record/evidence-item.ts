import { streamOf } from '#kernel/aggregate.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Emphasis, TaskOutcome } from '../annual-task/terms.js';
import type { AppraisalGrade } from '../appraisal/terms.js';
import type { NoticeMeasure } from '../improvement-notice/terms.js';
import type { InitiativeKind, InitiativeVerdict } from '../initiative/terms.js';
import type { ReviewRating } from '../key-post/terms.js';
import type { AdoptionVerdict, PracticeKind } from '../practice/terms.js';
import type { Award } from '../recognition/terms.js';

/** In the order in which evidence lists them. */
export const EVIDENCE_KINDS = [
  'posting',
  'frontline-review',
  'task',
  'initiative',
  'practice',
  'recognition',
  'appraisal',
  'notice',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** An event on which the fact rested, until another corrected it. */
export interface Corrected {
  readonly eventId: string;
  readonly correctedBy: string;
  /** The local day on which the correction was recorded. */
  readonly on: LocalDate;
}

/** One fact; absent is what does not apply. */
interface Item<Kind extends EvidenceKind> {
  readonly kind: Kind;
  /** The post's, the task's … : the id of the thing. */
  readonly id: string;
  readonly branchId: string;
  /** The day of the fact. */
  readonly on: LocalDate;
  /** The events that state it as it stands, in the order of the log: what may be contested and cited. */
  readonly eventIds: readonly string[];
  readonly corrected?: readonly Corrected[];
  /** Contests of it that were upheld in the review: as long as such an event still stands in `eventIds`, it can't be cited. */
  readonly contested?: readonly { readonly objectionId: string; readonly eventId: string }[];
}

export type EvidenceItem =
  | (Item<'posting'> & {
      readonly taskIds: readonly string[];
      /** The first day without it. */
      readonly until?: LocalDate;
      readonly secondment?: true;
    })
  | (Item<'frontline-review'> & { readonly rating: ReviewRating })
  /** A task that was the member's while it was under way. */
  | (Item<'task'> & {
      readonly year: number;
      readonly emphasis: Emphasis;
      readonly through: readonly { readonly kind: 'post' | 'initiative'; readonly id: string }[];
      /** As it was verified. */
      readonly outcome?: TaskOutcome;
      readonly cancelledOn?: LocalDate;
    })
  | (Item<'initiative'> & {
      readonly initiativeKind: InitiativeKind;
      readonly taskIds: readonly string[];
      readonly until?: LocalDate;
      readonly ended?: 'closed' | 'abandoned';
      readonly verdict?: InitiativeVerdict;
    })
  | (Item<'practice'> & {
      readonly practiceKind: PracticeKind;
      /** Why it is the member's: it came from an initiative that they led, or they recorded it. */
      readonly because: 'initiative' | 'recorded';
      readonly endorsedOn?: LocalDate;
      readonly adoptions: readonly { readonly branchId: string; readonly verdict?: AdoptionVerdict }[];
      readonly withdrawnOn?: LocalDate;
    })
  | (Item<'recognition'> & {
      readonly award: Award;
      readonly year: number;
      readonly awardingOrgId: string;
      readonly revokedOn?: LocalDate;
    })
  | (Item<'appraisal'> & { readonly year: number; readonly grade: AppraisalGrade })
  | (Item<'notice'> & {
      readonly measure: NoticeMeasure;
      /** The first day on which it has no effect any more, if it is not lifted before. */
      readonly endsOn: LocalDate;
      readonly liftedOn?: LocalDate;
      readonly appeal?: 'open' | 'dismissed';
    });

/** 实绩依据: facts with their events, no words and no score. */
export interface Evidence {
  readonly memberId: string;
  readonly items: readonly EvidenceItem[];
}

/** Whether an upheld contest stands against an item as it is now. */
export function isContested({ eventIds, contested = [] }: EvidenceItem): boolean {
  return contested.some(({ eventId }) => eventIds.includes(eventId));
}

/** What may be contested. */
export function evidenceEvents({ items }: Evidence): ReadonlySet<string> {
  return new Set(items.flatMap(({ eventIds }) => eventIds));
}

/** What a conclusion may rest on. */
export function citableEvents({ items }: Evidence): ReadonlySet<string> {
  return new Set(items.filter((item) => !isContested(item)).flatMap(({ eventIds }) => eventIds));
}

/** The stream that an item's events stand in. */
export function streamOfItem({ kind, id }: Pick<EvidenceItem, 'kind' | 'id'>, memberId: string): string {
  const category = CATEGORIES[kind];
  return streamOf(category, category === 'appraisal' ? `${id}~${memberId}` : id);
}

const CATEGORIES: Readonly<Record<EvidenceKind, string>> = {
  posting: 'keyPost',
  'frontline-review': 'keyPost',
  task: 'task',
  initiative: 'initiative',
  practice: 'practice',
  recognition: 'recognition',
  appraisal: 'appraisal',
  notice: 'improvementNotice',
};
