import { type Aggregate, created, type Evolve } from '#kernel/aggregate.js';
import { type EventOf, v1 } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import { annualTaskTexts } from './annual-task-texts.js';
import { cancelAnnualTask } from './cancel-annual-task.js';
import { reportTaskCompleted } from './report-task-completed.js';
import { reportTaskProgress } from './report-task-progress.js';
import { reviseAnnualTask } from './revise-annual-task.js';
import { setAnnualTask } from './set-annual-task.js';
import type { Emphasis, Metric, TaskOutcome } from './terms.js';
import { verifyTaskOutcome } from './verify-task-outcome.js';

/** Stands on every event of a task, so that a fold needs no other stream. */
interface OfTask {
  readonly taskId: string;
  readonly branchId: string;
  readonly year: number;
}

export const annualTaskEvents = {
  AnnualTaskSet: v1<
    OfTask & {
      readonly setOn: LocalDate;
      readonly title: string;
      readonly emphasis: Emphasis;
      readonly weight: number;
      readonly dueOn: LocalDate;
      readonly metric?: Metric;
    }
  >(),
  /** Holds only what changed. */
  AnnualTaskRevised: v1<
    OfTask & {
      readonly on: LocalDate;
      readonly title?: string;
      readonly emphasis?: Emphasis;
      readonly weight?: number;
      readonly dueOn?: LocalDate;
      readonly metric?: Metric;
      readonly reason: string;
    }
  >(),
  TaskProgressReported: v1<
    OfTask & { readonly on: LocalDate; readonly percent: number; readonly value?: number; readonly summary: string }
  >(),
  TaskCompletionReported: v1<
    OfTask & { readonly completedOn: LocalDate; readonly result: string; readonly value?: number }
  >(),
  TaskOutcomeVerified: v1<
    OfTask & {
      readonly verifiedOn: LocalDate;
      readonly outcome: TaskOutcome;
      readonly rating: number;
      readonly comment: string;
      /** The id of the verification that this one replaces. */
      readonly corrects?: string;
    }
  >(),
  AnnualTaskCancelled: v1<OfTask & { readonly on: LocalDate; readonly reason: string }>(),
};

export type AnnualTaskEvent = EventOf<typeof annualTaskEvents>;

/** What was last stated about the task, in the order of recording. */
interface Stated {
  readonly taskId: string;
  readonly branchId: string;
  readonly year: number;
  readonly setOn: LocalDate;
  readonly title: string;
  readonly emphasis: Emphasis;
  readonly weight: number;
  readonly dueOn: LocalDate;
  readonly metric?: Metric;
  readonly completion?: { readonly on: LocalDate; readonly reportedBy: string };
}

export type AnnualTask =
  | { readonly status: 'absent' }
  | ({ readonly status: 'open' } & Stated)
  /** Verifications by event id; a corrected one has been replaced. */
  | ({ readonly status: 'verified'; readonly verifications: ReadonlyMap<string, 'stands' | 'corrected'> } & Stated)
  | ({ readonly status: 'cancelled' } & Stated);

const evolve: Evolve<AnnualTask, AnnualTaskEvent> = {
  AnnualTaskSet: (_, { taskId, branchId, year, setOn, title, emphasis, weight, dueOn, metric }) => ({
    status: 'open',
    ...{ taskId, branchId, year, setOn, title, emphasis, weight, dueOn },
    ...(metric === undefined ? {} : { metric }),
  }),
  AnnualTaskRevised: (state, { title, emphasis, weight, dueOn, metric }) => {
    const task = created(state);
    return {
      ...task,
      title: title ?? task.title,
      emphasis: emphasis ?? task.emphasis,
      weight: weight ?? task.weight,
      dueOn: dueOn ?? task.dueOn,
      ...(metric === undefined ? {} : { metric }),
    };
  },
  TaskProgressReported: (state) => state,
  TaskCompletionReported: (state, { completedOn }, { metadata }) => ({
    ...created(state),
    completion: { on: completedOn, reportedBy: metadata.actor.id },
  }),
  TaskOutcomeVerified: (state, { corrects }, { id }) => {
    const task = created(state);
    const verifications = new Map(task.status === 'verified' ? task.verifications : []);
    if (corrects !== undefined) verifications.set(corrects, 'corrected');
    return { ...task, status: 'verified', verifications: verifications.set(id, 'stands') };
  },
  AnnualTaskCancelled: (state) => ({ ...created(state), status: 'cancelled' }),
};

/** 年度任务: what the business head sets, how it went, and what the superior found. */
export const annualTask = {
  name: 'task',
  events: annualTaskEvents,
  initial: { status: 'absent' } as AnnualTask,
  evolve,
  commands: {
    setAnnualTask,
    reviseAnnualTask,
    reportTaskProgress,
    reportTaskCompleted,
    verifyTaskOutcome,
    cancelAnnualTask,
  },
  texts: annualTaskTexts,
  counts: (task, { id }) => task.status !== 'verified' || task.verifications.get(id) !== 'corrected',
} satisfies Aggregate<AnnualTask, AnnualTaskEvent>;
