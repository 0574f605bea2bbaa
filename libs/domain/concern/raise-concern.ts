import { commandOn, may } from '#kernel/command.js';
import { Choice, Flag, HappenedOn, Id, NewId, Optional, Personal, type PersonalText } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { one } from '../needs.js';
import type { Concern, ConcernEvent } from './concern.js';
import { subjectOf } from './raised.js';
import { CONCERN_TOPICS, type ConcernTopic } from './terms.js';

export class RaiseConcern {
  @NewId() readonly concernId!: string;
  @Id() readonly branchId!: string;
  @Choice(CONCERN_TOPICS) readonly topic!: ConcernTopic;
  @Personal() readonly text!: PersonalText;
  @HappenedOn() readonly raisedOn!: string;
  /** Then nothing that is recorded leads to the actor, who gets a token instead. */
  @Optional() @Flag() readonly anonymous?: boolean;
}

export const raiseConcern = commandOn<Concern, ConcernEvent>()({
  input: RaiseConcern,
  summary: { zh: '提出诉求', en: 'Raise a concern' },
  by: [may.member],
  emits: 'ConcernRaised',
  stream: { by: ['concernId'], must: 'be-new' },
  anonymousBy: 'anonymous',
  concerns: ({ branchId }) => [{ orgId: branchId, field: 'branchId' }],
  needs: ({ branchId }) => ({ branch: one('organization', branchId, 'branchId') }),
  subject: ({ concernId, anonymous }, { actor }) => subjectOf(concernId, anonymous === true ? undefined : actor.id),
  tokenSubject: ({ concernId }) => subjectOf(concernId, undefined),
  decide(input, _, { branch, actor }) {
    if (branch.kind !== 'branch') throw new Rejection('not-a-branch', 'branchId');
    return { data: { ...input }, tags: input.anonymous === true ? {} : { member: [actor.id] } };
  },
});
