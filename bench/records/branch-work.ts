import { actorOf, committeeOf, membersOf } from './bureau.js';
import type { Chance } from './chance.js';
import type { Entry } from './record.js';
import { prose } from './texts.js';

const KINDS = ['branch-meeting', 'party-lecture', 'theme-day', 'theory-study', 'business-training', 'joint-study'];
const OPEN_TASKS = 12;
const ATTENDEES = 15;
/** Commands that may be under way at a time: only after so many can another stream's command rely on a new task. */
const UNDER_WAY = 200;

const POSTS = 4;
/** Then a post is retired, and another one takes its place. */
const REVIEWS = 12;

interface Post {
  readonly postId: string;
  readonly memberIds: readonly string[];
  readonly from: string;
  reviews: number;
}

interface OpenAction {
  readonly sessionId: string;
  readonly actionId: string;
}

/** What one branch records, day after day: each command is one that its rules accept. */
export class BranchWork {
  private readonly officer;
  private readonly head;
  private readonly members: readonly string[];
  private readonly tasks: string[] = [];
  private readonly newTasks: { readonly taskId: string; readonly turn: number }[] = [];
  /** Completed, to be verified. */
  private readonly done: string[] = [];
  private readonly sessions: string[] = [];
  private readonly actions: OpenAction[] = [];
  private readonly posts: Post[] = [];
  /** What comes next, before anything else. */
  private readonly planned: Entry[] = [];
  private count = 0;

  constructor(
    private readonly branch: string,
    private readonly chance: Chance,
    /** Sets the ids of one record apart from another's. */
    private readonly prefix = '',
  ) {
    this.officer = actorOf('branch-officer', branch);
    this.head = actorOf('business-head', branch);
    this.members = membersOf(branch);
  }

  /** Tasks, and posts with somebody on them: what must be there before anything else. */
  *beginning(day: string): Generator<Entry> {
    while (this.newTasks.length < OPEN_TASKS) yield this.setTask(day, 0);
    this.tasks.push(...this.newTasks.splice(0).map(({ taskId }) => taskId));
    for (let count = 0; count < POSTS; count++) yield* this.openPost(day);
  }

  /** @param turn counts the commands of all branches */
  next(day: string, turn: number): Entry {
    const planned = this.planned.shift();
    if (planned) return planned;
    const [oldest] = this.newTasks;
    if (oldest && turn - oldest.turn > UNDER_WAY)
      this.tasks.push(...this.newTasks.splice(0, 1).map(({ taskId }) => taskId));
    if (this.tasks.length + this.newTasks.length < OPEN_TASKS) return this.setTask(day, turn);
    const share = this.tasks.length > 1 ? this.chance.next() : 1;
    if (this.done.length > 0 && share < 0.05) return this.verifyTask(day);
    if (share < 0.1) return this.completeTask(day);
    if (share < 0.45) return this.reportProgress(day);
    if (share < 0.5) return this.reviewPosting(day);
    if (share < 0.7 && this.actions.length > 0) return this.completeAction(day);
    if (share < 0.78 && this.sessions.length > 0) return this.amendSession();
    return this.recordSession(day);
  }

  /** Something that rests on nothing recorded since the beginning, so that it may arrive in any order. */
  inAnyOrder(day: string): Entry {
    return this.chance.next() < 0.7 ? this.reportProgress(day) : this.recordSession(day);
  }

  private id(kind: string): string {
    return `${this.prefix}${this.branch}-${kind}-${++this.count}`;
  }

  private setTask(day: string, turn: number): Entry {
    const taskId = this.id('t');
    this.newTasks.push({ taskId, turn });
    const year = Number(day.slice(0, 4));
    const terms = { emphasis: 'key', weight: 1 + this.chance.below(10), dueOn: `${year}-12-31` };
    const data = { taskId, branchId: this.branch, year, setOn: day, title: '办事流程优化', ...terms };
    return { command: 'set-annual-task', actor: this.head, data };
  }

