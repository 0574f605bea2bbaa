import type { Emphasis, Metric, TaskOutcome } from '#domain/annual-task/terms.js';
import type { InitiativeKind, InitiativeVerdict } from '#domain/initiative/terms.js';
import { lastBy } from '#domain/scoring/by-date.js';
import type { Dated } from '#domain/scoring/facts/dated.js';
import type { InitiativeFact } from '#domain/scoring/facts/initiative-fact.js';
import type { TaskFact } from '#domain/scoring/facts/task-fact.js';
import { taskProgress } from '#domain/scoring/task-outcome.js';
import { termsInForce } from '#domain/scoring/terms-in-force.js';
import type { SessionKind } from '#domain/study-session/terms.js';
import type { LocalDate } from '#kernel/local-date.js';
import { comparePositions } from '#kernel/position.js';
import type { Moment, ReadModel } from '#kernel/read-model.js';
import { ALL_READERS, aboutBranch, BranchYearParams } from '../branch-question.js';
import {
  type PostLink,
  type Progress,
  type SessionLink,
  type TaskDoc,
  taskBoardDocuments,
} from './task-board-documents.js';

export interface TaskBoard extends Moment {
  readonly branchId: string;
  readonly year: number;
  /** In order of position; those set later are left out. */
  readonly tasks: readonly BoardTask[];
}

export interface BoardTask {
  readonly taskId: string;
  readonly title: string;
  readonly setOn: LocalDate;
  readonly metric?: Metric;
  /** As they count on the day: changes that came too late left out. */
  readonly emphasis: Emphasis;
  readonly weight: number;
  readonly dueOn: LocalDate;
  readonly changes: readonly {
    readonly eventId: string;
    readonly on: LocalDate;
    readonly recordedOn: LocalDate;
    readonly emphasis?: Emphasis;
    readonly weight?: number;
    readonly dueOn?: LocalDate;
    readonly cancels?: true;
    /** False: it came too late, and counts for nothing. */
    readonly counts: boolean;
  }[];
  readonly status: 'open' | 'completed' | 'verified' | 'cancelled';
  readonly progress?: Progress & { readonly on: LocalDate; readonly eventId: string };
  readonly completion?: {
    readonly on: LocalDate;
    readonly result: string;
    readonly value?: number;
    readonly eventId: string;
  };
  /** The last verification, if it is not corrected. */
  readonly verification?: {
    readonly on: LocalDate;
    readonly outcome: TaskOutcome;
    readonly rating: number;
    readonly comment: string;
    readonly eventId: string;
  };
  /** What it is worth in the indicators, 0 to 1, and why; absent while it is left out. */
  readonly outcome?: { readonly worth: number; readonly basis: string };
  readonly posts: readonly (PostLink & { readonly status: 'open' | 'retired' })[];
  /** In order of position; those launched later are left out. */
  readonly initiatives: readonly BoardInitiative[];
  readonly sessions: readonly {
    readonly sessionId: string;
    readonly heldOn: LocalDate;
    /** Kind and topic are absent where the task was only named by an amendment that didn't change them. */
    readonly kind?: SessionKind;
    readonly topic?: string;
    /** The event that first named the task. */
    readonly eventId: string;
  }[];
}

export interface BoardInitiative {
  readonly initiativeId: string;
  readonly kind: InitiativeKind;
  readonly title: string;
  readonly from: LocalDate;
  readonly status: 'running' | 'closed' | 'abandoned';
  /** The first day without it. */
  readonly endedOn?: LocalDate;
  /** The day of the last outcome reported. */
  readonly outcomeOn?: LocalDate;
  /** The last one. */
  readonly verdict?: { readonly on: LocalDate; readonly verdict: InitiativeVerdict; readonly eventId: string };
  /** Of its launch. */
  readonly eventId: string;
}

/** 任务台账. */
export const taskBoard: ReadModel<BranchYearParams, TaskDoc, TaskBoard> = {
  ...aboutBranch,
  name: 'task-board',
  summary: { zh: '年度任务台账', en: "A branch's tasks of a year, and what touches them" },
  params: BranchYearParams,
  path: ['branchId', 'year'],
  readers: ALL_READERS,
  from: taskBoardDocuments,
  select: ({ branchId, year }) => ({ branchId, year }),
  view(documents, { branchId, year }, moment) {
    const tasks = documents
      .filter(({ fact }) => fact.first.on <= moment.asOf)
      .sort((a, b) => comparePositions(a.fact.first.position, b.fact.first.position));
    return { branchId, year, ...moment, tasks: tasks.map((doc) => boardTask(doc, moment.asOf)) };
  },
};

