import type { AnyEvent, Recorded } from '#kernel/event.js';
import type { FoldTable, Projection } from '#kernel/projection.js';
import type { AnnualTaskEvent } from '../annual-task/annual-task.js';
import type { AppraisalEvent } from '../appraisal/appraisal.js';
import type { ImprovementNoticeEvent } from '../improvement-notice/improvement-notice.js';
import type { InitiativeEvent } from '../initiative/initiative.js';
import type { KeyPostEvent } from '../key-post/key-post.js';
import type { MemberEvent } from '../member/member.js';
import type { PracticeEvent } from '../practice/practice.js';
import type { PromotionReviewEvent } from '../promotion-review/promotion-review.js';
import type { RecognitionEvent } from '../recognition/recognition.js';
import { appraisalRecords } from './appraisal-record.js';
import { initiativeRecords } from './initiative-record.js';
import { membershipRecords } from './membership-record.js';
import { noticeRecords } from './notice-record.js';
import { postRecords } from './post-record.js';
import { practiceRecords, practicesKey, withPractice } from './practice-record.js';
import { recognitionRecords } from './recognition-record.js';
import { memberKey, type RecordDoc, type RecordKind, sharedKey } from './record-doc.js';
import { reviewRecords } from './review-record.js';
import { taskRecords } from './task-record.js';

type MemberRecordEvent =
  | MemberEvent
  | AnnualTaskEvent
  | KeyPostEvent
  | InitiativeEvent
  | PracticeEvent
  | RecognitionEvent
  | AppraisalEvent
  | PromotionReviewEvent
  | ImprovementNoticeEvent;

/** The fold of some kinds of documents, among those of all kinds; a key only ever holds these. */
function records<K extends RecordKind, Event extends AnyEvent>(
  kinds: readonly K[],
  table: FoldTable<Extract<RecordDoc, { readonly kind: K }>, Event>,
): FoldTable<RecordDoc, Event> {
  type Step = (doc: RecordDoc | undefined, event: unknown, key: string) => RecordDoc | undefined;
  const known: readonly string[] = kinds;
  const guarded = Object.entries(table as Readonly<Record<string, Step>>).map(([type, step]): [string, Step] => [
    type,
    (doc, event, key) => {
      if (doc !== undefined && !known.includes(doc.kind)) throw new Error(`${key} holds a ${doc.kind}, no ${kinds}`);
      return step(doc, event, key);
    },
  ]);
  return Object.fromEntries(guarded) as FoldTable<RecordDoc, Event>;
}

/** Of the things that are nobody's own: tasks are carried by several, a practice may come from an initiative. */
const SHARED: readonly string[] = ['task', 'practice'];

interface OfInitiative {
  readonly initiativeId?: string;
}

function sharedKeys({ type, stream, data }: Recorded<MemberRecordEvent>): readonly string[] {
  if (!SHARED.includes(stream.slice(0, stream.indexOf('-')))) return [];
  const { initiativeId }: OfInitiative = type === 'PracticeRecorded' ? data : {};
  return [sharedKey(stream), ...(initiativeId === undefined ? [] : [practicesKey(initiativeId)])];
}

const practices = records(['practice'], practiceRecords);

/**
 * 党员实绩: what promotion evidence is drawn from, by member. An event goes to each member whom its tags name, if there is
 * anything in it about that member.
 */
export const memberRecord: Projection<RecordDoc, MemberRecordEvent> = {
  name: 'member-record',
  version: 2,
  keys: (event: Recorded<MemberRecordEvent>) => [
    ...(event.metadata.tags.member ?? []).map((memberId) => memberKey(memberId, event.stream)),
    ...sharedKeys(event),
  ],
  on: {
    ...records(['membership'], membershipRecords),
    ...records(['post'], postRecords),
    ...records(['initiative'], initiativeRecords),
    ...records(['recognition'], recognitionRecords),
    ...records(['appraisal'], appraisalRecords),
    ...records(['notice', 'annulled'], noticeRecords),
    ...records(['review'], reviewRecords),
    ...records(['task'], taskRecords),
    ...practices,
    PracticeRecorded: (doc, event, key) =>
      doc?.kind === 'practices-of' ||
      (event.data.initiativeId !== undefined && key === practicesKey(event.data.initiativeId))
        ? withPractice(doc?.kind === 'practices-of' ? doc : undefined, event.data)
        : practices.PracticeRecorded?.(doc, event, key),
  },
  indexes: ['memberId', 'orgId'],
};