  private reportProgress(day: string): Entry {
    const percent = this.chance.below(100);
    const data = { taskId: this.chance.of(this.tasks), on: day, percent, summary: prose(this.chance, 45) };
    return { command: 'report-task-progress', actor: this.officer, data };
  }

  private completeTask(day: string): Entry {
    const taskId = this.tasks.splice(this.chance.below(this.tasks.length), 1)[0] ?? '';
    this.done.push(taskId);
    const data = { taskId, completedOn: day, result: prose(this.chance, 45) };
    return { command: 'report-task-completed', actor: this.officer, data };
  }

  private verifyTask(day: string): Entry {
    const taskId = this.done.shift() ?? '';
    const data = { taskId, verifiedOn: day, outcome: 'met', rating: 80, comment: prose(this.chance, 45) };
    return { command: 'verify-task-outcome', actor: actorOf('superior', committeeOf(this.branch)), data };
  }

  private *openPost(day: string): Generator<Entry> {
    const postId = this.id('p');
    const taskIds = this.chance.some(this.tasks, 2);
    const data = { postId, branchId: this.branch, title: '攻坚岗位', kind: 'key', taskIds, capacity: 5, from: day };
    yield { command: 'designate-key-post', actor: this.head, data };
    const memberIds = this.chance.some(this.members, 3);
    this.posts.push({ postId, memberIds, from: day, reviews: 0 });
    for (const memberId of memberIds) {
      const posting = { postId, memberId, from: day, duty: prose(this.chance, 45) };
      yield { command: 'assign-member-to-key-post', actor: this.head, data: posting };
    }
  }

  private reviewPosting(day: string): Entry {
    const post = this.chance.of(this.posts);
    const { postId, memberIds } = post;
    if (++post.reviews > REVIEWS && post.from < day) {
      this.posts.splice(this.posts.indexOf(post), 1);
      this.planned.push(...this.openPost(day));
      return { command: 'retire-key-post', actor: this.head, data: { postId, on: day, reason: '任务完成' } };
    }
    const memberId = this.chance.of(memberIds);
    const data = { postId, memberId, reviewedOn: day, rating: 'good', comment: prose(this.chance, 45) };
    return { command: 'record-frontline-review', actor: this.head, data };
  }

  private recordSession(day: string): Entry {
    const sessionId = this.id('s');
    const actionId = 'a1';
    this.sessions.push(sessionId);
    if (this.sessions.length > 20) this.sessions.shift();
    this.actions.push({ sessionId, actionId });
    const present = this.chance.some(this.members, ATTENDEES);
    const [absent] = this.members.filter((member) => !present.includes(member));
    const action = { actionId, text: prose(this.chance, 30), ownerId: this.chance.of(present), dueOn: day };
    const data = {
      ...{ sessionId, branchId: this.branch, kind: this.chance.of(KINDS), heldOn: day, topic: '主题党日' },
      ...{ partyHours: 1.5, businessHours: 0.5, attendeeIds: present },
      absentees: absent === undefined ? [] : [{ memberId: absent, reason: 'duty' }],
      taskIds: this.chance.some(this.tasks, 1),
      minutes: prose(this.chance, 300),
      actions: [action],
    };
    return { command: 'record-study-session', actor: this.officer, data };
  }

  private completeAction(day: string): Entry {
    const action = this.actions.splice(this.chance.below(this.actions.length), 1)[0];
    const data = { ...action, on: day, result: prose(this.chance, 45) };
    return { command: 'complete-session-action', actor: this.officer, data };
  }

  private amendSession(): Entry {
    const data = {
      sessionId: this.chance.of(this.sessions),
      topic: `主题党日（第${++this.count}次更正）`,
      reason: '更正主题',
    };
    return { command: 'amend-study-session', actor: this.officer, data };
  }
}
