import type { PartyConcerned } from '#domain/evidence/party-concerned.js';
import type { Award, PublicNotice } from '#domain/recognition/terms.js';
import type { StreamEntries } from '#domain/record/entry.js';
import type { Dated } from '#domain/scoring/facts/dated.js';
import type { PersonalText } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Moment } from '#kernel/read-model.js';
import type { Bilingual } from '#kernel/texts.js';
import { type RestsOn, restsOn } from '../record/cited-evidence.js';
import type { ObjectionDoc, RecognitionDoc } from './recognition-list-documents.js';

/**
 * How a nomination stands on a day: `on-notice` from the first to the last day of the notice, `notice-over` after it as
 * long as nothing is decided, `contested` once an objection to it was upheld, so that only nominating anew leads further.
 */
export type NominationStatus =
  | 'nominated'
  | 'on-notice'
  | 'notice-over'
  | 'contested'
  | 'granted'
  | 'declined'
  | 'revoked';

/** Something that was done on a day, and the event that says so. */
type Done<More> = More & { readonly on: LocalDate; readonly eventId: string };

export interface Nomination extends RestsOn {
  readonly recognitionId: string;
  readonly award: Award;
  readonly orgId: string;
  readonly nominee: PartyConcerned;
  readonly branchId: string;
  /** The committees above the branch when it was nominated. */
  readonly orgIds: readonly string[];
  readonly status: NominationStatus;
  readonly nominatedOn: LocalDate;
  readonly nominatedBy: string;
  readonly eventId: string;
  /** Sealed (◆). */
  readonly grounds: PersonalText;
  /** From when it was announced on, also for days ahead. */
  readonly notice?: PublicNotice & {
    readonly eventId: string;
    /** Where it was recorded only after its last day, so that nobody learned of it here in time: says so. */
    readonly recordedLate?: Bilingual;
  };
  readonly objections: readonly NominationObjection[];
  readonly grant?: Done<{ readonly decidedBy: string }>;
  readonly decline?: Done<{ readonly reasons: string }>;
  readonly revocation?: Done<{ readonly reasons: string }>;
}

export interface NominationObjection {
  readonly objectionId: string;
  readonly status: 'open' | 'upheld' | 'dismissed';
  readonly raisedOn: LocalDate;
  readonly eventId: string;
  /** Only for those who decide, and whoever it was. */
  readonly raisedBy?: string;
  /** The organizations whose superiors and officers decide. */
  readonly decidedIn: readonly string[];
  /** Sealed (◆). */
  readonly grounds: PersonalText;
  readonly decision?: Done<{ readonly reasons: string }>;
}

export function isWithin(fact: Dated | undefined, asOf: LocalDate): boolean {
  return fact !== undefined && fact.on <= asOf;
}

export function listedNomination(
  doc: RecognitionDoc,
  record: ReadonlyMap<string, StreamEntries>,
  moment: Moment,
): Nomination {
  const { asOf } = moment;
  const { recognitionId, award, orgId, nominee, branchId, orgIds, nominatedBy, grounds, nominated } = doc;
  const upTo = <Fact extends Dated>(fact: Fact | undefined) => (fact && fact.on <= asOf ? fact : undefined);
  const [granted, declined, revoked] = [upTo(doc.granted), upTo(doc.declined), upTo(doc.revoked)];
  const notice = announced(doc.notice, asOf);
  const raised = doc.objections.filter(({ raised: { on } }) => on <= asOf);
  return {
    ...{ recognitionId, award, orgId, nominee, branchId, orgIds, status: statusOn(doc, asOf) },
    ...{ nominatedOn: nominated.on, nominatedBy, eventId: nominated.eventId, grounds },
    ...restsOn(doc, record, moment),
    ...(notice === undefined ? {} : { notice }),
    objections: raised.map((each) => listedObjection(each, asOf, doc)),
    ...(granted ? { grant: { ...doneOn(granted), decidedBy: granted.decidedBy } } : {}),
    ...(declined ? { decline: { ...doneOn(declined), reasons: declined.reasons } } : {}),
    ...(revoked ? { revocation: { ...doneOn(revoked), reasons: revoked.reasons } } : {}),
  };
}

function doneOn({ on, eventId }: Dated) {
  return { on, eventId };
}

function announced(notice: RecognitionDoc['notice'], asOf: LocalDate): Nomination['notice'] {
  if (notice === undefined || (notice.recordedOn > asOf && notice.from > asOf)) return undefined;
  const { from, until, workingDays, eventId, recordedOn } = notice;
  const recordedLate = {
    zh: `公示于 ${recordedOn} 才登记，其时已经期满`,
    en: `this notice was recorded only on ${recordedOn}, when it was over`,
  };
  return { from, until, workingDays, eventId, ...(recordedOn > until ? { recordedLate } : {}) };
}

function statusOn(doc: RecognitionDoc, asOf: LocalDate): NominationStatus {
  if (isWithin(doc.revoked, asOf)) return 'revoked';
  if (isWithin(doc.granted, asOf)) return 'granted';
  if (isWithin(doc.declined, asOf)) return 'declined';
  if (doc.objections.some(({ decided }) => decided?.upheld && isWithin(decided, asOf))) return 'contested';
  if (doc.notice === undefined || doc.notice.from > asOf) return 'nominated';
  return doc.notice.until >= asOf ? 'on-notice' : 'notice-over';
}

function listedObjection(
  { objectionId, raisedBy, grounds, raised, decided }: ObjectionDoc,
  asOf: LocalDate,
  { orgId, orgIds }: RecognitionDoc,
): NominationObjection {
  const decision = decided && decided.on <= asOf ? decided : undefined;
  return {
    ...{ objectionId, raisedBy, grounds, raisedOn: raised.on, eventId: raised.eventId },
    status: decision === undefined ? 'open' : decision.upheld ? 'upheld' : 'dismissed',
    decidedIn: [...new Set([orgId, ...orgIds])],
    ...(decision === undefined ? {} : { decision: { ...doneOn(decision), reasons: decision.reasons } }),
  };
}