function boardTask(doc: TaskDoc, asOf: LocalDate): BoardTask {
  const { fact, stated, result } = doc;
  const terms = termsInForce(fact, asOf);
  const { completion, verification, outcome } = taskProgress(fact, terms, asOf);
  const title =
    lastBy(
      stated.filter((each) => each.title !== undefined),
      asOf,
    )?.title ?? fact.title;
  const metric = lastBy(
    stated.filter((each) => each.metric !== undefined),
    asOf,
  )?.metric;
  const said = lastBy(doc.progress, asOf);
  return {
    ...{ taskId: fact.id, title, setOn: fact.first.on },
    ...(metric === undefined ? {} : { metric }),
    ...{ emphasis: terms.emphasis, weight: terms.weight, dueOn: terms.dueOn },
    changes: changesOf(fact, terms.counted, asOf),
    status: terms.cancelled ? 'cancelled' : verification ? 'verified' : completion ? 'completed' : 'open',
    ...(said === undefined ? {} : { progress: progressOf(said) }),
    ...(completion && result ? { completion: { on: completion.on, ...result, eventId: completion.eventId } } : {}),
    ...(verification ? { verification: verificationOf(verification, doc.comments) } : {}),
    ...(outcome === undefined ? {} : { outcome }),
    posts: doc.posts
      .filter(({ from }) => from <= asOf)
      .map(({ retiredOn, ...post }) =>
        retiredOn === undefined || retiredOn > asOf
          ? { ...post, status: 'open' }
          : { ...post, retiredOn, status: 'retired' },
      ),
    initiatives: doc.initiatives
      .filter(({ first }) => first.on <= asOf)
      .sort((a, b) => comparePositions(a.first.position, b.first.position))
      .map((initiative) => initiativeAt(initiative, asOf)),
    sessions: doc.sessions.flatMap((link) => sessionAt(link, asOf)),
  };
}

function changesOf({ changes }: TaskFact, counted: readonly Dated[], asOf: LocalDate): BoardTask['changes'] {
  return changes
    .filter(({ on }) => on <= asOf)
    .map((change) => {
      const { position, recordedAt, actorOrgId, ...shown } = change;
      return { ...shown, counts: counted.includes(change) };
    });
}

function progressOf({ percent, value, summary, on, eventId }: Dated & Progress) {
  return { percent, ...(value === undefined ? {} : { value }), summary, on, eventId };
}

function verificationOf(
  { on, outcome, rating, eventId }: TaskFact['verifications'][number],
  comments: TaskDoc['comments'],
) {
  return { on, outcome, rating, comment: comments[eventId] ?? '', eventId };
}

function initiativeAt(fact: InitiativeFact, asOf: LocalDate): BoardInitiative {
  const { id, initiativeKind, title, first, outcomes, verdicts, closed, abandoned } = fact;
  const end = [closed, abandoned].find((each) => each !== undefined && each.on <= asOf);
  const outcome = lastBy(outcomes, asOf);
  const verdict = lastBy(verdicts, asOf);
  return {
    ...{ initiativeId: id, kind: initiativeKind, title, from: first.on },
    ...(end === undefined
      ? { status: 'running' }
      : { status: end === closed ? 'closed' : 'abandoned', endedOn: end.on }),
    ...(outcome === undefined ? {} : { outcomeOn: outcome.on }),
    ...(verdict === undefined
      ? {}
      : { verdict: { on: verdict.on, verdict: verdict.verdict, eventId: verdict.eventId } }),
    eventId: first.eventId,
  };
}

/** The session as amended by the day, if it names the task then. */
function sessionAt({ sessionId, says }: SessionLink, asOf: LocalDate): BoardTask['sessions'] {
  const heard = says.filter(({ on }) => on <= asOf);
  const [first] = heard.filter(({ named }) => named);
  const last = heard.at(-1);
  if (!first || !last?.named) return [];
  const kind = heard.findLast((each) => each.kind !== undefined)?.kind;
  const topic = heard.findLast((each) => each.topic !== undefined)?.topic;
  const heldOn = heard.findLast((each) => each.heldOn !== undefined)?.heldOn ?? last.on;
  if (heldOn > asOf) return [];
  const known = { ...(kind === undefined ? {} : { kind }), ...(topic === undefined ? {} : { topic }) };
  return [{ sessionId, heldOn, ...known, eventId: first.eventId }];
}
