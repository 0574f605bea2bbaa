import { ROLES } from '#kernel/actor.js';
import { commandOn } from '#kernel/command.js';
import { Id, NewId, Personal, type PersonalText } from '#kernel/fields.js';
import { mustBeNewObjection } from '../objection/objections.js';
import {
  awardingOrganization,
  existingRecognition,
  mustNotBeContested,
  namedIn,
  ofRecognition,
  openNomination,
  subjectOf,
} from './nominated.js';
import type { Recognition, RecognitionEvent } from './recognition.js';

export class ObjectToNomination {
  @Id() readonly recognitionId!: string;
  @NewId() readonly objectionId!: string;
  @Personal() readonly grounds!: PersonalText;
}

/** "Anyone inside orgId": whatever the role, of the organization itself or of one below it. */
const anyoneInside = ROLES.map((role) => ({ role, reach: 'within' as const }));

/** From the nomination on, also after the notice, for as long as nothing is decided. */
export const objectToNomination = commandOn<Recognition, RecognitionEvent>()({
  input: ObjectToNomination,
  summary: { zh: '对提名提出异议', en: 'Object to a nomination' },
  by: anyoneInside,
  emits: 'NominationObjected',
  stream: { by: ['recognitionId'], must: 'exist' },
  concerns: (_, state) => awardingOrganization(state),
  subject: (_, { actor }, state) => subjectOf(existingRecognition(state).nominee, actor.id),
  decide(input, state) {
    const nomination = openNomination(state);
    mustNotBeContested(nomination);
    mustBeNewObjection(nomination.objections, input.objectionId);
    return { data: { ...input, ...ofRecognition(nomination) }, tags: namedIn(nomination) };
  },
});
