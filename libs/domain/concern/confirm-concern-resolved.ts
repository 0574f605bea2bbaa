import { commandOn } from '#kernel/command.js';
import { HappenedOn, Id, Optional, SecretToken, Text } from '#kernel/fields.js';
import { mustNotPrecede } from '../dates.js';
import type { Concern, ConcernEvent } from './concern.js';
import {
  answeredConcern,
  concernedBranch,
  itsRaiser,
  namedIn,
  ofConcern,
  superiorForNobody,
  tokenHolder,
} from './raised.js';

export class ConfirmConcernResolved {
  @Id() readonly concernId!: string;
  @HappenedOn() readonly on!: string;
  @Text() readonly reason!: string;
  /** Of an anonymous concern: what its raiser was given. */
  @Optional() @SecretToken() readonly token?: string;
}

export const confirmConcernResolved = commandOn<Concern, ConcernEvent>()({
  input: ConfirmConcernResolved,
  summary: { zh: '确认诉求已解决', en: 'Confirm that a concern is resolved' },
  by: [itsRaiser<ConfirmConcernResolved>(), tokenHolder, superiorForNobody<ConfirmConcernResolved>()],
  emits: 'ConcernResolved',
  stream: { by: ['concernId'], must: 'exist' },
  closing: true,
  anonymousBy: 'token',
  concerns: (_, state) => concernedBranch(state),
  decide(input, state) {
    const concern = answeredConcern(state);
    mustNotPrecede(input.on, concern.answeredOn, 'on');
    const { ownerId } = concern.assignment;
    return { data: { ...input, ...ofConcern(concern), ownerId }, tags: namedIn(concern, concern.assignment) };
  },
});
