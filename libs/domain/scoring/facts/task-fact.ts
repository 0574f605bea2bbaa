import type { LocalDate } from '#kernel/local-date.js';
import type { FoldTable } from '#kernel/projection.js';
import type { AnnualTaskEvent } from '../../annual-task/annual-task.js';
import type { Emphasis, TaskOutcome } from '../../annual-task/terms.js';
import { begun, type Dated, dated, type Fact } from './dated.js';

/** A revision, or the cancellation, of a task; whether it counts depends on who made it and when. */
export interface TermsChange extends Dated {
  readonly actorOrgId: string;
  readonly emphasis?: Emphasis;
  readonly weight?: number;
  readonly dueOn?: LocalDate;
  readonly cancels?: true;
}

export interface VerificationFact extends Dated {
  readonly outcome: TaskOutcome;
  readonly rating: number;
  /** The event id of the verification that this one replaces. */
  readonly corrects?: string;
}

/** 年度任务; `first.on` is the day on which it was set, and emphasis, weight and dueOn are as they were set. */
export interface TaskFact extends Fact<'task'> {
  readonly year: number;
  readonly title: string;
  readonly emphasis: Emphasis;
  readonly weight: number;
  readonly dueOn: LocalDate;
  /** In order of position. */
  readonly changes: readonly TermsChange[];
  /** Revisions of nothing but title or metric, which no indicator counts; in order of position. */
  readonly rewordings: readonly Dated[];
  /** `on` is completedOn. */
  readonly completion?: Dated;
  /** In order of position. */
  readonly verifications: readonly VerificationFact[];
}

export const taskFacts: FoldTable<TaskFact, AnnualTaskEvent> = {
  AnnualTaskSet(_, event) {
    const { taskId, branchId, year, title, emphasis, weight, dueOn, setOn } = event.data;
    const terms = { year, title, emphasis, weight, dueOn };
    return {
      branchId,
      kind: 'task',
      id: taskId,
      first: dated(event, setOn),
      ...terms,
      changes: [],
      rewordings: [],
      verifications: [],
    };
  },
  AnnualTaskRevised(before, event) {
    const fact = begun(before, event);
    const { on, emphasis, weight, dueOn } = event.data;
    if (emphasis === undefined && weight === undefined && dueOn === undefined) {
      return { ...fact, rewordings: [...fact.rewordings, dated(event, on)] };
    }
    const change = {
      ...dated(event, on),
      actorOrgId: event.metadata.actor.orgId,
      ...(emphasis === undefined ? {} : { emphasis }),
      ...(weight === undefined ? {} : { weight }),
      ...(dueOn === undefined ? {} : { dueOn }),
    };
    return { ...fact, changes: [...fact.changes, change] };
  },
  TaskCompletionReported: (fact, event) => ({
    ...begun(fact, event),
    completion: dated(event, event.data.completedOn),
  }),
  TaskOutcomeVerified(before, event) {
    const fact = begun(before, event);
    const { verifiedOn, outcome, rating, corrects } = event.data;
    const replaces = corrects === undefined ? {} : { corrects };
    const verification = { ...dated(event, verifiedOn), outcome, rating, ...replaces };
    return { ...fact, verifications: [...fact.verifications, verification] };
  },
  AnnualTaskCancelled(before, event) {
    const fact = begun(before, event);
    const cancels = true as const;
    const change = { ...dated(event, event.data.on), actorOrgId: event.metadata.actor.orgId, cancels };
    return { ...fact, changes: [...fact.changes, change] };
  },
};
