import type { LocalDate } from '#kernel/local-date.js';
import { earliestFullStatus } from '../../member/probation.js';
import type { BranchAt } from '../branch-at.js';
import type { MemberFact } from '../facts/member-fact.js';
import { isMemberOn } from '../membership.js';
import type { DutyFact } from './duty-fact.js';

/** "Probation dates": of those on probation on E, and of those confirmed in the year. */
export function probation(branch: BranchAt): readonly DutyFact[] {
  const { begins, until } = branch.scored;
  return branch.facts.members.flatMap((member) => {
    if (!isMemberOn(member, until)) return [];
    const { full, joinedOn } = member;
    if (full === undefined || full.on > until) return [onProbation(member, until)];
    // full from the first day here, or from the day of coming back: no probation in this branch
    const cameAsFull = member.stays.some(({ eventId, on }) => eventId === full.eventId && on === full.on);
    const confirmed = full.on >= begins && !cameAsFull && joinedOn !== undefined;
    return confirmed ? [confirmedFact(member, full.on)] : [];
  });
}

function onProbation({ id, joinedOn }: MemberFact, day: LocalDate): DutyFact {
  if (joinedOn === undefined) {
    return {
      id: 'probation',
      memberId: id,
      status: 'due',
      explanation: { zh: `${id} 为预备党员。`, en: `${id} is on probation.` },
    };
  }
  const on = earliestFullStatus(joinedOn);
  return {
    id: 'probation',
    memberId: id,
    status: day < on ? 'due' : 'not-met',
    on,
    explanation:
      day < on
        ? { zh: `${id} 预备期于 ${on} 满。`, en: `${id}: probation is over on ${on}.` }
        : {
            zh: `${id} 预备期已于 ${on} 满，应及时讨论能否转正。`,
            en: `${id}: probation has been over since ${on}; the branch is to decide on full membership.`,
          },
  };
}

function confirmedFact({ id }: MemberFact, on: LocalDate): DutyFact {
  return {
    id: 'probation',
    memberId: id,
    status: 'met',
    on,
    explanation: { zh: `${id} 于 ${on} 转正。`, en: `${id} became a full member on ${on}.` },
  };
}
