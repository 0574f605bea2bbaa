import { type Bar, may, type PersonGrant, type RoleGrant } from '#kernel/command.js';
import type { Tags } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import type { PartyConcerned } from '../evidence/party-concerned.js';
import type { ImprovementNotice } from './improvement-notice.js';
import { wasAppealedOn } from './notices-of.js';
import { APPEAL } from './terms.js';

export type ExistingNotice = Exclude<ImprovementNotice, { readonly status: 'absent' }>;

/** Narrows a state that the runner has already found to exist. */
export function existingNotice(state: ImprovementNotice): ExistingNotice {
  if (state.status === 'absent') throw new Rejection('not-found', 'noticeId');
  return state;
}

/** @throws Rejection `notice-annulled` where an upheld appeal has undone it */
export function standingNotice(state: ImprovementNotice): Exclude<ExistingNotice, { readonly status: 'annulled' }> {
  const notice = existingNotice(state);
  if (notice.status === 'annulled') throw new Rejection('notice-annulled', 'noticeId');
  return notice;
}

/** @throws Rejection `notice-annulled`, or `notice-lifted` */
export function openNotice(state: ImprovementNotice): Extract<ExistingNotice, { readonly status: 'issued' }> {
  const notice = standingNotice(state);
  if (notice.status === 'lifted') throw new Rejection('notice-lifted', 'noticeId', { on: notice.liftedOn });
  return notice;
}

/**
 * What a notice comes to rests on no appeal: none is open, and the day lies neither before the notice nor in the time of
 * an appeal that has been dismissed since.
 * @throws Rejection `appeal-open`, `date-order`
 */
export function mustRestOnNoAppeal(notice: ExistingNotice, on: LocalDate): void {
  const { noticeId, appeals, issuedOn, decidedOn } = notice;
  if (appeals.get(APPEAL)?.status === 'open') throw new Rejection('appeal-open', 'noticeId', { noticeId });
  mustNotPrecede(on, issuedOn, 'on');
  if (decidedOn !== undefined && wasAppealedOn(notice, on)) mustNotPrecede(on, decidedOn, 'on');
}

/**
 * From the first day without effect on nothing is planned for a notice any more, found, or lifted. A statement, an appeal
 * and the completion of what was planned know no such day: whom it concerns is always heard, and work that was done counts.
 * @throws Rejection `notice-ended`
 */
export function mustHaveEffect({ endsOn }: ExistingNotice, on: LocalDate): void {
  if (on >= endsOn) throw new Rejection('notice-ended', 'on', { endsOn });
}

/** The branch, or the member's; whoever has left a dissolved branch may still be heard. */
export function notifiedBranch(state: ImprovementNotice) {
  const { branchId, target } = existingNotice(state);
  const place = { orgId: branchId, field: 'noticeId' };
  return [target.kind === 'member' ? ({ ...place, mustStand: false } as const) : place];
}

/** What stands on every event of the notice. */
export function ofNotice({ noticeId, target, branchId, measure }: ExistingNotice) {
  return { noticeId, target, branchId, measure, ...(target.kind === 'member' ? { memberId: target.id } : {}) };
}

/** Whom it concerns: the member, the branch, and every committee above it when it was issued. */
export function namedIn({ target, branchId, orgIds }: ExistingNotice): Tags {
  return { branch: [branchId], org: orgIds, ...(target.kind === 'member' ? { member: [target.id] } : {}) };
}

/** Whose key seals what is said in the matter: the member's; of a branch its author's. */
export function subjectOf(target: PartyConcerned, authorId: string): string {
  return `member-${target.kind === 'member' ? target.id : authorId}`;
}

/** Who answers a notice: the member in person … */
const theMember = <Input>(): PersonGrant<Input, ImprovementNotice> => ({
  person: { zh: '被通知的党员本人', en: 'the member to whom it was issued' },
  who: (_, state) => {
    const { target } = existingNotice(state);
    return target.kind === 'member' ? target.id : undefined;
  },
});

/** … or the officers of the branch. */
const theBranch = <Input>(): RoleGrant<Input, ImprovementNotice> => ({
  ...may.branchOfficer,
  only: {
    text: { zh: '发给支部的通知', en: 'one that was issued to a branch' },
    holds: (_, state) => existingNotice(state).target.kind === 'branch',
  },
});

export const whomItConcerns = <Input>() => [theMember<Input>(), theBranch<Input>()];

/** Nobody judges the own improvement, nor ends the own notice, whatever the role. */
export const neverTheMember = <Input>(): Bar<Input, ImprovementNotice> => ({
  person: { zh: '被通知的党员本人', en: 'the member to whom it was issued' },
  who: (_, state) => {
    const { target } = existingNotice(state);
    return target.kind === 'member' ? [target.id] : [];
  },
});
