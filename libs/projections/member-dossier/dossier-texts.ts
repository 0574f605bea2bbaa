import type { Role } from '#kernel/actor.js';
import type { PersonalText } from '#kernel/fields.js';
import { comparePositions } from '#kernel/position.js';
import { isSealed } from '#kernel/sealed.js';
import type { DossierDoc, FiledEvent } from './dossier-documents.js';

/** A personal text about the member, as the file shows it. */
export interface DossierText {
  /** The field that holds it. */
  readonly field: string;
  /** The type of its event. */
  readonly of: string;
  /** Sealed (◆). */
  readonly text: PersonalText;
}

/**
 * Who besides the member reads the texts of an event in the file. What is not named is closed to others here: where it is
 * open to somebody, the question that it belongs to tells it, and knows to whom and when.
 */
const OPEN_TO: Readonly<Record<string, readonly Role[]>> = {
  MemberEnrolled: ['superior', 'branch-officer'],
  FrontlineReviewRecorded: ['superior', 'branch-officer'],
  TalkRecorded: ['branch-officer'],
  RecognitionNominated: ['superior', 'branch-officer'],
  ImprovementNoticeIssued: ['superior'],
  StatementSubmitted: ['superior'],
  ImprovementNoticeAppealed: ['superior'],
};

/** The member reads what the sides have said of them once something was concluded from it, each time anew. */
const AFTER: Readonly<Record<string, string>> = {
  PartyAppraisalRecorded: 'AppraisalConcluded',
  BusinessAppraisalRecorded: 'AppraisalConcluded',
};

export function mayReadDossierText(role: Role, of: unknown): boolean {
  return typeof of === 'string' && Object.hasOwn(OPEN_TO, of) && OPEN_TO[of]?.includes(role) === true;
}

/** The texts of an event that are sealed under the member's key, and may be read by now. */
export function textsOf(
  { type, data, position }: FiledEvent,
  { memberId, events }: DossierDoc,
): readonly DossierText[] {
  const after = AFTER[type];
  const isAfter = (each: FiledEvent) => each.type === after && comparePositions(each.position, position) > 0;
  if (after !== undefined && !events.some(isAfter)) return [];
  return Object.entries(data).flatMap(([field, value]) =>
    isAbout(value, memberId) ? [{ field, of: type, text: value }] : [],
  );
}

/** The third part of a sealed text is whose key it needs. */
function isAbout(value: unknown, memberId: string): value is PersonalText {
  return isSealed(value) && String(value).split(':')[2] === `member-${memberId}`;
}
