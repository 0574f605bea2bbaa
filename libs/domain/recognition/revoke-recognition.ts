import { commandOn } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import { awardingBody, awardingOrganization, existingRecognition, namedIn, ofRecognition } from './nominated.js';
import type { Recognition, RecognitionEvent } from './recognition.js';

export class RevokeRecognition {
  @Id() readonly recognitionId!: string;
  @HappenedOn() readonly on!: string;
  @Text() readonly reasons!: string;
}

/** What is revoked holds no place of the quota any more. */
export const revokeRecognition = commandOn<Recognition, RecognitionEvent>()({
  input: RevokeRecognition,
  summary: { zh: '撤销表彰', en: 'Revoke a recognition' },
  by: awardingBody,
  emits: 'RecognitionRevoked',
  amends: ['RecognitionGranted'],
  stream: { by: ['recognitionId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => awardingOrganization(state),
  decide(input, state) {
    const recognition = existingRecognition(state);
    if (recognition.status === 'revoked') throw new Rejection('already-revoked', 'recognitionId');
    if (recognition.status !== 'granted') throw new Rejection('not-granted', 'recognitionId');
    mustNotPrecede(input.on, recognition.grantedOn, 'on');
    return { data: { ...input, ...ofRecognition(recognition) }, tags: namedIn(recognition) };
  },
});
