import { type Aggregate, type Confidential, created, type Evolve } from '#kernel/aggregate.js';
import { type EventOf, v1 } from '#kernel/event.js';
import type { PersonalText } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { CitedEvidence } from '../evidence/cited-evidence.js';
import type { PartyConcerned } from '../evidence/party-concerned.js';
import { NO_OBJECTIONS, type Objections, withDecision, withObjection } from '../objection/objections.js';
import { decideNominationObjection } from './decide-nomination-objection.js';
import { declineNomination } from './decline-nomination.js';
import { grantRecognition } from './grant-recognition.js';
import { nominateForRecognition } from './nominate-for-recognition.js';
import { objectToNomination } from './object-to-nomination.js';
import { publicizeNomination } from './publicize-nomination.js';
import { recognitionTexts } from './recognition-texts.js';
import { revokeRecognition } from './revoke-recognition.js';
import type { Award, PublicNotice } from './terms.js';

/** Stands on every event of a recognition, so that a fold needs no other stream. */
interface OfRecognition {
  readonly recognitionId: string;
  readonly award: Award;
  readonly year: number;
  /** Whose award it is. */
  readonly orgId: string;
  readonly nominee: PartyConcerned;
  /** The nominee, or the nominee's branch on the day of the nomination. */
  readonly branchId: string;
  /** Where the nominee is a member. */
  readonly memberId?: string;
}

export const recognitionEvents = {
  RecognitionNominated: v1<
    OfRecognition & {
      readonly grounds: PersonalText;
      readonly evidenceEventIds: readonly string[];
      /** Where each of them stands, in the same order. */
      readonly evidence: readonly CitedEvidence[];
      readonly on: LocalDate;
    }
  >(),
  NominationPublicized: v1<OfRecognition & PublicNotice>(),
  NominationObjected: v1<OfRecognition & { readonly objectionId: string; readonly grounds: PersonalText }>(),
  NominationObjectionDecided: v1<
    OfRecognition & { readonly objectionId: string; readonly upheld: boolean; readonly reasons: string }
  >(),
  RecognitionGranted: v1<OfRecognition & { readonly on: LocalDate; readonly decidedBy: string }>(),
  NominationDeclined: v1<OfRecognition & { readonly on: LocalDate; readonly reasons: string }>(),
  RecognitionRevoked: v1<OfRecognition & { readonly on: LocalDate; readonly reasons: string }>(),
};

export type RecognitionEvent = EventOf<typeof recognitionEvents>;

interface Nominated extends Omit<OfRecognition, 'memberId'> {
  readonly nominatedBy: string;
  readonly nominatedOn: LocalDate;
  /** Nothing rests on it earlier: the day of nomination, or the local day on which the last objection was decided. */
  readonly settledOn: LocalDate;
  /** The committees that the nominee belonged to then, by the tree of the recording day. */
  readonly orgIds: readonly string[];
  readonly objections: Objections;
}

export type Recognition =
  | { readonly status: 'absent' }
  | ({ readonly status: 'nominated' } & Nominated)
  | ({ readonly status: 'publicized'; readonly notice: PublicNotice } & Nominated)
  | ({ readonly status: 'granted'; readonly grantedOn: LocalDate } & Nominated)
  | ({ readonly status: 'declined' } & Nominated)
  | ({ readonly status: 'revoked' } & Nominated);

const evolve: Evolve<Recognition, RecognitionEvent> = {
  RecognitionNominated: (_, { recognitionId, award, year, orgId, nominee, branchId, on }, { metadata }) => ({
    status: 'nominated',
    ...{ recognitionId, award, year, orgId, nominee, branchId },
    ...{ nominatedBy: metadata.actor.id, nominatedOn: on, orgIds: metadata.tags.org ?? [], settledOn: on },
    objections: NO_OBJECTIONS,
  }),
  NominationPublicized: (state, { from, until, workingDays }) => ({
    ...created(state),
    ...{ status: 'publicized', notice: { from, until, workingDays } },
  }),
  NominationObjected: (state, { objectionId }, { metadata }) => {
    const recognition = created(state);
    return { ...recognition, objections: withObjection(recognition.objections, objectionId, metadata.actor.id) };
  },
  NominationObjectionDecided: (state, { objectionId, upheld }, { recordedOn }) => {
    const recognition = created(state);
    return {
      ...recognition,
      objections: withDecision(recognition.objections, objectionId, upheld),
      settledOn: recordedOn,
    };
  },
  RecognitionGranted: (state, { on }) => ({ ...created(state), status: 'granted', grantedOn: on }),
  NominationDeclined: (state) => ({ ...created(state), status: 'declined' }),
  RecognitionRevoked: (state) => ({ ...created(state), status: 'revoked' }),
};

/**
 * Who is nominated, and who objected, is known to those who have to decide, and to those who check them. What was granted is
 * announced; a nomination is by its public notice, from its first day on, which the recognition list tells.
 */
const confidential: Confidential<RecognitionEvent> = {
  persons: ['superior', 'branch-officer', 'inspector'],
  naming: ['memberId', 'nominee'],
  announced: ['RecognitionGranted', 'RecognitionRevoked'],
  isActor: ({ type }) => type === 'NominationObjected',
  notes: ['superior', 'branch-officer', 'inspector'],
};

/** 两优一先: who is nominated on which evidence, public notice, objections, and what was decided within the quota. */
export const recognition = {
  name: 'recognition',
  events: recognitionEvents,
  initial: { status: 'absent' } as Recognition,
  evolve,
  commands: {
    nominateForRecognition,
    publicizeNomination,
    objectToNomination,
    decideNominationObjection,
    grantRecognition,
    declineNomination,
    revokeRecognition,
  },
  texts: recognitionTexts,
  confidential,
  // that it was revoked is a fact as well
  counts: ({ status }, { type }) => status !== 'revoked' || type === 'RecognitionRevoked',
} satisfies Aggregate<Recognition, RecognitionEvent>;
