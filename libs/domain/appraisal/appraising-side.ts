import type { Bar, Circumstances, Decided } from '#kernel/command.js';
import { Choice, EventReferences, Id, Personal, type PersonalText } from '#kernel/fields.js';
import type { Given } from '#kernel/need.js';
import { Rejection } from '#kernel/rejection.js';
import { citedEvidence, mustBeEvidence } from '../evidence/cited-evidence.js';
import { evidence } from '../needs.js';
import type { Appraisal } from './appraisal.js';
import { APPRAISAL_GRADES, type AppraisalGrade, type AppraisingSide } from './terms.js';
import { correcting, editionOf, itsCycleAndMember, mustBeUnderWay, ofAppraisal, theMember } from './under-way.js';

/** What both sides say in the same way. */
export class SideAppraisal {
  @Id() readonly cycleId!: string;
  @Id() readonly memberId!: string;
  @Choice(APPRAISAL_GRADES) readonly grade!: AppraisalGrade;
  @Personal() readonly reasons!: PersonalText;
  /** About the member. */
  @EventReferences(1) readonly evidenceEventIds!: readonly string[];
}

const OTHER = { party: 'business', business: 'party' } as const;

/**
 * Neither side sees the other's grade before both are in, so that both cannot be one person, who would have them agree.
 */
export function neverBothSides(side: AppraisingSide): readonly Bar<SideAppraisal, Appraisal>[] {
  const recordedBy = (state: Appraisal) =>
    state.status === 'absent' ? undefined : state.sides[OTHER[side]]?.recordedBy;
  return [
    theMember<SideAppraisal>(),
    {
      person: { zh: '登记另一侧考核的人', en: 'who recorded the other side' },
      who: (_, state) => [recordedBy(state)],
    },
  ];
}

export const sideNeeds = (input: SideAppraisal) => ({
  ...itsCycleAndMember(input),
  evidence: evidence(input.evidenceEventIds, 'evidenceEventIds'),
});

type SideGiven = Given<ReturnType<typeof sideNeeds>> & Circumstances;

/** @throws Rejection `already-recorded`: once, and once more after an upheld objection, as long as nothing is concluded */
export function decideSide(side: AppraisingSide, input: SideAppraisal, at: { state: Appraisal; given: SideGiven }) {
  const { state, given } = at;
  const { cycle, member, concerned, occurredOn: day } = given;
  mustBeUnderWay(state, cycle);
  const own = state.status === 'absent' ? undefined : state.sides[side];
  if (own?.edition === editionOf(state)) throw new Rejection('already-recorded', 'memberId');
  const stands = ofAppraisal(state, { cycle, member, concerned, day });
  const { memberId } = input;
  mustBeEvidence({ kind: 'member', id: memberId, actor: given.actor }, given.evidence, 'evidenceEventIds');
  return {
    data: { ...input, ...stands, ...correcting(own), evidence: citedEvidence(given.evidence) },
    tags: { member: [memberId] },
  } satisfies Decided;
}
