import { commandOn, may } from '#kernel/command.js';
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

/** What other branches recorded, also where nobody above has endorsed it. One's own is not adopted. */
export const adoptPractice = commandOn<Practice, PracticeEvent>()({
  input: AdoptPractice,
  summary: { zh: '采纳经验', en: 'Adopt a practice' },
  by: [may.branchOfficer],
  emits: 'PracticeAdopted',
  stream: { by: ['practiceId'], must: 'exist' },
  concerns: ({ branchId }) => [{ orgId: branchId, field: 'branchId' }],
  needs: ({ branchId }) => ({ branch: one('organization', branchId, 'branchId') }),
  decide(input, state, { branch }) {
    const practice = recordedPractice(state);
    // "by: officer of another branch"
    if (practice.branchId === input.branchId) throw new Rejection('not-permitted', 'actor');
    if (branch.kind !== 'branch') throw new Rejection('not-a-branch', 'branchId');
    const adoptedOn = practice.adoptions.get(input.branchId);
    if (adoptedOn !== undefined) throw new Rejection('already-adopted', 'branchId', { on: adoptedOn });
    mustStandOn(practice, input.on);
    return { data: { ...input, ownerBranchId: practice.branchId }, tags: { branch: [practice.branchId] } };
  },
});
