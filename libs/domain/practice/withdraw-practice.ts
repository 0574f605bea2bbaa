import { commandOn, may } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import type { Practice, PracticeEvent } from './practice.js';
import { ofPractice, owner, recordedPractice } from './recorded-practice.js';

export class WithdrawPractice {
  @Id() readonly practiceId!: string;
  /** The first day without it; the day of recording at the earliest. */
  @HappenedOn() readonly on!: string;
  @Text() readonly reason!: string;
}

/** It counts for its owner no more; those who adopted it keep what they made of it. */
export const withdrawPractice = commandOn<Practice, PracticeEvent>()({
  input: WithdrawPractice,
  summary: { zh: '撤回经验', en: 'Withdraw a practice' },
  by: [may.branchOfficer, may.superior],
  emits: 'PracticeWithdrawn',
  amends: ['PracticeRecorded', 'PracticeEndorsed', 'PracticePromoted'],
  stream: { by: ['practiceId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => [owner(state)],
  decide(input, state) {
    const practice = recordedPractice(state);
    if (practice.status === 'withdrawn') {
      throw new Rejection('practice-withdrawn', 'practiceId', { on: practice.withdrawnOn });
    }
    mustNotPrecede(input.on, practice.recordedOn, 'on');
    return { data: { ...input, ...ofPractice(practice) } };
  },
});
