import type { BranchAt } from '../branch-at.js';
import type { DutyFact } from './duty-fact.js';

interface Presence {
  attended: number;
  excused: number;
  unexcused: number;
}

/** "Attendance with its excused absences": met unless somebody stayed away without an excuse. */
export function attendance(branch: BranchAt): readonly DutyFact[] {
  const presences = presencesOf(branch);
  return branch.facts.members.flatMap(({ id }): DutyFact[] => {
    const presence = presences.get(id);
    if (!presence) return [];
    const { attended, excused, unexcused } = presence;
    return [
      {
        id: 'attendance',
        memberId: id,
        status: unexcused === 0 ? 'met' : 'not-met',
        actual: attended,
        required: attended + unexcused,
        explanation: {
          zh: `${id} 到会 ${attended} 次，请假 ${excused} 次，无故缺席 ${unexcused} 次。`,
          en: `${id}: present ${attended} times, excused ${excused}, absent without excuse ${unexcused}.`,
        },
      },
    ];
  });
}

function presencesOf({ sessions }: BranchAt): ReadonlyMap<string, Presence> {
  const presences = new Map<string, Presence>();
  const of = (memberId: string): Presence => {
    const known = presences.get(memberId);
    if (known) return known;
    const presence = { attended: 0, excused: 0, unexcused: 0 };
    presences.set(memberId, presence);
    return presence;
  };
  for (const { content } of sessions) {
    for (const memberId of content.attendeeIds) of(memberId).attended++;
    for (const { memberId, reason } of content.absentees)
      of(memberId)[reason === 'unexcused' ? 'unexcused' : 'excused']++;
  }
  return presences;
}
