import { commandOn, type PersonGrant } from '#kernel/command.js';
import { HappenedOn, Id, Personal, type PersonalText } from '#kernel/fields.js';
import { mustNotPrecede } from '../dates.js';
import type { Concern, ConcernEvent } from './concern.js';
import { concernedBranch, existingConcern, namedIn, ofConcern, openConcern, subjectOf } from './raised.js';

export class RespondToConcern {
  @Id() readonly concernId!: string;
  @HappenedOn() readonly on!: string;
  @Personal() readonly response!: PersonalText;
}

/** Whoever it is assigned to now, whatever the role; nobody before it is assigned. */
const itsOwner: PersonGrant<RespondToConcern, Concern> = {
  person: { zh: '诉求承办人', en: "the concern's owner" },
  who: (_, state) => existingConcern(state).assignment?.ownerId,
};

export const respondToConcern = commandOn<Concern, ConcernEvent>()({
  input: RespondToConcern,
  summary: { zh: '答复诉求', en: 'Respond to a concern' },
  by: [itsOwner],
  emits: 'ConcernAnswered',
  stream: { by: ['concernId'], must: 'exist' },
  concerns: (_, state) => concernedBranch(state),
  subject: ({ concernId }, _, state) => subjectOf(concernId, existingConcern(state).raisedBy),
  decide(input, state, { actor }) {
    const concern = openConcern(state);
    const { assignment } = concern;
    if (!assignment) throw new Error('somebody answers a concern that nobody has');
    mustNotPrecede(input.on, concern.askedOn, 'on');
    return {
      data: { ...input, ...ofConcern(concern), ownerId: actor.id },
      tags: namedIn(concern, assignment),
    };
  },
});
