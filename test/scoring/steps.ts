import type { Actor } from '#kernel/actor.js';
import { actorOf, type Data, superior, type Told } from './told.js';

export interface Step {
  readonly actor: Actor;
  readonly data: Data;
}

const reason = '工作需要';
const head = (branchId: unknown) => actorOf('business-head', String(branchId));
const officer = (branchId: unknown) => actorOf('branch-officer', String(branchId));
const by = (actor: Actor, data: Data): Step => ({ actor, data });

/** A step on something that was begun before; none where nothing was. */
const on =
  (begun: string, step: (it: Data, told: Told) => Step) =>
  (told: Told): Step | undefined => {
    const it = told.any(begun);
    return it && step(it, told);
  };

/** Whoever may judge a branch's work: from above it, or its own business head. */
const judge = (branchId: unknown, told: Told) => told.one(superior, actorOf('business-head', 'c1'), head(branchId));

function session(told: Told, branchId: string): Data {
  return {
    kind: told.one('theme-day', 'branch-meeting', 'party-lecture', 'committee-meeting', 'theory-study', 'joint-study'),
    heldOn: told.day,
    ...{ topic: '学习', partyHours: told.one(1, 0, 0.5), businessHours: told.one(1, 0.25, 2) },
    ...{ attendeeIds: [told.memberOf(branchId)], absentees: [], minutes: '讨论。' },
    taskIds: told.tasksOf(branchId, 0, 2),
    actions: actions(told, branchId),
  };
}

function actions(told: Told, branchId: string) {
  return ['a1', 'a2']
    .slice(0, told.below(3))
    .map((actionId) => ({ actionId, text: '落实', ownerId: told.memberOf(branchId), dueOn: told.after(60) }));
}

const targetId = (target: unknown) => (target as { readonly id: string }).id;

/** Anything of a session may be amended, often several things at once. */
function amendment(it: Data, told: Told): Data {
  const { kind, partyHours, taskIds, actions: agreed } = session(told, String(it.branchId));
  const changes: readonly [Data, ...Data[]] = [
    { taskIds },
    { kind },
    { partyHours },
    { actions: agreed },
    { heldOn: told.day },
  ];
  return { sessionId: it.sessionId, ...told.one(...changes), ...told.one(...changes), reason };
}

const terms = (told: Told) => ({
  emphasis: told.one('key', 'routine', 'difficult'),
  weight: 1 + told.below(10),
  dueOn: `2025-${told.one('12-31', '06-30', '03-31', '09-15', '11-01')}`,
});

function outcome(it: Data, told: Told): Data {
  const verdict = {
    outcome: told.one('met', 'exceeded', 'partly', 'missed'),
    rating: told.below(101),
    comment: '核实',
  };
  const earlier = told.lastOf('verify-task-outcome', 'taskId', it.taskId);
  const corrects = earlier === undefined ? {} : { corrects: `command:${earlier}` };
  return { taskId: it.taskId, verifiedOn: told.day, ...verdict, ...corrects };
}

