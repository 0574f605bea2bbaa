import { commandOn, may } from '#kernel/command.js';
import { Id, LocalDay } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import { one } from '../needs.js';
import type { Concern, ConcernEvent } from './concern.js';
import { concernedBranch, namedIn, ofConcern, openConcern } from './raised.js';

export class AssignConcern {
  @Id() readonly concernId!: string;
  /** A memberId, also of another branch. */
  @Id() readonly ownerId!: string;
  @LocalDay() readonly dueOn!: string;
}

/** Gives it to somebody who has to answer it; as long as an answer is owed, also to somebody else, or for another day. */
export const assignConcern = commandOn<Concern, ConcernEvent>()({
  input: AssignConcern,
  summary: { zh: '交办诉求', en: 'Assign a concern' },
  by: [may.branchOfficer],
  emits: 'ConcernAssigned',
  stream: { by: ['concernId'], must: 'exist' },
  concerns: (_, state) => concernedBranch(state),
  needs: ({ ownerId }) => ({ owner: one('member', ownerId, 'ownerId') }),
  decide(input, state, { owner, today }) {
    const concern = openConcern(state);
    const { ownerId, dueOn } = input;
    mustNotPrecede(dueOn, concern.raisedOn, 'dueOn');
    if (owner.status === 'ended' && owner.endedOn <= today) {
      throw new Rejection('member-not-active', 'ownerId', { memberId: ownerId, on: today });
    }
    const before = concern.assignment;
    if (before?.ownerId === ownerId && before.dueOn === dueOn) throw new Rejection('nothing-changed', 'ownerId');
    const taken = before && before.ownerId !== ownerId ? { previousOwnerId: before.ownerId } : {};
    return {
      data: { ...input, ...ofConcern(concern), text: concern.text, ...taken },
      tags: namedIn(concern, before, { ownerId, dueOn }),
    };
  },
});
