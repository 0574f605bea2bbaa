import type { LocalDate } from '#kernel/local-date.js';
import type { FoldTable } from '#kernel/projection.js';
import type { ImprovementNoticeEvent } from '../../improvement-notice/improvement-notice.js';
import { type Dated, dated, type Fact } from './dated.js';

/** What a plan promised, by the plan's event and day; its text stays in the log. */
export interface PlanActionFact extends Dated {
  readonly actionId: string;
  readonly dueOn: LocalDate;
}

/** `on` is the day on which it was done. */
export interface PlanCompletionFact extends Dated {
  readonly actionId: string;
}

/**
 * 整改计划: what a notice to the branch itself led to; `first.on` is the day of the notice. A notice to a member is no
 * fact of the branch, and one that an upheld appeal has annulled was never issued: neither leaves a document.
 */
export interface ImprovementPlanFact extends Fact<'improvement-plan'> {
  /** In order of position; a further plan only ever adds. */
  readonly actions: readonly PlanActionFact[];
  /** In order of position. */
  readonly completions: readonly PlanCompletionFact[];
}

export const improvementPlanFacts: FoldTable<ImprovementPlanFact, ImprovementNoticeEvent> = {
  ImprovementNoticeIssued(_, event) {
    const { noticeId, target, branchId, issuedOn } = event.data;
    if (target.kind !== 'branch') return undefined;
    const first = dated(event, issuedOn);
    return { branchId, kind: 'improvement-plan', id: noticeId, first, actions: [], completions: [] };
  },
  ImprovementPlanSubmitted(fact, event) {
    if (fact === undefined) return undefined;
    const planned = dated(event, event.data.on);
    const actions = event.data.actions.map(({ actionId, dueOn }) => ({ ...planned, actionId, dueOn }));
    return { ...fact, actions: [...fact.actions, ...actions] };
  },
  ImprovementActionCompleted(fact, event) {
    if (fact === undefined) return undefined;
    const { actionId, on } = event.data;
    return { ...fact, completions: [...fact.completions, { ...dated(event, on), actionId }] };
  },
  AppealDecided: (fact, { data }) => (data.upheld ? undefined : fact),
};
