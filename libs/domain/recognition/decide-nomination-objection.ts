import { commandOn } from '#kernel/command.js';
import { Flag, Id, Text } from '#kernel/fields.js';
import { mayDecide } from '../objection/objections.js';
import {
  awardingBody,
  awardingOrganization,
  existingRecognition,
  namedIn,
  ofRecognition,
  theNominee,
} from './nominated.js';
import type { Recognition, RecognitionEvent } from './recognition.js';

export class DecideNominationObjection {
  @Id() readonly recognitionId!: string;
  @Id() readonly objectionId!: string;
  /** Upheld, the nomination can't be granted any more: nominate anew, without what was wrong. */
  @Flag() readonly upheld!: boolean;
  @Text() readonly reasons!: string;
}

export const decideNominationObjection = commandOn<Recognition, RecognitionEvent>()({
  input: DecideNominationObjection,
  summary: { zh: '裁定提名异议', en: 'Decide an objection to a nomination' },
  by: awardingBody,
  never: [
    {
      person: { zh: '提名人', en: 'who nominated' },
      who: (_, state) => [existingRecognition(state).nominatedBy],
    },
    {
      person: { zh: '提出异议的人', en: 'who objected' },
      who: ({ objectionId }, state) => [existingRecognition(state).objections.get(objectionId)?.raisedBy],
    },
    theNominee<DecideNominationObjection>(),
  ],
  emits: 'NominationObjectionDecided',
  stream: { by: ['recognitionId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => awardingOrganization(state),
  decide(input, state, { actor }) {
    const recognition = existingRecognition(state);
    const { objectionId } = input;
    mayDecide(recognition.objections, { objectionId, actorId: actor.id, contested: [recognition.nominatedBy] });
    return { data: { ...input, ...ofRecognition(recognition) }, tags: namedIn(recognition) };
  },
});