/** For each command what a step of it sends; what the deciders make of it is up to them. */
export const STEPS: Readonly<Record<string, (told: Told) => Step | undefined>> = {
  'establish-organization': ({ number, day }) =>
    by(superior, { orgId: `b-${number}`, name: '新支部', kind: 'branch', parentId: 'c1', establishedOn: day }),
  'rename-organization': (told) =>
    by(superior, { orgId: told.branch(), name: `更名${told.number}`, effectiveOn: told.day }),
  'move-organization': (told) =>
    by(superior, { orgId: told.branch(), parentId: told.one('c2', 'c1'), effectiveOn: told.day }),
  'dissolve-organization': on('establish-organization', ({ orgId }, { day }) =>
    by(superior, { orgId, dissolvedOn: day, reason }),
  ),
  'appoint-officer': (told) => {
    const orgId = told.branch();
    const office = told.one('publicity-officer', 'organization-officer', 'deputy-secretary');
    return by(superior, { orgId, personId: told.memberOf(orgId), office, from: told.day });
  },
  'end-officer-term': on('appoint-officer', ({ orgId, personId, office }, { day }) =>
    by(superior, { orgId, personId, office, on: day, reason }),
  ),
  'enroll-member': (told) => {
    const branchId = told.branch();
    const data = { memberId: `new-${told.number}`, name: '新党员', branchId, enrolledOn: told.day };
    const full = { status: 'full', joinedOn: '2015-07-01' };
    return by(officer(branchId), { ...data, ...told.one(full, { status: 'probationary', joinedOn: '2024-06-01' }) });
  },
  'confirm-full-membership': on('enroll-member', ({ memberId }, { day }) => by(superior, { memberId, on: day })),
  'transfer-member': on('enroll-member', ({ memberId }, told) =>
    by(superior, { memberId, toBranchId: told.branch(), on: told.day, reason }),
  ),
  'end-membership': on('enroll-member', ({ memberId }, told) =>
    by(superior, { memberId, on: told.day, reason: 'left' }),
  ),
  'set-annual-task': (told) => {
    const branchId = told.branch();
    const data = { taskId: `t-${told.number}`, branchId, year: 2025, setOn: told.day, title: '任务', ...terms(told) };
    return by(head(branchId), data);
  },
  'revise-annual-task': on('set-annual-task', ({ taskId, branchId }, told) => {
    const { emphasis, weight, dueOn } = terms(told);
    const change = told.one<Data>({ dueOn }, { weight }, { emphasis }, { title: '改名' }, { weight, emphasis });
    return by(told.one(head(branchId), head('c1')), { taskId, on: told.day, ...change, reason });
  }),
  'report-task-progress': on('set-annual-task', ({ taskId, branchId }, told) =>
    by(head(branchId), { taskId, on: told.day, percent: told.below(101), summary: '推进中' }),
  ),
  'report-task-completed': on('set-annual-task', ({ taskId, branchId }, { day }) =>
    by(head(branchId), { taskId, completedOn: day, result: '完成' }),
  ),
  'verify-task-outcome': on('set-annual-task', (it, told) => by(superior, outcome(it, told))),
  'cancel-annual-task': on('set-annual-task', ({ taskId, branchId }, told) =>
    by(told.one(head(branchId), head('c1')), { taskId, on: told.day, reason }),
  ),
  'designate-key-post': (told) => {
    const branchId = told.branch();
    const taskIds = told.tasksOf(branchId, 1, 3);
    const data = {
      postId: `p-${told.number}`,
      branchId,
      title: '攻坚岗',
      kind: 'key',
      taskIds,
      capacity: 2,
      from: told.day,
    };
    return by(head(branchId), data);
  },
  'recommend-member-for-key-post': on('designate-key-post', ({ postId, branchId }, told) =>
    by(officer(branchId), { postId, memberId: told.memberOf(branchId), on: told.day, reason }),
  ),
  'assign-member-to-key-post': on('designate-key-post', ({ postId, branchId }, told) => {
    const own = { memberId: told.memberOf(branchId) };
    const lent = { memberId: told.memberOf(branchId === 'b1' ? 'b2' : 'b1'), secondment: true };
    return by(head(branchId), { postId, ...told.one<Data>(own, own, lent), from: told.day, duty: '牵头' });
  }),
  'record-frontline-review': on('assign-member-to-key-post', ({ postId, memberId }, told) => {
    const data = { postId, memberId, reviewedOn: told.day, comment: '尽责' };
    return by(judge('b1', told), { ...data, rating: told.one('excellent', 'good', 'fair', 'poor') });
  }),
  'release-member-from-key-post': on('assign-member-to-key-post', ({ postId, memberId }, { day }) =>
    by(head('c1'), { postId, memberId, on: day, reason }),
  ),
  'retire-key-post': on('designate-key-post', ({ postId, branchId }, { day }) =>
    by(head(branchId), { postId, on: day, reason }),
  ),
  'record-study-session': (told) => {
    const branchId = told.branch();
    return by(officer(branchId), { sessionId: `s-${told.number}`, branchId, ...session(told, branchId) });
  },
  'amend-study-session': on('record-study-session', (it, told) => by(officer(it.branchId), amendment(it, told))),
  'void-study-session': on('record-study-session', ({ sessionId, branchId }) =>
    by(officer(branchId), { sessionId, reason }),
  ),
  'complete-session-action': on('record-study-session', ({ sessionId, branchId }, told) =>
    by(officer(branchId), { sessionId, actionId: told.one('a1', 'a2'), on: told.day, result: '已办' }),
  ),
  'launch-initiative': (told) => {
    const branchId = told.branch();
    const data = { initiativeId: `i-${told.number}`, branchId, kind: 'task-force', title: '突击队', purpose: '攻坚' };
    const taskIds = told.tasksOf(branchId, 1, 3);
    return by(officer(branchId), { ...data, taskIds, leadId: told.memberOf(branchId), memberIds: [], from: told.day });
  },
  'report-initiative-outcome': on('launch-initiative', ({ initiativeId, branchId }, { day }) =>
    by(officer(branchId), { initiativeId, on: day, outcome: '已打通' }),
  ),
  'verify-initiative-outcome': on('report-initiative-outcome', ({ initiativeId }, told) => {
    const verdict = told.one('effective', 'partly', 'none');
    return by(judge('b1', told), { initiativeId, on: told.day, verdict, comment: '核实' });
  }),
  'close-initiative': on('launch-initiative', ({ initiativeId, branchId }, { day }) =>
    by(officer(branchId), { initiativeId, on: day, reason }),
  ),
  'abandon-initiative': on('launch-initiative', ({ initiativeId, branchId }, { day }) =>
    by(officer(branchId), { initiativeId, on: day, reason }),
  ),
  'raise-concern': (told) => {
    const branchId = told.branch();
    const data = { concernId: `q-${told.number}`, branchId, topic: 'process', text: '报四处', raisedOn: told.day };
    const raiser = actorOf('member', branchId, told.memberOf(branchId));
    return by(raiser, { ...data, ...told.one<Data>({}, {}, {}, { anonymous: true }) });
  },
  'assign-concern': on('raise-concern', ({ concernId, branchId }, told) =>
    by(officer(branchId), { concernId, ownerId: told.memberOf(branchId), dueOn: told.after(40) }),
  ),
  'respond-to-concern': on('assign-concern', ({ concernId, ownerId }, { day }) =>
    by(actorOf('member', 'b1', String(ownerId)), { concernId, on: day, response: '一数一源' }),
  ),
  'confirm-concern-resolved': on('respond-to-concern', ({ concernId }, { day }) =>
    by(superior, { concernId, on: day, reason }),
  ),
  'reject-concern-response': on('respond-to-concern', ({ concernId }, { day }) =>
    by(superior, { concernId, on: day, reason }),
  ),
  'record-talk': (told) => {
    const branchId = told.branch();
    const followUps = ['f1', 'f2']
      .slice(0, told.below(3))
      .map((followUpId) => ({ followUpId, text: '落实', dueOn: told.after(60) }));
    const data = { talkId: `k-${told.number}`, branchId, memberId: told.memberOf(branchId), kind: 'visit' };
    return by(officer(branchId), { ...data, heldOn: told.day, content: '走访', followUps });
  },
  'complete-talk-follow-up': on('record-talk', ({ talkId, branchId }, told) =>
    by(officer(branchId), { talkId, followUpId: told.one('f1', 'f2'), on: told.day, result: '已调整' }),
  ),
  'record-practice': (told) => {
    const branchId = told.branch();
    const data = { practiceId: `r-${told.number}`, branchId, kind: 'experience', title: '先排再评', situation: '难' };
    return by(officer(branchId), {
      ...data,
      action: '先排表',
      result: '少跑一半',
      taskIds: told.tasksOf(branchId, 0, 1),
    });
  },
  'endorse-practice': on('record-practice', ({ practiceId }, { day }) => by(superior, { practiceId, on: day, reason })),
  'promote-practice': on('endorse-practice', ({ practiceId }, { day }) =>
    by(superior, { practiceId, toOrgIds: ['c1'], on: day, guidance: '结合实际' }),
  ),
  'adopt-practice': on('record-practice', ({ practiceId, branchId }, told) => {
    const adopting = branchId === 'b1' ? told.one('b2', 'b3') : 'b1';
    return by(officer(adopting), { practiceId, branchId: adopting, on: told.day, plan: '试行' });
  }),
  'report-practice-adoption': on('adopt-practice', ({ practiceId, branchId }, told) =>
    by(officer(branchId), {
      practiceId,
      branchId,
      on: told.day,
      verdict: told.one('works', 'partly', 'not'),
      experience: '管用',
    }),
  ),
  'withdraw-practice': on('record-practice', ({ practiceId, branchId }, { day }) =>
    by(officer(branchId), { practiceId, on: day, reason }),
  ),
  'issue-improvement-notice': on('set-annual-task', ({ taskId, branchId }, told) => {
    const evidence = told.lastOf('set-annual-task', 'taskId', taskId);
    const target = { kind: 'branch', id: branchId };
    const data = { noticeId: `n-${told.number}`, target, measure: 'reminder', grounds: '拖延', issuedOn: told.day };
    return by(superior, { ...data, evidenceEventIds: [`command:${evidence}`], respondBy: told.after(20) });
  }),
  'submit-improvement-plan': on('issue-improvement-notice', ({ noticeId, target }, told) => {
    const actions = ['a1', 'a2'].map((each) => ({ actionId: each, text: '补课', dueOn: told.after(60) }));
    return by(officer(targetId(target)), { noticeId, actions, on: told.day });
  }),
  'complete-improvement-action': on('submit-improvement-plan', ({ noticeId }, told) =>
    by(told.one(officer('b1'), officer('b2')), {
      ...{ noticeId, actionId: told.one('a1', 'a2'), on: told.day, result: '已补' },
    }),
  ),
  'appeal-improvement-notice': on('issue-improvement-notice', ({ noticeId, target }, { day }) =>
    by(officer(targetId(target)), { noticeId, grounds: '情况不实', on: day }),
  ),
  'decide-appeal': on('appeal-improvement-notice', ({ noticeId }, told) =>
    by({ ...superior, id: 'u-other' }, { noticeId, upheld: told.one(true, false), reasons: '核实', on: told.day }),
  ),
};
