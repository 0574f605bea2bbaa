import { commandOn } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
import { mustNotPrecede } from '../dates.js';
import { awardingBody, awardingOrganization, namedIn, ofRecognition, openNomination } from './nominated.js';
import type { Recognition, RecognitionEvent } from './recognition.js';

export class DeclineNomination {
  @Id() readonly recognitionId!: string;
  @HappenedOn() readonly on!: string;
  @Text() readonly reasons!: string;
}

/** At any time before it is granted; an objection that is open then may still be decided. */
export const declineNomination = commandOn<Recognition, RecognitionEvent>()({
  input: DeclineNomination,
  summary: { zh: '不予表彰', en: 'Decline a nomination' },
  by: awardingBody,
  emits: 'NominationDeclined',
  stream: { by: ['recognitionId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => awardingOrganization(state),
  decide(input, state) {
    const nomination = openNomination(state);
    mustNotPrecede(input.on, nomination.nominatedOn, 'on');
    return { data: { ...input, ...ofRecognition(nomination) }, tags: namedIn(nomination) };
  },
});
