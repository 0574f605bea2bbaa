import type { Actor } from '#kernel/actor.js';
import type { Sent } from './embedded-directory.js';

export const admin: Actor = { id: 'u-admin', role: 'admin', orgId: 'c1' };
export const superior: Actor = { id: 'u-superior', role: 'superior', orgId: 'c1' };
export const officer: Actor = { id: 'u-officer', role: 'branch-officer', orgId: 'b1' };
export const head: Actor = { id: 'u-head', role: 'business-head', orgId: 'b1' };

/** Commands of a small office, which specs send, change and race. */
export const establish = (orgId: string, change: object = {}): Sent => ({
  command: 'establish-organization',
  actor: superior,
  data: { orgId, name: `支部 ${orgId}`, kind: 'branch', parentId: 'c1', establishedOn: '2020-01-01', ...change },
});

export const enroll = (memberId: string, branchId = 'b1', change: object = {}): Sent => ({
  command: 'enroll-member',
  actor: { ...officer, orgId: branchId },
  data: {
    ...{ memberId, branchId, name: `姓名 ${memberId}`, status: 'full' },
    ...{ joinedOn: '2012-07-01', enrolledOn: '2021-01-01', ...change },
  },
});

/** `enroll`, to be sent once: so that others may cite the event, which is about one member … */
export const enrolled: typeof enroll = (memberId, ...how) => ({
  ...enroll(memberId, ...how),
  commandId: `enrolled-${memberId}`,
});

/** … and how they cite it. */
export const enrolmentOf = (memberId: string) => `command:${enrolled(memberId).commandId}`;

export const transfer = (memberId: string, toBranchId: string, on: string): Sent => ({
  command: 'transfer-member',
  actor: superior,
  data: { memberId, toBranchId, on, reason: '调动' },
});

export const endMembership = (memberId: string, on: string): Sent => ({
  command: 'end-membership',
  actor: superior,
  data: { memberId, on, reason: 'left' },
});

export const dissolve = (orgId: string, dissolvedOn = '2025-08-01'): Sent => ({
  command: 'dissolve-organization',
  actor: superior,
  data: { orgId, dissolvedOn, reason: '合并' },
});

export const appoint = (personId: string, change: object = {}): Sent => ({
  command: 'appoint-officer',
  actor: superior,
  data: { orgId: 'b1', personId, office: 'secretary', from: '2025-09-01', ...change },
});

export const setTask = (taskId: string, change: object = {}): Sent => ({
  command: 'set-annual-task',
  actor: head,
  data: {
    ...{ taskId, branchId: 'b1', year: 2025, setOn: '2025-01-02', title: '任务' },
    ...{ emphasis: 'key', weight: 5, dueOn: '2025-12-31', ...change },
  },
});

export const revise = (taskId: string, change: object): Sent => ({
  command: 'revise-annual-task',
  actor: head,
  data: { taskId, on: '2025-03-01', reason: '调整', ...change },
});

export const progress = (taskId: string, change: object = {}): Sent => ({
  command: 'report-task-progress',
  actor: officer,
  data: { taskId, on: '2025-03-01', percent: 10, summary: '启动', ...change },
});

export const complete = (taskId: string, change: object = {}): Sent => ({
  command: 'report-task-completed',
  actor: head,
  data: { taskId, completedOn: '2025-06-01', result: '完成', ...change },
});

export const verify = (taskId: string, change: object = {}): Sent => ({
  command: 'verify-task-outcome',
  actor: superior,
  data: { taskId, verifiedOn: '2025-07-01', outcome: 'met', rating: 80, comment: '核实', ...change },
});

export const designate = (postId: string, capacity: number): Sent => ({
  command: 'designate-key-post',
  actor: head,
  data: { postId, branchId: 'b1', title: '攻坚岗', kind: 'key', taskIds: ['t1'], capacity, from: '2025-02-01' },
});

export const assign = (memberId: string, change: object = {}): Sent => ({
  command: 'assign-member-to-key-post',
  actor: head,
  data: { postId: 'p1', memberId, from: '2025-09-01', duty: '牵头', ...change },
});

export const recordSession = (sessionId: string, change: object = {}): Sent => ({
  command: 'record-study-session',
  actor: officer,
  data: {
    ...{ sessionId, branchId: 'b1', kind: 'joint-study', heldOn: '2025-03-10', topic: '联学', partyHours: 1 },
    ...{ businessHours: 1, attendeeIds: ['m1', 'm2'], absentees: [], taskIds: ['t1'], minutes: '讨论。' },
    ...{ actions: [{ actionId: 'a1', text: '落实', ownerId: 'm2', dueOn: '2025-04-10' }], ...change },
  },
});

export const amendSession = (sessionId: string, change: object): Sent => ({
  command: 'amend-study-session',
  actor: officer,
  data: { sessionId, reason: '登记有误', ...change },
});

/** Committee c1, branches b1 and b2, members m1 to m3 of b1, task t1 and post p1 with one place. */
export const SMALL_OFFICE: readonly Sent[] = [
  {
    command: 'establish-organization',
    actor: admin,
    data: { orgId: 'c1', name: '机关党委', kind: 'committee', establishedOn: '2001-07-01' },
  },
  establish('b1'),
  establish('b2'),
  ...['m1', 'm2', 'm3'].map((id) => enrolled(id)),
  setTask('t1'),
  designate('p1', 1),
];
