import { commandOn } from '#kernel/command.js';
import { Id, NewId, Personal, type PersonalText } from '#kernel/fields.js';
import { mustBeNewObjection, mustHaveNoOpenObjection } from '../objection/objections.js';
import type { Appraisal, AppraisalEvent } from './appraisal.js';
import { existingAppraisal, mustBeConcluded, mustHaveBegun, ofBegun, underTheMembersKey } from './under-way.js';

export class ObjectToAppraisal {
  @Id() readonly cycleId!: string;
  @Id() readonly memberId!: string;
  @NewId() readonly objectionId!: string;
  @Personal() readonly grounds!: PersonalText;
}

/** Against the conclusion, also when the cycle is closed. Until it is decided nothing rests on that; one waits at a time. */
export const objectToAppraisal = commandOn<Appraisal, AppraisalEvent>()({
  input: ObjectToAppraisal,
  summary: { zh: '对考核结论提出异议', en: 'Object to the own appraisal' },
  by: [{ person: { zh: '本人', en: 'the member' }, who: ({ memberId }) => memberId }],
  emits: 'AppraisalObjected',
  stream: mustHaveBegun,
  // whoever was concerned may object, whatever has become of the branch
  concerns: (_, state) => [{ orgId: existingAppraisal(state).branchId, field: 'memberId', mustStand: false }],
  subject: (input) => underTheMembersKey(input),
  decide(input, state) {
    const appraisal = mustBeConcluded(state);
    mustBeNewObjection(appraisal.objections, input.objectionId);
    mustHaveNoOpenObjection(appraisal.objections, 'memberId');
    return { data: { ...input, ...ofBegun(appraisal) }, tags: { member: [input.memberId] } };
  },
});
