import { commandOn, may } from '#kernel/command.js';
import { Choice, HappenedOn, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import type { Practice, PracticeEvent } from './practice.js';
import { recordedPractice } from './recorded-practice.js';
import { ADOPTION_VERDICTS, type AdoptionVerdict } from './terms.js';

export class ReportPracticeAdoption {
  @Id() readonly practiceId!: string;
  /** The branch that adopted it. */
  @Id() readonly branchId!: string;
  @HappenedOn() readonly on!: string;
  @Choice(ADOPTION_VERDICTS) readonly verdict!: AdoptionVerdict;
  @Text() readonly experience!: string;
}

/** As often as there is something to say, also after its owner has withdrawn the practice. */
export const reportPracticeAdoption = commandOn<Practice, PracticeEvent>()({
  input: ReportPracticeAdoption,
  summary: { zh: '报告采纳效果', en: 'Report on an adopted practice' },
  by: [may.branchOfficer],
  emits: 'PracticeAdoptionReported',
  stream: { by: ['practiceId'], must: 'exist' },
  concerns: ({ branchId }) => [{ orgId: branchId, field: 'branchId' }],
  decide(input, state) {
    const practice = recordedPractice(state);
    const adoptedOn = practice.adoptions.get(input.branchId);
    if (adoptedOn === undefined) throw new Rejection('not-adopted', 'branchId');
    mustNotPrecede(input.on, adoptedOn, 'on');
    return { data: { ...input, ownerBranchId: practice.branchId }, tags: { branch: [practice.branchId] } };
  },
});
