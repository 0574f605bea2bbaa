import { type Condition, commandOn, may } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { one } from '../needs.js';
import type { Practice, PracticeEvent } from './practice.js';
import { mustStandOn, recordedPractice } from './recorded-practice.js';

export class AdoptPractice {
  @Id() readonly practiceId!: string;
  /** The branch that adopts it. */
  @Id() readonly branchId!: string;
  @HappenedOn() readonly on!: string;
  @Text() readonly plan!: string;
}

/** One's own is not adopted. */
const ofAnotherBranch: Condition<AdoptPractice, Practice> = {
  text: { zh: '其他支部的经验', en: "another branch's practice" },
  holds: ({ branchId }, state) => recordedPractice(state).branchId !== branchId,
};

/** What other branches recorded, also where nobody above has endorsed it. */
export const adoptPractice = commandOn<Practice, PracticeEvent>()({
  input: AdoptPractice,
  summary: { zh: '采纳经验', en: 'Adopt a practice' },
  by: [{ ...may.branchOfficer, only: ofAnotherBranch }],
  emits: 'PracticeAdopted',
  stream: { by: ['practiceId'], must: 'exist' },
  concerns: ({ branchId }) => [{ orgId: branchId, field: 'branchId' }],
  needs: ({ branchId }) => ({ branch: one('organization', branchId, 'branchId') }),
  decide(input, state, { branch }) {
    const practice = recordedPractice(state);
    if (branch.kind !== 'branch') throw new Rejection('not-a-branch', 'branchId');
    const adoptedOn = practice.adoptions.get(input.branchId);
    if (adoptedOn !== undefined) throw new Rejection('already-adopted', 'branchId', { on: adoptedOn });
    mustStandOn(practice, input.on);
    return { data: { ...input, ownerBranchId: practice.branchId }, tags: { branch: [practice.branchId] } };
  },
});
