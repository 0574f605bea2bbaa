import type { Actor, Role } from '#kernel/actor.js';

const who = (role: Role, orgId: string, id = `u-${role}-${orgId}`): Actor => ({ id, role, orgId });
const admin = who('admin', 'c1');
const superior = who('superior', 'c1');
const officer = who('branch-officer', 'b1');
const head = who('business-head', 'b1');

/** Everybody who may be asked to do something; of those who decide two, since nobody decides about what they did. */
export const ACTORS: readonly Actor[] = [
  ...[superior, who('superior', 'c1', 'u-another'), officer, head, admin],
  ...[who('branch-officer', 'b2'), who('business-head', 'c1'), who('data-protection-officer', 'c1')],
  ...[who('member', 'b1', 'm2'), who('member', 'b1', 'm3')],
];

interface Given {
  readonly command: string;
  readonly commandId: string;
  readonly actor: Actor;
  readonly data: object;
}

const given = (commandId: string, command: string, actor: Actor, data: object): Given => {
  return { command, commandId, actor, data };
};

const enrolled = (memberId: string, branchId: string): Given => {
  const data = { memberId, branchId, name: memberId, status: 'full', joinedOn: '2012-07-01', enrolledOn: '2020-01-01' };
  return given(`enrolled-${memberId}`, 'enroll-member', who('branch-officer', branchId), data);
};

const branch = (orgId: string): Given => {
  const data = { orgId, name: orgId, kind: 'branch', parentId: 'c1', establishedOn: '2019-01-01' };
  return given(`org-${orgId}`, 'establish-organization', superior, data);
};

const committee = { orgId: 'c1', name: 'c1', kind: 'committee', establishedOn: '2001-07-01' };
const task = { taskId: 't1', branchId: 'b1', year: 2025, setOn: '2025-01-02', title: 't1', emphasis: 'key', weight: 5 };
const post = {
  postId: 'p1',
  branchId: 'b1',
  title: 'p1',
  kind: 'key',
  taskIds: ['t1'],
  capacity: 2,
  from: '2025-01-02',
};
const reviewed = { postId: 'p1', memberId: 'm2', reviewedOn: '2025-01-06', rating: 'good', comment: 'c' };
const cycle = { cycleId: 'y1', orgId: 'c1', year: 2025, schemeId: 'default', schemeVersion: 1 };
const days = { selfBy: '2025-12-10', reviewBy: '2025-12-20', publishBy: '2025-12-31' };

/** What is there before the walk begins: a committee, branches, members, a task, a post, a quota and a cycle. */
export const WORLD: readonly Given[] = [
  given('org-c1', 'establish-organization', admin, committee),
  given('org-c2', 'establish-organization', superior, { ...committee, orgId: 'c2', name: 'c2', parentId: 'c1' }),
  ...[branch('b1'), branch('b2'), enrolled('n1', 'b2')],
  ...['m2', 'm3', 'm4', 'm5', 'm6'].map((memberId) => enrolled(memberId, 'b1')),
  given('task-t1', 'set-annual-task', head, { ...task, dueOn: '2025-12-31' }),
  given('post-p1', 'designate-key-post', head, post),
  given('assigned-m2', 'assign-member-to-key-post', head, {
    postId: 'p1',
    memberId: 'm2',
    from: '2025-01-02',
    duty: 'd',
  }),
  given('reviewed-m2', 'record-frontline-review', superior, reviewed),
  given('quota', 'set-recognition-quota', superior, { orgId: 'c1', year: 2025, award: 'excellent-member', quota: 1 }),
  given('cycle-y1', 'open-assessment-cycle', superior, { ...cycle, ...days }),
];
