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

export class RejectConcernResponse {
  @Id() readonly concernId!: string;
  @HappenedOn() readonly on!: string;
  @Text() readonly reason!: string;
  /** Of an anonymous concern: what its raiser was given. */
  @Optional() @SecretToken() readonly token?: string;
}

/** The concern is open again, with the same owner, who owes another answer. */
export const rejectConcernResponse = commandOn<Concern, ConcernEvent>()({
  input: RejectConcernResponse,
  summary: { zh: '不认可诉求答复', en: 'Reject the response to a concern' },
  by: [itsRaiser<RejectConcernResponse>(), tokenHolder, superiorForNobody<RejectConcernResponse>()],
  emits: 'ConcernReopened',
  stream: { by: ['concernId'], must: 'exist' },
  anonymousBy: 'token',
  concerns: (_, state) => concernedBranch(state),
  decide(input, state) {
    const concern = answeredConcern(state);
    mustNotPrecede(input.on, concern.answeredOn, 'on');
    const { ownerId, dueOn } = concern.assignment;
    return { data: { ...input, ...ofConcern(concern), ownerId, dueOn }, tags: namedIn(concern, concern.assignment) };
  },
});
