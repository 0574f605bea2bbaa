import { ROLES } from '#kernel/actor.js';
import { type Aggregate, type Confidential, created, type Evolve } from '#kernel/aggregate.js';
import { type EventOf, type Recorded, v1 } from '#kernel/event.js';
import type { PersonalText } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { CitedEvidence } from '../evidence/cited-evidence.js';
import {
  NO_OBJECTIONS,
  type Objections,
  openObjections,
  withDecision,
  withObjection,
} from '../objection/objections.js';
import { appraisalTexts } from './appraisal-texts.js';
import { concludeAppraisal } from './conclude-appraisal.js';
import { decideAppraisalObjection } from './decide-appraisal-objection.js';
import { objectToAppraisal } from './object-to-appraisal.js';
import { recordBusinessAppraisal } from './record-business-appraisal.js';
import { recordPartyAppraisal } from './record-party-appraisal.js';
import { recordSelfAppraisal } from './record-self-appraisal.js';
import type { AppraisalGrade, AppraisingSide } from './terms.js';

/** Stands on every event of an appraisal. */
interface OfAppraisal {
  readonly cycleId: string;
  readonly memberId: string;
  /** The member's on the day on which the appraisal began. It stays the same: that branch appraises to the end. */
  readonly branchId: string;
  /** The year that the cycle is about. */
  readonly year: number;
  /** The conclusion that it leads to, or is about: counts from 1, and one further after each upheld objection. */
  readonly edition: number;
}

/** What one side says of the member. */
interface Appraised extends OfAppraisal {
  readonly grade: AppraisalGrade;
  readonly reasons: PersonalText;
  readonly evidenceEventIds: readonly string[];
  /** Where each of them stands, in the same order. */
  readonly evidence: readonly CitedEvidence[];
  /** What the side has said before, where it corrects itself after an upheld objection. */
  readonly corrects?: string;
}

export const appraisalEvents = {
  SelfAppraisalRecorded: v1<OfAppraisal & { readonly summary: PersonalText; readonly corrects?: string }>(),
  PartyAppraisalRecorded: v1<Appraised>(),
  BusinessAppraisalRecorded: v1<Appraised>(),
  AppraisalConcluded: v1<
    OfAppraisal & {
      readonly grade: AppraisalGrade;
      readonly reasons: PersonalText;
      /** The meeting. */
      readonly decidedBy: string;
      readonly on: LocalDate;
    }
  >(),
  AppraisalObjected: v1<OfAppraisal & { readonly objectionId: string; readonly grounds: PersonalText }>(),
  AppraisalObjectionDecided: v1<
    OfAppraisal & {
      readonly objectionId: string;
      readonly upheld: boolean;
      readonly reasons: string;
      /** Of an upheld one: the event that concluded the appraisal. */
      readonly corrects?: string;
    }
  >(),
};

export type AppraisalEvent = EventOf<typeof appraisalEvents>;

/** What somebody has recorded last. */
interface Word {
  readonly eventId: string;
  readonly edition: number;
}

export interface SideRecord extends Word {
  readonly grade: AppraisalGrade;
  readonly recordedBy: string;
  /** The local day of recording. */
  readonly recordedOn: LocalDate;
}

interface Begun extends Omit<OfAppraisal, 'edition'> {
  /** Of the conclusion that stands or comes next. */
  readonly edition: number;
  /** The member's own word. */
  readonly self?: Word;
  /** In editions after the first the sides stand as they were, unless they have corrected themselves. */
  readonly sides: { readonly [Side in AppraisingSide]?: SideRecord };
  readonly objections: Objections;
  /** The local day on which the last objection was decided: no conclusion rests on it earlier. */
  readonly decidedOn?: LocalDate;
}

interface Conclusion {
  readonly concludedEventId: string;
  readonly grade: AppraisalGrade;
  readonly concludedBy: string;
  readonly concludedOn: LocalDate;
}

export type Appraisal =
  | { readonly status: 'absent' }
  | ({ readonly status: 'open' } & Begun)
  | ({ readonly status: 'concluded' } & Begun & Conclusion);

