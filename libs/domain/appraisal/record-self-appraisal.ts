import { commandOn } from '#kernel/command.js';
import { Id, Personal, type PersonalText } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import type { Appraisal, AppraisalEvent } from './appraisal.js';
import {
  appraisingBranch,
  correcting,
  editionOf,
  itsCycleAndMember,
  mayBegin,
  mustBeUnderWay,
  ofAppraisal,
  underTheMembersKey,
} from './under-way.js';

export class RecordSelfAppraisal {
  @Id() readonly cycleId!: string;
  @Id() readonly memberId!: string;
  @Personal() readonly summary!: PersonalText;
}

/** Nobody waits for it: who cannot or will not say anything about themself is appraised all the same. */
export const recordSelfAppraisal = commandOn<Appraisal, AppraisalEvent>()({
  input: RecordSelfAppraisal,
  summary: { zh: '登记个人自评', en: 'Record a self-appraisal' },
  by: [{ person: { zh: '本人', en: 'the member' }, who: ({ memberId }) => memberId }],
  emits: 'SelfAppraisalRecorded',
  stream: mayBegin,
  concerns: (input, state) => appraisingBranch(input, state),
  needs: (input) => itsCycleAndMember(input),
  subject: (input) => underTheMembersKey(input),
  decide(input, state, { cycle, member, concerned, occurredOn: day }) {
    mustBeUnderWay(state, cycle);
    const own = state.status === 'absent' ? undefined : state.self;
    if (own?.edition === editionOf(state)) throw new Rejection('already-recorded', 'memberId');
    const stands = ofAppraisal(state, { cycle, member, concerned, day });
    return { data: { ...input, ...stands, ...correcting(own) }, tags: { member: [input.memberId] } };
  },
});
