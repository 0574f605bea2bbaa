import type { LocalDate } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';
import { activeBranchOn, branchOn, type ExistingMember } from '../member/membership.js';
import { each } from '../needs.js';
import type { SessionContent } from './terms.js';

export type Members = ReadonlyMap<string, ExistingMember>;

/** The members that a session names; a missing one is refused where it is named. */
export function membersOfSession({ attendeeIds, absentees, guestIds, actions }: SessionContent) {
  return {
    attendees: each('member', attendeeIds, 'attendeeIds'),
    absent: each(
      'member',
      absentees.map(({ memberId }) => memberId),
      'absentees[].memberId',
    ),
    guests: each('member', guestIds ?? [], 'guestIds'),
    owners: each(
      'member',
      actions.map(({ ownerId }) => ownerId),
      'actions[].ownerId',
    ),
  };
}

/** Where the input names somebody. */
interface Named {
  readonly memberId: string;
  readonly field: string;
}

function rosterOf({ attendeeIds, absentees }: SessionContent): readonly Named[] {
  return [
    ...attendeeIds.map((memberId, index) => ({ memberId, field: `attendeeIds[${index}]` })),
    ...absentees.map(({ memberId }, index) => ({ memberId, field: `absentees[${index}].memberId` })),
  ];
}

/** Nobody is in two of the lists of attendees, absentees and guests. @throws Rejection `invalid-list` */
function mustNameNobodyTwice(content: SessionContent): void {
  const guests = (content.guestIds ?? []).map((memberId, index) => ({ memberId, field: `guestIds[${index}]` }));
  const seen = new Set<string>();
  for (const { memberId, field } of [...rosterOf(content), ...guests]) {
    if (seen.has(memberId)) throw new Rejection('invalid-list', field, { reason: 'twice', memberId });
    seen.add(memberId);
  }
}

/**
 * Attendees and absentees are active members of the branch on the day; guests are members of other branches.
 * @throws Rejection `not-a-member-of-the-branch`, `member-not-active` or `guest-is-a-member`
 */
export function mustTakePart(branchId: string, content: SessionContent, members: Members): void {
  mustNameNobodyTwice(content);
  const on = content.heldOn;
  for (const { memberId, field } of rosterOf(content)) {
    const member = members.get(memberId);
    if (!member || branchOn(member, on) !== branchId) {
      throw new Rejection('not-a-member-of-the-branch', field, { memberId, on });
    }
  }
  for (const [index, memberId] of (content.guestIds ?? []).entries()) {
    const member = members.get(memberId);
    const field = `guestIds[${index}]`;
    if (!member) throw new Rejection('not-found', field);
    if (activeBranchOn(member, on, field) === branchId) throw new Rejection('guest-is-a-member', field, { memberId });
  }
}

/** Whoever takes on an action is still a member on the day. @throws Rejection `member-not-active` */
export function mustOwnActions({ heldOn, actions }: SessionContent, members: Members): void {
  for (const [index, { ownerId }] of actions.entries()) {
    const owner = members.get(ownerId);
    if (owner && hasEnded(owner, heldOn)) {
      throw new Rejection('member-not-active', `actions[${index}].ownerId`, { memberId: ownerId, on: heldOn });
    }
  }
}

function hasEnded(member: ExistingMember, day: LocalDate): boolean {
  return member.status === 'ended' && member.endedOn <= day;
}
