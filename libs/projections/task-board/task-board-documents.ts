import type { AnnualTaskEvent } from '#domain/annual-task/annual-task.js';
import type { Metric } from '#domain/annual-task/terms.js';
import type { InitiativeEvent } from '#domain/initiative/initiative.js';
import type { KeyPostEvent } from '#domain/key-post/key-post.js';
import { type Dated, dated } from '#domain/scoring/facts/dated.js';
import { type InitiativeFact, initiativeFacts } from '#domain/scoring/facts/initiative-fact.js';
import { type TaskFact, taskFacts } from '#domain/scoring/facts/task-fact.js';
import type { StudySessionEvent } from '#domain/study-session/study-session.js';
import type { SessionKind } from '#domain/study-session/terms.js';
import type { Recorded } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { FoldTable, Projection } from '#kernel/projection.js';

/** A task: the fact that is scored, what was said about it, and what touches it. */
export interface TaskDoc {
  readonly branchId: string;
  readonly year: number;
  readonly fact: TaskFact;
  /** Titles and metrics as they were set and revised. */
  readonly stated: readonly (Dated & { readonly title?: string; readonly metric?: Metric; readonly reason?: string })[];
  readonly progress: readonly (Dated & Progress)[];
  /** Of the reported completion. */
  readonly result?: { readonly result: string; readonly value?: number };
  /** Of verifications, by event. */
  readonly comments: Readonly<Record<string, string>>;
  readonly posts: readonly PostLink[];
  /** Those that were launched for it, as they are scored. */
  readonly initiatives: readonly InitiativeFact[];
  readonly sessions: readonly SessionLink[];
}

export interface Progress {
  readonly percent: number;
  readonly value?: number;
  readonly summary: string;
}

/** A post that was designated for the task. */
export interface PostLink {
  readonly postId: string;
  readonly title: string;
  readonly from: LocalDate;
  /** The first day without it. */
  readonly retiredOn?: LocalDate;
}

/** A session that names the task, or did. */
export interface SessionLink {
  readonly sessionId: string;
  /** What each of its events says, as far as it says anything; `on` is heldOn as it stood then. */
  readonly says: readonly (Dated & {
    readonly named: boolean;
    readonly kind?: SessionKind;
    readonly topic?: string;
    readonly heldOn?: LocalDate;
  })[];
}

type BoardEvent = AnnualTaskEvent | KeyPostEvent | InitiativeEvent | StudySessionEvent;

function task(doc: TaskDoc | undefined, event: Recorded<AnnualTaskEvent>, key: string): TaskDoc {
  const step = taskFacts[event.type] as
    | ((fact: TaskFact | undefined, event: Recorded<AnnualTaskEvent>, key: string) => TaskFact)
    | undefined;
  const fact = step ? step(doc?.fact, event, key) : begun(doc, event).fact;
  const empty = { stated: [], progress: [], comments: {}, posts: [], initiatives: [], sessions: [] };
  return { ...empty, branchId: fact.branchId, year: fact.year, ...doc, fact };
}

function begun(doc: TaskDoc | undefined, event: Recorded<BoardEvent>): TaskDoc {
  if (doc === undefined) throw new Error(`${event.type} (${event.id}) precedes the beginning of a task that it names`);
  return doc;
}

const taskSteps: FoldTable<TaskDoc, AnnualTaskEvent> = {
  AnnualTaskSet: (doc, event, key) => stating(task(doc, event, key), event, event.data.setOn),
  AnnualTaskRevised: (doc, event, key) => stating(task(doc, event, key), event, event.data.on),
  TaskProgressReported(doc, event, key) {
    const { on, percent, value, summary } = event.data;
    const board = task(doc, event, key);
    const said = { ...dated(event, on), percent, ...(value === undefined ? {} : { value }), summary };
    return { ...board, progress: [...board.progress, said] };
  },
  TaskCompletionReported(doc, event, key) {
    const { result, value } = event.data;
    return { ...task(doc, event, key), result: { result, ...(value === undefined ? {} : { value }) } };
  },
  TaskOutcomeVerified(doc, event, key) {
    const board = task(doc, event, key);
    return { ...board, comments: { ...board.comments, [event.id]: event.data.comment } };
  },
  AnnualTaskCancelled: task,
};

