import type { Bar, Concern, Concerned, MemberConcern } from '#kernel/command.js';
import type { LocalDate } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';
import { type ExistingCycle, mustNotBeClosed } from '../assessment-cycle/opened-cycle.js';
import { activeBranchOn, type ExistingMember } from '../member/membership.js';
import { one } from '../needs.js';
import type { Appraisal } from './appraisal.js';

/** The two ids that name an appraisal. */
export interface Named {
  readonly cycleId: string;
  readonly memberId: string;
}

export type ExistingAppraisal = Exclude<Appraisal, { readonly status: 'absent' }>;
export type ConcludedAppraisal = Extract<Appraisal, { readonly status: 'concluded' }>;

/** For what may begin an appraisal. */
export const mayBegin = { by: ['cycleId', 'memberId'], must: 'may-exist' } as const;

/** For what follows on something. */
export const mustHaveBegun = { by: ['cycleId', 'memberId'], must: 'exist' } as const;

/** The branch that appraises, to the end; at the beginning the member's on the day. */
export function appraisingBranch({ memberId }: Named, state: Appraisal): readonly (Concern | MemberConcern)[] {
  return state.status === 'absent' ? [{ memberId, field: 'memberId' }] : [{ orgId: state.branchId, field: 'memberId' }];
}

export const itsCycle = ({ cycleId }: Named) => ({ cycle: one('assessmentCycle', cycleId, 'cycleId') });

export const itsCycleAndMember = (named: Named) => ({
  ...itsCycle(named),
  member: one('member', named.memberId, 'memberId'),
});

/** All texts of an appraisal are about the member, whoever wrote them. */
export const underTheMembersKey = ({ memberId }: Named) => `member-${memberId}`;

/** Nobody appraises or concludes themself. */
export const theMember = <Input extends Named>(): Bar<Input, Appraisal> => ({
  person: { zh: '被考核人', en: 'the member' },
  who: ({ memberId }) => [memberId],
});

/** Narrows a state that the runner has already found to exist. */
export function existingAppraisal(state: Appraisal): ExistingAppraisal {
  if (state.status === 'absent') throw new Rejection('not-found', 'memberId');
  return state;
}

/** @throws Rejection `cycle-closed` unless an upheld objection has opened it again; `already-concluded` */
export function mustBeUnderWay(state: Appraisal, cycle: ExistingCycle): void {
  if (editionOf(state) === 1) mustNotBeClosed(cycle);
  if (state.status === 'concluded') throw new Rejection('already-concluded', 'memberId', { on: state.concludedOn });
}

/** @throws Rejection `not-concluded` where there is nothing to object to (any more) */
export function mustBeConcluded(state: Appraisal): ConcludedAppraisal {
  if (state.status !== 'concluded') throw new Rejection('not-concluded', 'memberId');
  return state;
}

/** What it is judged by whether a word on a member has its place in the cycle. */
interface Placed {
  readonly cycle: ExistingCycle;
  readonly member: ExistingMember;
  readonly concerned: readonly Concerned[];
  readonly day: LocalDate;
}

/**
 * What stands on every event of the appraisal, which this one may begin. Once begun it goes on to its end, also when the
 * member has left.
 * @throws Rejection at the beginning: `member-not-active`; `member-outside-cycle` unless the branch lies below the
 *   cycle's committee on the day of recording
 */
export function ofAppraisal(state: Appraisal, { cycle, member, concerned, day }: Placed) {
  if (state.status !== 'absent') return ofBegun(state);
  const branchId = activeBranchOn(member, day, 'memberId');
  const { orgId, year } = cycle;
  if (!concerned.some((place) => place.orgId === branchId && place.above.includes(orgId))) {
    throw new Rejection('member-outside-cycle', 'memberId', { branchId, orgId });
  }
  return { branchId, year, edition: 1 };
}

/** The same where it has begun. */
export function ofBegun({ branchId, year, edition }: ExistingAppraisal) {
  return { branchId, year, edition };
}

/** What a new word takes the place of: the one of an earlier edition. */
export function correcting(own: { readonly eventId: string } | undefined) {
  return own === undefined ? {} : { corrects: own.eventId };
}

/** The edition to which the next word belongs. */
export function editionOf(state: Appraisal): number {
  return state.status === 'absent' ? 1 : state.edition;
}
