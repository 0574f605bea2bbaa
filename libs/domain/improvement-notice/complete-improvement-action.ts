import { commandOn } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import type { ImprovementNotice, ImprovementNoticeEvent } from './improvement-notice.js';
import { namedIn, notifiedBranch, ofNotice, standingNotice, whomItConcerns } from './issued.js';

export class CompleteImprovementAction {
  @Id() readonly noticeId!: string;
  @Id() readonly actionId!: string;
  @HappenedOn() readonly on!: string;
  @Text() readonly result!: string;
}

/** Also after the notice was lifted or has ended: what was planned stays to be done. */
export const completeImprovementAction = commandOn<ImprovementNotice, ImprovementNoticeEvent>()({
  input: CompleteImprovementAction,
  summary: { zh: '办结整改事项', en: 'Complete an action of an improvement plan' },
  by: whomItConcerns<CompleteImprovementAction>(),
  emits: 'ImprovementActionCompleted',
  stream: { by: ['noticeId'], must: 'exist' },
  concerns: (_, state) => notifiedBranch(state),
  decide(input, state) {
    const notice = standingNotice(state);
    const action = notice.actions.get(input.actionId);
    if (!action) throw new Rejection('not-found', 'actionId');
    if (action.completedOn !== undefined) {
      throw new Rejection('improvement-action-completed', 'actionId', { on: action.completedOn });
    }
    mustNotPrecede(input.on, action.plannedOn, 'on');
    return { data: { ...input, ...ofNotice(notice) }, tags: namedIn(notice) };
  },
});