type Stating = Recorded<Extract<AnnualTaskEvent, { type: 'AnnualTaskSet' | 'AnnualTaskRevised' }>>;

function stating(board: TaskDoc, event: Stating, on: LocalDate): TaskDoc {
  const { title, metric } = event.data;
  const said = {
    ...dated(event, on),
    ...(title === undefined ? {} : { title }),
    ...(metric === undefined ? {} : { metric }),
    ...('reason' in event.data ? { reason: event.data.reason } : {}),
  };
  return { ...board, stated: [...board.stated, said] };
}

const postSteps: FoldTable<TaskDoc, KeyPostEvent> = {
  KeyPostDesignated(doc, event) {
    const { postId, title, from } = event.data;
    const board = begun(doc, event);
    return { ...board, posts: [...board.posts, { postId, title, from }] };
  },
  KeyPostRetired(doc, event) {
    const { postId, on } = event.data;
    const board = begun(doc, event);
    const retire = (post: PostLink) => (post.postId === postId ? { ...post, retiredOn: on } : post);
    return { ...board, posts: board.posts.map(retire) };
  },
};

/** Each task that an initiative was launched for keeps the whole of it, folded as it is for the score. */
const initiativeSteps = Object.fromEntries(
  Object.entries(initiativeFacts as Readonly<Record<string, unknown>>).map(([type, step]) => [
    type,
    (doc: TaskDoc | undefined, event: Recorded<InitiativeEvent>, key: string): TaskDoc => {
      const fold = step as (
        fact: InitiativeFact | undefined,
        event: Recorded<InitiativeEvent>,
        key: string,
      ) => InitiativeFact;
      const board = begun(doc, event);
      const before = board.initiatives.find(({ id }) => id === event.data.initiativeId);
      const others = board.initiatives.filter((each) => each !== before);
      return { ...board, initiatives: [...others, fold(before, event, key)] };
    },
  ]),
) as FoldTable<TaskDoc, InitiativeEvent>;

const sessionSteps: FoldTable<TaskDoc, StudySessionEvent> = {
  StudySessionRecorded: (doc, event, key) => linking(begun(doc, event), event, names(event.data, key)),
  StudySessionAmended(doc, event, key) {
    const board = begun(doc, event);
    const before = board.sessions.find(({ sessionId }) => sessionId === event.data.sessionId);
    return linking(board, event, names(event.data, key) ?? before?.says.at(-1)?.named);
  },
  StudySessionVoided: (doc, event) => linking(begun(doc, event), event, false),
};

/** Whether the session names the task of this key; undefined where the event doesn't say. */
function names({ taskIds, branchId }: { taskIds?: readonly string[]; branchId: string }, key: string) {
  return taskIds?.some((taskId) => key === keyOf(branchId, taskId));
}

function linking(board: TaskDoc, event: Recorded<StudySessionEvent>, named = false): TaskDoc {
  const { sessionId } = event.data;
  const { kind, topic, heldOn }: { kind?: SessionKind; topic?: string; heldOn?: LocalDate } =
    event.type === 'StudySessionRecorded' || event.type === 'StudySessionAmended' ? event.data : {};
  const said = {
    ...dated(event, event.occurredOn),
    named,
    ...(kind === undefined ? {} : { kind }),
    ...(topic === undefined ? {} : { topic }),
    ...(heldOn === undefined ? {} : { heldOn }),
  };
  const known = board.sessions.some((each) => each.sessionId === sessionId);
  const add = (link: SessionLink) => (link.sessionId === sessionId ? { ...link, says: [...link.says, said] } : link);
  return { ...board, sessions: known ? board.sessions.map(add) : [...board.sessions, { sessionId, says: [said] }] };
}

const keyOf = (branchId: string, taskId: string) => `${branchId}/${taskId}`;

/** One document for each task. Of posts and sessions it takes only what it says about them itself. */
export const taskBoardDocuments: Projection<TaskDoc, BoardEvent> = {
  name: 'task-board',
  version: 2,
  keys: ({ data, metadata }: Recorded<BoardEvent>) =>
    // an amendment and a void don't repeat which tasks they concern, but are tagged with them
    (metadata.tags.task ?? []).map((taskId) => keyOf(data.branchId, taskId)),
  on: { ...taskSteps, ...postSteps, ...initiativeSteps, ...sessionSteps },
  indexes: ['branchId', 'year'],
};
