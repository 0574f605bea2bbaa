import type { LocalDate } from '#kernel/local-date.js';
import type { Dated } from './facts/dated.js';
import type { MemberFact } from './facts/member-fact.js';
import { type Span, span } from './span.js';

/** A time in the branch, and what ended it. */
export interface Stay extends Span {
  readonly endedBy?: Dated;
}

/** A member's times in the branch, without those that are over before they begin; in order of date. */
export function staysOf({ stays, ended }: MemberFact): readonly Stay[] {
  return stays
    .map(({ on, left }): Stay => {
      const end = left === undefined || (ended !== undefined && ended.on < left.on) ? ended : left;
      return { ...span(on, end?.on), ...(end === undefined ? {} : { endedBy: end }) };
    })
    .filter(({ from, until }) => from < until);
}

/** Whether somebody belongs to the branch on a day. */
export function isMemberOn({ stays, ended }: MemberFact, day: LocalDate): boolean {
  if (ended !== undefined && ended.on <= day) return false;
  return stays.some(({ on, left }) => on <= day && (left === undefined || left.on > day));
}

/** Full members of the branch (正式党员) on a day. */
export function fullMembersOn(members: readonly MemberFact[], day: LocalDate): number {
  const isFull = (member: MemberFact) => member.full !== undefined && member.full.on <= day && isMemberOn(member, day);
  return members.filter(isFull).length;
}
