import { type Aggregate, created, type Evolve } from '#kernel/aggregate.js';
import { type EventOf, v1 } from '#kernel/event.js';
import type { PersonalText } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import { WORKING_ROLES } from '../policy/working-roles.js';
import { completeTalkFollowUp } from './complete-talk-follow-up.js';
import { recordTalk } from './record-talk.js';
import { talkTexts } from './talk-texts.js';
import type { TalkFollowUp, TalkKind } from './terms.js';

/** Stands on every event of a talk, so that a fold needs no other stream. */
interface OfTalk {
  readonly talkId: string;
  readonly branchId: string;
  /** With whom. */
  readonly memberId: string;
}

export const talkEvents = {
  TalkRecorded: v1<
    OfTalk & {
      readonly kind: TalkKind;
      readonly heldOn: LocalDate;
      readonly content: PersonalText;
      readonly followUps: readonly TalkFollowUp[];
    }
  >(),
  TalkFollowUpCompleted: v1<
    OfTalk & { readonly followUpId: string; readonly on: LocalDate; readonly result: string }
  >(),
};

export type TalkEvent = EventOf<typeof talkEvents>;

export type Talk =
  | { readonly status: 'absent' }
  | ({
      readonly status: 'recorded';
      readonly heldOn: LocalDate;
      readonly followUpIds: readonly string[];
      /** When each follow-up was completed, by its id. */
      readonly completions: ReadonlyMap<string, LocalDate>;
    } & OfTalk);

const evolve: Evolve<Talk, TalkEvent> = {
  TalkRecorded: (_, { talkId, branchId, memberId, heldOn, followUps }) => ({
    status: 'recorded',
    ...{ talkId, branchId, memberId, heldOn },
    followUpIds: followUps.map(({ followUpId }) => followUpId),
    completions: new Map(),
  }),
  TalkFollowUpCompleted: (state, { followUpId, on }) => {
    const talk = created(state);
    return { ...talk, completions: new Map(talk.completions).set(followUpId, on) };
  },
};

/** 谈心谈话: that it took place, and what follows from it; nothing about convictions. */
export const talk = {
  name: 'talk',
  events: talkEvents,
  initial: { status: 'absent' } as Talk,
  evolve,
  commands: { recordTalk, completeTalkFollowUp },
  texts: talkTexts,
  confidential: {
    // that it took place, and with whom, is known to those who work with the branch; what was said, to its officers
    persons: WORKING_ROLES,
    naming: ['memberId'],
    isActor: () => false,
    notes: ['branch-officer'],
  },
} satisfies Aggregate<Talk, TalkEvent>;
