import { may, type PersonGrant, type RoleGrant, type TokenGrant } from '#kernel/command.js';
import type { Tags } from '#kernel/event.js';
import { Rejection } from '#kernel/rejection.js';
import type { Assignment, Concern } from './concern.js';

export type ExistingConcern = Exclude<Concern, { readonly status: 'absent' }>;

/** Narrows a state that the runner has already found to exist. */
export function existingConcern(state: Concern): ExistingConcern {
  if (state.status === 'absent') throw new Rejection('not-found', 'concernId');
  return state;
}

/** @throws Rejection `concern-answered` or `concern-resolved` unless an answer is owed */
export function openConcern(state: Concern): Extract<Concern, { status: 'open' }> {
  const concern = existingConcern(state);
  if (concern.status === 'answered') throw new Rejection('concern-answered', 'concernId', { on: concern.answeredOn });
  if (concern.status === 'resolved') throw new Rejection('concern-resolved', 'concernId');
  return concern;
}

/** @throws Rejection `concern-not-answered` or `concern-resolved` unless an answer waits for a word of who asked */
export function answeredConcern(state: Concern): Extract<Concern, { status: 'answered' }> {
  const concern = existingConcern(state);
  if (concern.status === 'open') throw new Rejection('concern-not-answered', 'concernId');
  if (concern.status === 'resolved') throw new Rejection('concern-resolved', 'concernId');
  return concern;
}

/** The branch that it was raised in. */
export function concernedBranch(state: Concern) {
  return [{ orgId: existingConcern(state).branchId, field: 'concernId' }];
}

/** What stands on every event of the concern. */
export function ofConcern({ concernId, branchId, raisedBy }: ExistingConcern) {
  return { concernId, branchId, ...(raisedBy === undefined ? {} : { raisedBy }) };
}

/** Who has to do with it by name: its owner, and whoever raised it, unless anonymously. */
export function namedIn({ raisedBy }: ExistingConcern, ...owners: readonly (Assignment | undefined)[]): Tags {
  const members = [raisedBy, ...owners.map((owner) => owner?.ownerId)].filter((id) => id !== undefined);
  return { member: [...new Set(members)] };
}

/**
 * Whose key seals its texts, the answer like the question: the raiser's, so that erasing their data erases all of it; an
 * anonymous one's own, which leads to nobody.
 */
export function subjectOf(concernId: string, raisedBy: string | undefined): string {
  return raisedBy === undefined ? `concern-${concernId}` : `member-${raisedBy}`;
}

/** Whoever raised it by name, whatever the role. */
export const itsRaiser = <Input>(): PersonGrant<Input, Concern> => ({
  person: { zh: '诉求提出人', en: 'who raised it' },
  who: (_, state) => existingConcern(state).raisedBy,
});

/** Whoever raised it anonymously: they were given a token then. */
export const tokenHolder: TokenGrant<Concern> = {
  person: { zh: '持有匿名凭证的提出人', en: 'who raised it anonymously, by its token' },
  token: 'token',
  hash: (state) => existingConcern(state).tokenHash,
};

/** A superior speaks for an anonymous raiser only: of a concern with a name its raiser says whether it is resolved. */
export const superiorForNobody = <Input>(): RoleGrant<Input, Concern> => ({
  ...may.superior,
  only: {
    text: { zh: '匿名提出的诉求', en: 'one that was raised anonymously' },
    holds: (_, state) => existingConcern(state).raisedBy === undefined,
  },
});