/** The state, begun by whatever comes first: the member and both sides record in any order. */
function begun(
  state: Appraisal,
  { cycleId, memberId, branchId, year }: OfAppraisal,
): Exclude<Appraisal, { status: 'absent' }> {
  if (state.status !== 'absent') return state;
  return { status: 'open', cycleId, memberId, branchId, year, edition: 1, sides: {}, objections: NO_OBJECTIONS };
}

function withSide(
  state: Appraisal,
  side: AppraisingSide,
  event: Recorded<Extract<AppraisalEvent, { data: Appraised }>>,
): Appraisal {
  const before = begun(state, event.data);
  const {
    id: eventId,
    data: { grade, edition },
    metadata,
    recordedOn,
  } = event;
  return {
    ...before,
    sides: { ...before.sides, [side]: { eventId, grade, edition, recordedBy: metadata.actor.id, recordedOn } },
  };
}

const evolve: Evolve<Appraisal, AppraisalEvent> = {
  SelfAppraisalRecorded: (state, data, { id: eventId }) => ({
    ...begun(state, data),
    self: { eventId, edition: data.edition },
  }),
  PartyAppraisalRecorded: (state, _, event) => withSide(state, 'party', event),
  BusinessAppraisalRecorded: (state, _, event) => withSide(state, 'business', event),
  AppraisalConcluded: (state, { grade, on }, { id, metadata }) => ({
    ...created(state),
    ...{ status: 'concluded', concludedEventId: id, grade, concludedBy: metadata.actor.id, concludedOn: on },
  }),
  AppraisalObjected: (state, { objectionId }, { metadata }) => {
    const appraisal = created(state);
    return { ...appraisal, objections: withObjection(appraisal.objections, objectionId, metadata.actor.id) };
  },
  AppraisalObjectionDecided: (state, { objectionId, upheld }, { recordedOn }) => {
    const appraisal = created(state);
    const objections = withDecision(appraisal.objections, objectionId, upheld);
    return upheld ? reopened(appraisal, objections, recordedOn) : { ...appraisal, objections, decidedOn: recordedOn };
  },
};

/** As if it had not been concluded, with another edition to come. */
function reopened(
  { cycleId, memberId, branchId, year, edition, self, sides }: Begun,
  objections: Objections,
  decidedOn: LocalDate,
): Appraisal {
  return {
    ...{ status: 'open', cycleId, memberId, branchId, year, edition: edition + 1, sides, objections, decidedOn },
    ...(self === undefined ? {} : { self }),
  };
}

/**
 * That somebody was appraised, and when, the name of the stream says itself. What was noted on it could tell one side
 * what the other has said.
 */
const confidential: Confidential<AppraisalEvent> = {
  persons: ROLES,
  naming: [],
  isActor: () => false,
  notes: ['superior', 'inspector'],
};

/** 双向考核: a member's own word, what party work and business work say of them, and what a meeting concludes. */
export const appraisal = {
  name: 'appraisal',
  events: appraisalEvents,
  initial: { status: 'absent' } as Appraisal,
  evolve,
  commands: {
    recordSelfAppraisal,
    recordPartyAppraisal,
    recordBusinessAppraisal,
    concludeAppraisal,
    objectToAppraisal,
    decideAppraisalObjection,
  },
  texts: appraisalTexts,
  confidential,
  counts: (state, { type, data }) => counts(state, type, data as OfAppraisal),
} satisfies Aggregate<Appraisal, AppraisalEvent>;

/**
 * Nothing rests on a conclusion that is contested or overturned, nor on a word that was corrected in a later edition.
 * That there was an objection, and how it was decided, stays a fact.
 */
function counts(state: Appraisal, type: string, { edition }: OfAppraisal): boolean {
  const appraisal = created(state);
  switch (type) {
    case 'SelfAppraisalRecorded':
      return appraisal.self?.edition === edition;
    case 'PartyAppraisalRecorded':
      return appraisal.sides.party?.edition === edition;
    case 'BusinessAppraisalRecorded':
      return appraisal.sides.business?.edition === edition;
    case 'AppraisalConcluded':
      return standingGrade(appraisal) !== undefined && appraisal.edition === edition;
    default:
      return true;
  }
}

/** The final grade, where one was concluded that nobody contests (any more). */
export function standingGrade(state: Appraisal): AppraisalGrade | undefined {
  const stands = state.status === 'concluded' && openObjections(state.objections).length === 0;
  return stands ? state.grade : undefined;
}
