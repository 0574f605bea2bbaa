import { type Aggregate, created, type Evolve } from '#kernel/aggregate.js';
import { type EventOf, v1 } from '#kernel/event.js';
import type { PersonalText } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import { assignConcern } from './assign-concern.js';
import { concernTexts } from './concern-texts.js';
import { confirmConcernResolved } from './confirm-concern-resolved.js';
import { raiseConcern } from './raise-concern.js';
import { rejectConcernResponse } from './reject-concern-response.js';
import { respondToConcern } from './respond-to-concern.js';
import { type ConcernTopic, PRIVY_TO_CONCERNS } from './terms.js';

/** Stands on every event of a concern, so that a fold needs no other stream. */
interface OfConcern {
  readonly concernId: string;
  readonly branchId: string;
}

/** … once it has been raised by name and given to somebody. */
interface Between {
  readonly ownerId: string;
  /** Absent from an anonymous one. */
  readonly raisedBy?: string;
}

export const concernEvents = {
  /** Whoever raised it by name is the envelope's actor. Of an anonymous one nothing leads to the person. */
  ConcernRaised: v1<
    OfConcern & {
      readonly topic: ConcernTopic;
      readonly text: PersonalText;
      readonly raisedOn: LocalDate;
      readonly anonymous?: boolean;
      /** Of an anonymous one: SHA-256 of the raiser's token, lower-case hex. */
      readonly tokenHash?: string;
    }
  >(),
  ConcernAssigned: v1<
    OfConcern &
      Between & {
        readonly dueOn: LocalDate;
        /** As it was raised, sealed: what the owner has to answer, who may be of another branch and see nothing else. */
        readonly text: PersonalText;
        /** Whom it is taken from. */
        readonly previousOwnerId?: string;
      }
  >(),
  ConcernAnswered: v1<OfConcern & Between & { readonly on: LocalDate; readonly response: PersonalText }>(),
  ConcernResolved: v1<OfConcern & Between & { readonly on: LocalDate; readonly reason: string }>(),
  ConcernReopened: v1<
    OfConcern & Between & { readonly on: LocalDate; readonly reason: string; readonly dueOn: LocalDate }
  >(),
};

export type ConcernEvent = EventOf<typeof concernEvents>;

interface Raised {
  /** Sealed. */
  readonly text: PersonalText;
  readonly concernId: string;
  readonly branchId: string;
  /** The member who raised it; undefined where it is anonymous. */
  readonly raisedBy: string | undefined;
  readonly tokenHash: string | undefined;
  readonly raisedOn: LocalDate;
}

export interface Assignment {
  readonly ownerId: string;
  readonly dueOn: LocalDate;
}

export type Concern =
  | { readonly status: 'absent' }
  /** Waits for an answer since `askedOn`: the day of raising, or of the last reopening. */
  | ({ readonly status: 'open'; readonly askedOn: LocalDate; readonly assignment: Assignment | undefined } & Raised)
  | ({ readonly status: 'answered'; readonly answeredOn: LocalDate; readonly assignment: Assignment } & Raised)
  | ({ readonly status: 'resolved'; readonly assignment: Assignment } & Raised);

/** The assignment that an answer needs: every answer was given by an owner. */
function assignmentOf(state: Concern): Assignment {
  const { assignment } = created(state);
  if (assignment === undefined) throw new Error('a concern was answered that nobody had');
  return assignment;
}

const evolve: Evolve<Concern, ConcernEvent> = {
  ConcernRaised: (_, { concernId, branchId, text, raisedOn, anonymous, tokenHash }, { metadata }) => ({
    status: 'open',
    ...{ concernId, branchId, text, raisedOn, tokenHash, askedOn: raisedOn, assignment: undefined },
    raisedBy: anonymous === true ? undefined : metadata.actor.id,
  }),
  ConcernAssigned: (state, { ownerId, dueOn }) => ({ ...created(state), assignment: { ownerId, dueOn } }) as Concern,
  ConcernAnswered: (state, { on }) => ({
    ...created(state),
    ...{ status: 'answered', answeredOn: on, assignment: assignmentOf(state) },
  }),
  ConcernResolved: (state) => ({ ...created(state), status: 'resolved', assignment: assignmentOf(state) }),
  ConcernReopened: (state, { on }) => ({ ...created(state), status: 'open', askedOn: on }),
};

/** 诉求: what a member asks for, who has to answer it by when, and whether that was a fix. */
export const concern = {
  name: 'concern',
  events: concernEvents,
  initial: { status: 'absent' } as Concern,
  evolve,
  commands: { raiseConcern, assignConcern, respondToConcern, confirmConcernResolved, rejectConcernResponse },
  texts: concernTexts,
  confidential: {
    persons: PRIVY_TO_CONCERNS,
    naming: ['raisedBy'],
    isActor({ type, data }) {
      if (type === 'ConcernRaised') return data.anonymous !== true;
      // only its raiser says of one with a name whether it is resolved
      return (type === 'ConcernResolved' || type === 'ConcernReopened') && data.raisedBy !== undefined;
    },
    notes: PRIVY_TO_CONCERNS,
    ownFileOf: ({ type, data, metadata }) =>
      type === 'ConcernRaised' && data.anonymous !== true ? metadata.actor.id : undefined,
  },
} satisfies Aggregate<Concern, ConcernEvent>;
