import { commandOn, may } from '#kernel/command.js';
import { Flag, Id, Text } from '#kernel/fields.js';
import { mayDecide } from '../objection/objections.js';
import type { Appraisal, AppraisalEvent } from './appraisal.js';
import { appraisingBranch, existingAppraisal, mustHaveBegun, ofBegun, theMember } from './under-way.js';

export class DecideAppraisalObjection {
  @Id() readonly cycleId!: string;
  @Id() readonly memberId!: string;
  @Id() readonly objectionId!: string;
  /** Upheld, the appraisal is open again: the sides may correct what they said, and it is concluded anew. */
  @Flag() readonly upheld!: boolean;
  @Text() readonly reasons!: string;
}

const concluder = (state: Appraisal) => (state.status === 'concluded' ? state.concludedBy : undefined);

/**
 * Also after the cycle was closed. Upheld, the conclusion falls: the sides may correct themselves, and it is concluded anew.
 */
export const decideAppraisalObjection = commandOn<Appraisal, AppraisalEvent>()({
  input: DecideAppraisalObjection,
  summary: { zh: '裁定考核异议', en: 'Decide an objection to an appraisal' },
  by: [may.superior],
  never: [
    { person: { zh: '作出结论的人', en: 'who concluded' }, who: (_, state) => [concluder(state)] },
    theMember<DecideAppraisalObjection>(),
  ],
  emits: 'AppraisalObjectionDecided',
  stream: mustHaveBegun,
  closing: true,
  concerns: (input, state) => appraisingBranch(input, state),
  decide(input, state, { actor }) {
    const appraisal = existingAppraisal(state);
    const { objectionId } = input;
    mayDecide(appraisal.objections, { objectionId, actorId: actor.id, contested: [concluder(appraisal)] });
    const corrects = input.upheld && appraisal.status === 'concluded' ? { corrects: appraisal.concludedEventId } : {};
    return { data: { ...input, ...ofBegun(appraisal), ...corrects }, tags: { member: [input.memberId] } };
  },
});
