import type { Actor } from '#kernel/actor.js';
import type { LocalDate } from '#kernel/local-date.js';
import { Bureau, type Sent } from './bureau.js';
import { FactsSoFar } from './cards.js';
import { actorOf, type Data, superior } from './told.js';

/** On which day something is recorded, if not on its own, and from where. */
interface How {
  readonly recordedOn?: LocalDate;
  /** The organization of whoever records it. */
  readonly by?: string;
}

const reason = '工作需要';
const officer = actorOf('branch-officer', 'b1');

/** Somebody above the branch judges as superior, its own business head as such. */
const judge = (by: string): Actor => (by === 'b1' ? actorOf('business-head', 'b1') : superior);

const organization = (orgId: string, kind: string, parentId?: string) => {
  const establishedOn = '2019-01-01';
  return { orgId, name: orgId, kind, establishedOn, ...(parentId === undefined ? {} : { parentId }) };
};

/**
 * The year of branch b1 of committee c1, as commands that the real deciders have to accept: with b2 to b4 beside it,
 * members m1 (its secretary) to m4, and everything recorded on its own day where nothing else is said.
 */
export class BranchYear {
  private readonly sent: Sent[] = [];

  constructor() {
    this.send('establish-organization', organization('c1', 'committee'), '2019-01-01', actorOf('admin', 'c1'));
    for (const orgId of ['b1', 'b2', 'b3', 'b4']) {
      this.send('establish-organization', organization(orgId, 'branch', 'c1'), '2019-01-01', superior);
    }
    for (const memberId of ['m1', 'm2', 'm3', 'm4']) {
      const joined = { status: 'full', joinedOn: '2012-07-01', enrolledOn: '2019-01-01' };
      this.send('enroll-member', { memberId, branchId: 'b1', name: '党员', ...joined }, '2019-01-01', officer);
    }
    const term = { orgId: 'b1', personId: 'm1', office: 'secretary', from: '2019-01-01' };
    this.send('appoint-officer', term, '2019-01-01', superior);
  }

  send(command: string, data: Data, recordedOn: LocalDate, actor: Actor): this {
    this.sent.push({ command, commandId: `command-${this.sent.length}`, recordedOn, actor, data });
    return this;
  }

  /** What the branch knows after everything was sent in the order of recording. @throws what a decider refused */
  async facts(): Promise<FactsSoFar> {
    return FactsSoFar.of(await (await this.bureau()).log());
  }

  async bureau(): Promise<Bureau> {
    const bureau = new Bureau();
    for (const sent of this.sent.toSorted((a, b) =>
      a.recordedOn < b.recordedOn ? -1 : a.recordedOn > b.recordedOn ? 1 : 0,
    )) {
      const refused = await bureau.send(sent);
      if (refused) throw new Error(`${sent.command} of ${sent.recordedOn}: ${refused.message}`, { cause: refused });
    }
    return bureau;
  }

  task(taskId: string, terms: { dueOn: LocalDate; weight?: number; emphasis?: string; setOn?: LocalDate }): this {
    const setOn = terms.setOn ?? '2025-01-02';
    const data = { taskId, branchId: 'b1', year: 2025, title: taskId, weight: 1, emphasis: 'routine', ...terms, setOn };
    return this.send('set-annual-task', data, setOn, judgeOfTasks('b1'));
  }

  revise(taskId: string, on: LocalDate, change: Data & How): this {
    const { recordedOn = on, by = 'b1', ...fields } = change;
    return this.send('revise-annual-task', { taskId, on, ...fields, reason }, recordedOn, judgeOfTasks(by));
  }

  cancel(taskId: string, on: LocalDate, { recordedOn = on, by = 'b1' }: How = {}): this {
    return this.send('cancel-annual-task', { taskId, on, reason }, recordedOn, judgeOfTasks(by));
  }

  complete(taskId: string, completedOn: LocalDate, { recordedOn = completedOn }: How = {}): this {
    return this.send('report-task-completed', { taskId, completedOn, result: '完成' }, recordedOn, officer);
  }

  verify(taskId: string, verifiedOn: LocalDate, outcome: string, rating = 80): this {
    return this.send(
      'verify-task-outcome',
      { taskId, verifiedOn, outcome, rating, comment: '核实' },
      verifiedOn,
      superior,
    );
  }

  post(postId: string, from: LocalDate, taskIds: readonly string[]): this {
    const data = { postId, branchId: 'b1', title: '攻坚岗', kind: 'key', taskIds, capacity: 3, from };
    return this.send('designate-key-post', data, from, judgeOfTasks('b1'));
  }

  assign(postId: string, memberId: string, from: LocalDate, { recordedOn = from }: How = {}): this {
    return this.send(
      'assign-member-to-key-post',
      { postId, memberId, from, duty: '牵头' },
      recordedOn,
      judgeOfTasks('b1'),
    );
  }

  release(postId: string, memberId: string, on: LocalDate): this {
    return this.send('release-member-from-key-post', { postId, memberId, on, reason }, on, judgeOfTasks('b1'));
  }

  retire(postId: string, on: LocalDate): this {
    return this.send('retire-key-post', { postId, on, reason }, on, judgeOfTasks('b1'));
  }

  review(post: readonly [postId: string, memberId: string], reviewedOn: LocalDate, rating: string, by = 'c1'): this {
    const [postId, memberId] = post;
    return this.send(
      'record-frontline-review',
      { postId, memberId, reviewedOn, rating, comment: '尽责' },
      reviewedOn,
      judge(by),
    );
  }

