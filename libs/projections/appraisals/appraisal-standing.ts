import type { AppraisalGrade, AppraisingSide } from '#domain/appraisal/terms.js';
import type { StreamEntries } from '#domain/record/entry.js';
import type { Dated } from '#domain/scoring/facts/dated.js';
import type { Actor, Role } from '#kernel/actor.js';
import type { PersonalText } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Moment } from '#kernel/read-model.js';
import { evidenceTold, type RestsOn, restsOn } from '../record/cited-evidence.js';
import type { AppraisalDoc } from './appraisal-documents.js';

/** How far an appraisal has come: both sides in, concluded, concluded and contested, open again after an upheld objection. */
export type AppraisalStatus = 'not-begun' | 'under-way' | 'both-sides-in' | 'concluded' | 'contested' | 'reopened';

/** Something that was said on a day, and the event that says so. */
interface Said {
  readonly eventId: string;
  readonly on: LocalDate;
}

/** What one side has said; the grade and what leads to it are only there for those who may know it already. */
export interface SaidBySide extends Said, Partial<RestsOn> {
  /** Of the conclusion that it is for: one said for an earlier one stands as long as it is not corrected. */
  readonly edition: number;
  readonly recordedBy: string;
  readonly grade?: AppraisalGrade;
  /** Sealed (◆). */
  readonly reasons?: PersonalText;
}

/** How a member's appraisal stands on a day. */
export interface AppraisalStanding {
  readonly memberId: string;
  readonly status: AppraisalStatus;
  /** Takes part, and gets no grade as long as it is so. */
  readonly probationary?: true;
  /** Of the conclusion that stands or comes next; counts from 1. */
  readonly edition: number;
  readonly self?: Said & {
    /** Sealed (◆). */
    readonly summary: PersonalText;
  };
  readonly party?: SaidBySide;
  readonly business?: SaidBySide;
  /** The one that stands: one that was overturned is only in the history. */
  readonly conclusion?: Said & {
    readonly grade: AppraisalGrade;
    /** Sealed (◆). */
    readonly reasons: PersonalText;
    readonly decidedBy: string;
    readonly recordedBy: string;
  };
  readonly objections: readonly StandingObjection[];
}

export interface StandingObjection extends Said {
  readonly objectionId: string;
  readonly edition: number;
  /** Sealed (◆). */
  readonly grounds: PersonalText;
  readonly decision?: Said & { readonly upheld: boolean; readonly recordedBy: string; readonly reasons?: string };
}

export function notBegun(memberId: string): AppraisalStanding {
  return { memberId, status: 'not-begun', edition: 1, objections: [] };
}

export function standingOn(
  doc: AppraisalDoc,
  record: ReadonlyMap<string, StreamEntries>,
  moment: Moment,
): AppraisalStanding {
  const by = <Fact extends Dated>(facts: readonly Fact[]) => facts.filter(({ on }) => on <= moment.asOf);
  const decisions = by(doc.decisions);
  const edition = 1 + decisions.filter(({ upheld }) => upheld).length;
  const self = by(doc.selves).at(-1);
  // in a later edition the sides stand as they were, unless they have corrected themselves
  const lastOf = (wanted: AppraisingSide) => by(doc.sides).findLast(({ side }) => side === wanted);
  const shown = (side: SideDoc | undefined) => side && { ...saidBySide(side), ...restsOn(side, record, moment) };
  const [party, business] = [shown(lastOf('party')), shown(lastOf('business'))];
  const conclusion = by(doc.conclusions).findLast((each) => each.edition === edition);
  const objections = by(doc.objections).map(({ eventId, on, objectionId, edition: about, grounds }) => {
    const decision = decisions.find((each) => each.objectionId === objectionId);
    const decided = decision === undefined ? {} : { decision: decisionOf(decision) };
    return { eventId, on, objectionId, edition: about, grounds, ...decided };
  });
  const standing: Omit<AppraisalStanding, 'status'> = {
    ...{ memberId: doc.memberId, edition },
    ...(self === undefined ? {} : { self: { eventId: self.eventId, on: self.on, summary: self.summary } }),
    ...(party === undefined ? {} : { party }),
    ...(business === undefined ? {} : { business }),
    ...(conclusion === undefined ? {} : { conclusion: conclusionOf(conclusion) }),
    objections,
  };
  return { ...standing, status: statusOf(standing) };
}

