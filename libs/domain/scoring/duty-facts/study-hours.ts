import { dayNumber } from '#kernel/local-date.js';
import type { BranchAt } from '../branch-at.js';
import type { MemberFact } from '../facts/member-fact.js';
import { staysOf } from '../membership.js';
import { rounded } from '../rounding.js';
import { days, daysCovered, length, overlap, type Span } from '../span.js';
import type { DutyFact } from './duty-fact.js';
import { officeDays } from './offices-held.js';

/** Hours a year (党员教育培训工作规划): members, and officers of a branch. */
const MEMBER_HOURS = 32;
const OFFICER_HOURS = 56;

/** "Study hours per member against 32 (56 for officers; pro rata by days of membership)." */
export function studyHours(branch: BranchAt): readonly DutyFact[] {
  const attended = hoursByMember(branch);
  const { year } = branch.scored;
  const wholeYear = days(`${year}-01-01`, `${year}-12-31`);
  return branch.facts.members.flatMap((member) => {
    const stays = staysOf(member);
    if (daysCovered(stays, branch.scored.days) === 0) return [];
    return [studyFact(member, { branch, stays, wholeYear, hours: attended.get(member.id) ?? 0 })];
  });
}

function hoursByMember({ sessions }: BranchAt): ReadonlyMap<string, number> {
  const hours = new Map<string, number>();
  for (const { content } of sessions) {
    for (const memberId of content.attendeeIds) {
      hours.set(memberId, (hours.get(memberId) ?? 0) + content.partyHours + content.businessHours);
    }
  }
  return hours;
}

interface Studied {
  readonly branch: BranchAt;
  readonly stays: readonly Span[];
  readonly wholeYear: Span;
  readonly hours: number;
}

function studyFact({ id }: MemberFact, { branch, stays, wholeYear, hours }: Studied): DutyFact {
  const inOffice = officeDays(branch.branch, id).flatMap((term) => stays.map((stay) => overlap(term, stay)));
  const memberDays = daysCovered(stays, wholeYear);
  const officerDays = daysCovered(inOffice, wholeYear);
  const asked = (MEMBER_HOURS * (memberDays - officerDays) + OFFICER_HOURS * officerDays) / length(wholeYear);
  const required = rounded(asked, 2);
  const over = stays.every(({ until }) => until <= dayNumber(branch.scored.until)) || isOver(branch, wholeYear);
  return {
    id: 'study-hours',
    memberId: id,
    status: hours >= asked ? 'met' : over ? 'not-met' : 'due',
    actual: hours,
    required,
    explanation: {
      zh: `${id} 已学 ${hours} 学时，全年应学 ${required} 学时。`,
      en: `${id}: ${hours} hours of study, ${required} asked for in the year.`,
    },
  };
}

function isOver({ scored }: BranchAt, wholeYear: Span): boolean {
  return scored.days.until === wholeYear.until;
}