  initiative(initiativeId: string, from: LocalDate, taskIds: readonly string[], { recordedOn = from }: How = {}): this {
    const data = { initiativeId, branchId: 'b1', kind: 'task-force', title: '突击队', purpose: '攻坚', taskIds, from };
    return this.send('launch-initiative', { ...data, leadId: 'm2', memberIds: [] }, recordedOn, officer);
  }

  /** An outcome reported and judged on the same day. */
  verdict(initiativeId: string, on: LocalDate, verdict: string, by = 'c1'): this {
    this.send('report-initiative-outcome', { initiativeId, on, outcome: '已打通' }, on, officer);
    return this.send('verify-initiative-outcome', { initiativeId, on, verdict, comment: '核实' }, on, judge(by));
  }

  abandon(initiativeId: string, on: LocalDate): this {
    return this.send('abandon-initiative', { initiativeId, on, reason }, on, officer);
  }

  /** @param fields kind, taskIds, and `actions` as due dates by action */
  session(sessionId: string, heldOn: LocalDate, fields: Data & How & { readonly actions?: Due } = {}): this {
    const { recordedOn = heldOn, actions = {}, ...content } = fields;
    const data = {
      ...{ sessionId, branchId: 'b1', kind: 'theory-study', heldOn, topic: '学习', partyHours: 1, businessHours: 1 },
      ...{ attendeeIds: ['m1', 'm2'], absentees: [], taskIds: [], minutes: `${sessionId} 的讨论。`, ...content },
      actions: Object.entries(actions).map(([actionId, dueOn]) => ({ actionId, text: '落实', ownerId: 'm2', dueOn })),
    };
    return this.send('record-study-session', data, recordedOn, officer);
  }

  amend(sessionId: string, recordedOn: LocalDate, fields: Data & { readonly actions?: Due }): this {
    const { actions, ...content } = fields;
    const agreed = Object.entries(actions ?? {}).map(([actionId, dueOn]) => ({
      actionId,
      text: '落实',
      ownerId: 'm2',
      dueOn,
    }));
    const data = { sessionId, ...content, ...(actions === undefined ? {} : { actions: agreed }), reason };
    return this.send('amend-study-session', data, recordedOn, officer);
  }

  voidSession(sessionId: string, recordedOn: LocalDate): this {
    return this.send('void-study-session', { sessionId, reason }, recordedOn, officer);
  }

  done(sessionId: string, actionId: string, on: LocalDate, { recordedOn = on }: How = {}): this {
    return this.send('complete-session-action', { sessionId, actionId, on, result: '已办' }, recordedOn, officer);
  }

  /** Raised by a member, given to m1 at once, and answered if a day is given for it. */
  concern(concernId: string, raisedOn: LocalDate, answeredOn?: LocalDate, how: Raised = {}): this {
    const { by = 'm3', anonymous, recordedOn = answeredOn } = how;
    const data = {
      concernId,
      branchId: 'b1',
      topic: 'process',
      text: '报四处',
      raisedOn,
      ...(anonymous ? { anonymous } : {}),
    };
    this.send('raise-concern', data, raisedOn, actorOf('member', 'b1', by));
    this.send('assign-concern', { concernId, ownerId: 'm1', dueOn: raisedOn }, raisedOn, officer);
    if (answeredOn === undefined || recordedOn === undefined) return this;
    const answer = { concernId, on: answeredOn, response: '一数一源' };
    return this.send('respond-to-concern', answer, recordedOn, actorOf('member', 'b1', 'm1'));
  }

  /** Follow-ups as due dates. */
  talk(talkId: string, heldOn: LocalDate, dueOn: Due): this {
    const followUps = Object.entries(dueOn).map(([followUpId, due]) => ({ followUpId, text: '落实', dueOn: due }));
    const data = { talkId, branchId: 'b1', memberId: 'm3', kind: 'visit', heldOn, content: '走访', followUps };
    return this.send('record-talk', data, heldOn, officer);
  }

  followed(talkId: string, followUpId: string, on: LocalDate): this {
    return this.send('complete-talk-follow-up', { talkId, followUpId, on, result: '已调整' }, on, officer);
  }

  practice(practiceId: string, on: LocalDate, branchId = 'b1'): this {
    const data = {
      practiceId,
      branchId,
      kind: 'experience',
      title: practiceId,
      situation: '难',
      action: '排表',
      result: '快',
    };
    return this.send('record-practice', { ...data, taskIds: [] }, on, actorOf('branch-officer', branchId));
  }

  /** Adopted on one day and reported on another. */
  adopted(
    adoption: readonly [practiceId: string, branchId: string],
    days: readonly [LocalDate, LocalDate],
    verdict: string,
  ): this {
    const [practiceId, branchId] = adoption;
    const by = actorOf('branch-officer', branchId);
    this.send('adopt-practice', { practiceId, branchId, on: days[0], plan: '试行' }, days[0], by);
    const report = { practiceId, branchId, on: days[1], verdict, experience: '试过' };
    return this.send('report-practice-adoption', report, days[1], by);
  }
}

type Due = Readonly<Record<string, LocalDate>>;

interface Raised extends How {
  readonly anonymous?: boolean;
}

const judgeOfTasks = (orgId: string) => actorOf('business-head', orgId);
