import { commandOn, may } from '#kernel/command.js';
import { Choice, HappenedOn, Id, Personal, type PersonalText, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import { statusOn } from '../member/membership.js';
import { all } from '../needs.js';
import { membersOf } from '../organization/rosters.js';
import type { Appraisal, AppraisalEvent, SideRecord } from './appraisal.js';
import { excellentIn, type Places, placesOf, quotaOn } from './excellent-places.js';
import { APPRAISAL_GRADES, type AppraisalGrade, highestGrade, isHigher } from './terms.js';
import {
  appraisingBranch,
  type ExistingAppraisal,
  existingAppraisal,
  itsCycleAndMember,
  mustBeUnderWay,
  mustHaveBegun,
  ofBegun,
  theMember,
  underTheMembersKey,
} from './under-way.js';

export class ConcludeAppraisal {
  @Id() readonly cycleId!: string;
  @Id() readonly memberId!: string;
  @Choice(APPRAISAL_GRADES) readonly grade!: AppraisalGrade;
  @Personal() readonly reasons!: PersonalText;
  /** The meeting. */
  @Text(200) readonly decidedBy!: string;
  @HappenedOn() readonly on!: string;
}

/** The meeting's grade is its own within what the two sides have said. Probationary members take part but get none. */
export const concludeAppraisal = commandOn<Appraisal, AppraisalEvent>()({
  input: ConcludeAppraisal,
  summary: { zh: '作出考核结论', en: "Conclude a member's appraisal" },
  by: [may.superior, may.branchOfficer],
  never: [theMember<ConcludeAppraisal>()],
  emits: 'AppraisalConcluded',
  stream: mustHaveBegun,
  closing: true,
  concerns: (input, state) => appraisingBranch(input, state),
  needs: (input, state) => ({
    ...itsCycleAndMember(input),
    places: all(
      { kind: 'branch', id: existingAppraisal(state).branchId },
      placesOf(existingAppraisal(state).branchId, input.cycleId),
    ),
  }),
  guards: ({ cycleId, grade }, state) =>
    grade === 'excellent'
      ? [
          { set: membersOf(existingAppraisal(state).branchId), mode: 'check' },
          { set: excellentIn(cycleId), mode: 'check' },
          { set: excellentIn(cycleId), mode: 'touch' },
        ]
      : [],
  subject: (input) => underTheMembersKey(input),
  decide(input, state, { cycle, member, places }) {
    mustBeUnderWay(state, cycle);
    const appraisal = existingAppraisal(state);
    const { party, business } = bothSides(appraisal);
    const { grade, on } = input;
    for (const { recordedOn } of [party, business]) mustNotPrecede(on, recordedOn, 'on');
    if (appraisal.decidedOn !== undefined) mustNotPrecede(on, appraisal.decidedOn, 'on');
    if (statusOn(member, on) !== 'full') throw new Rejection('no-grade-in-probation', 'memberId', { on });
    const highest = highestGrade(party.grade, business.grade);
    if (isHigher(grade, highest)) throw new Rejection('grade-too-high', 'grade');
    if (grade === 'excellent') mustHavePlace(places, appraisal.year, on);
    return { data: { ...input, ...ofBegun(appraisal) }, tags: { member: [input.memberId] } };
  },
});

/** @throws Rejection `appraisal-incomplete` */
function bothSides({ sides: { party, business } }: ExistingAppraisal): { party: SideRecord; business: SideRecord } {
  if (!party || !business) throw new Rejection('appraisal-incomplete', 'memberId');
  return { party, business };
}

/** @throws Rejection `quota-exceeded` */
function mustHavePlace(places: Places, year: number, on: string): void {
  const quota = quotaOn(places, on);
  if (places.excellent.size >= quota)
    throw new Rejection('quota-exceeded', 'grade', { award: 'excellent', year, quota });
}
