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

/** Whether somebody is a full member of the branch on a day. */
export function isFullMemberOn({ stays, ended, full }: MemberFact, day: LocalDate): boolean {
  if (full === undefined || full.on > day || (ended !== undefined && ended.on <= day)) return false;
  return stays.some(({ on, left }) => on <= day && (left === undefined || left.on > day));
}

export function fullMembersOn(members: readonly MemberFact[], day: LocalDate): number {
  return members.reduce((count, member) => count + (isFullMemberOn(member, day) ? 1 : 0), 0);
}
