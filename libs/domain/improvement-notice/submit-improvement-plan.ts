import { commandOn } from '#kernel/command.js';
import { HappenedOn, Id, ListOf } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import type { ImprovementNotice, ImprovementNoticeEvent } from './improvement-notice.js';
import { mustHaveEffect, namedIn, notifiedBranch, ofNotice, openNotice, whomItConcerns } from './issued.js';
import { PlanAction } from './terms.js';

export class SubmitImprovementPlan {
  @Id() readonly noticeId!: string;
  @ListOf(PlanAction, 'actionId', 1) readonly actions!: readonly PlanAction[];
  @HappenedOn() readonly on!: string;
}

/** A further plan adds actions to those before; none is ever taken away, so that no due date is moved by planning anew. */
export const submitImprovementPlan = commandOn<ImprovementNotice, ImprovementNoticeEvent>()({
  input: SubmitImprovementPlan,
  summary: { zh: '提交整改计划', en: 'Submit an improvement plan' },
  by: whomItConcerns<SubmitImprovementPlan>(),
  emits: 'ImprovementPlanSubmitted',
  stream: { by: ['noticeId'], must: 'exist' },
  concerns: (_, state) => notifiedBranch(state),
  decide(input, state) {
    const notice = openNotice(state);
    mustNotPrecede(input.on, notice.issuedOn, 'on');
    mustHaveEffect(notice, input.on);
    for (const [index, { actionId, dueOn }] of input.actions.entries()) {
      if (notice.actions.has(actionId)) throw new Rejection('already-exists', `actions[${index}].actionId`);
      mustNotPrecede(dueOn, input.on, `actions[${index}].dueOn`);
    }
    return { data: { ...input, ...ofNotice(notice) }, tags: namedIn(notice) };
  },
});