function statusOf(standing: Omit<AppraisalStanding, 'status'>): AppraisalStatus {
  const { conclusion, objections, edition, self, party, business } = standing;
  if (conclusion) return objections.some(({ decision }) => !decision) ? 'contested' : 'concluded';
  if (edition > 1) return 'reopened';
  if (party && business) return 'both-sides-in';
  return self || party || business ? 'under-way' : 'not-begun';
}

type SideDoc = AppraisalDoc['sides'][number];

function saidBySide({ eventId, on, edition, recordedBy, grade, reasons }: SideDoc): SaidBySide {
  return { eventId, on, edition, recordedBy, grade, reasons };
}

function conclusionOf({ eventId, on, grade, reasons, decidedBy, recordedBy }: AppraisalDoc['conclusions'][number]) {
  return { eventId, on, grade, reasons, decidedBy, recordedBy };
}

function decisionOf({ eventId, on, upheld, recordedBy, reasons }: AppraisalDoc['decisions'][number]) {
  return { eventId, on, upheld, recordedBy, reasons };
}

/** Who speaks for a side; the other one doesn't see a new word of it too early. */
const SPEAKERS: Readonly<Record<AppraisingSide, Role>> = { party: 'branch-officer', business: 'business-head' };

/**
 * A standing as this reader may know it. Neither side sees the other's grade before both are in; until then nobody
 * sees any but who recorded it, since one person may have several roles. After an upheld objection a side may correct itself
 * or leave its word as it is: then the other side doesn't see a new word before it has said its own, or somebody has
 * concluded, who has to see both. The member, also one who leads others' appraisals, learns with each conclusion what it
 * rests on, so that nobody is worked on before it. Whatever else tells of appraisals has to go by this.
 */
export function standingFor(reader: Actor, standing: AppraisalStanding): AppraisalStanding {
  const { memberId } = standing;
  const own = memberId === reader.id;
  const shown = (name: AppraisingSide) => {
    const side = standing[name];
    if (!side) return undefined;
    const isKnown = own
      ? isToldToMember(side, standing)
      : side.recordedBy === reader.id || isTold(name, reader, standing);
    return isKnown ? { ...side, evidence: evidenceTold(reader, side.evidence ?? [], memberId) } : withoutGrade(side);
  };
  const [ofParty, ofBusiness] = [shown('party'), shown('business')];
  return {
    ...standing,
    ...(ofParty === undefined ? {} : { party: ofParty }),
    ...(ofBusiness === undefined ? {} : { business: ofBusiness }),
    objections: standing.objections.map((each) => (own || isPrivy(reader) ? each : withoutReasons(each))),
  };
}

/** With the conclusion that it is for. */
function isToldToMember(side: SaidBySide, { conclusion, edition }: AppraisalStanding): boolean {
  return conclusion !== undefined || side.edition < edition;
}

function isTold(name: AppraisingSide, reader: Actor, standing: AppraisalStanding): boolean {
  const { conclusion, edition } = standing;
  const other = name === 'party' ? 'business' : 'party';
  const [side, across] = [standing[name], standing[other]];
  if (!side || !across) return false;
  const waits = side.edition === edition && across.edition < edition;
  return conclusion !== undefined || !waits || reader.role !== SPEAKERS[other];
}

/** Those who read what was written about a member, besides the member. */
export const isPrivy = ({ role }: Actor): boolean => role === 'superior' || role === 'branch-officer';

/** What a side cites can tell what it thinks. */
function withoutGrade({ eventId, on, edition, recordedBy }: SaidBySide): SaidBySide {
  return { eventId, on, edition, recordedBy };
}

/** Free text about a member is as confidential as the rest, though it is not sealed. */
function withoutReasons({ decision, ...objection }: StandingObjection): StandingObjection {
  if (!decision) return objection;
  const { reasons, ...rest } = decision;
  return { ...objection, decision: rest };
}
