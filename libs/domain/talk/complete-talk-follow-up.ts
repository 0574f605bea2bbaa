import { commandOn, may } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import { recordedTalk } from './recorded-talk.js';
import type { Talk, TalkEvent } from './talk.js';

export class CompleteTalkFollowUp {
  @Id() readonly talkId!: string;
  @Id() readonly followUpId!: string;
  @HappenedOn() readonly on!: string;
  @Text() readonly result!: string;
}

export const completeTalkFollowUp = commandOn<Talk, TalkEvent>()({
  input: CompleteTalkFollowUp,
  summary: { zh: '办结谈话后续事项', en: 'Complete a follow-up of a talk' },
  by: [may.branchOfficer],
  emits: 'TalkFollowUpCompleted',
  stream: { by: ['talkId'], must: 'exist' },
  concerns: (_, state) => [{ orgId: recordedTalk(state).branchId, field: 'talkId' }],
  decide(input, state) {
    const { talkId, branchId, memberId, heldOn, followUpIds, completions } = recordedTalk(state);
    if (!followUpIds.includes(input.followUpId)) throw new Rejection('not-found', 'followUpId');
    const done = completions.get(input.followUpId);
    if (done !== undefined) throw new Rejection('follow-up-already-completed', 'followUpId', { on: done });
    mustNotPrecede(input.on, heldOn, 'on');
    return { data: { ...input, talkId, branchId, memberId }, tags: { member: [memberId] } };
  },
});
