import type { Actor } from '#kernel/actor.js';
import { admin, superior } from '../commands/office.js';

export interface Sent {
  readonly command: string;
  readonly commandId: string;
  readonly actor: Actor;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What must be there first, and two commands that are sent to two processes at the same moment. */
export interface Contest {
  readonly before: readonly Sent[];
  readonly left: Sent;
  readonly right: Sent;
}

const on = '2025-01-02';
const later = '2025-02-01';
const reason = '工作需要';
const officer = (orgId: string): Actor => ({ id: 'u-officer', role: 'branch-officer', orgId });
const head = (orgId: string): Actor => ({ id: 'u-head', role: 'business-head', orgId });

function sent(command: string, actor: Actor, data: Sent['data']): Omit<Sent, 'commandId'> {
  return { command, actor, data };
}

function establish(orgId: string, kind = 'branch', parentId = 'c1') {
  return sent('establish-organization', superior, { orgId, name: orgId, kind, parentId, establishedOn: on });
}

function enroll(memberId: string, branchId: string, name = memberId) {
  const data = { memberId, name, branchId, status: 'full', joinedOn: '2010-07-01', enrolledOn: on };
  return sent('enroll-member', officer(branchId), data);
}

function setTask(taskId: string, branchId: string, title = taskId) {
  const terms = { emphasis: 'key', weight: 5, dueOn: '2025-11-30' };
  return sent('set-annual-task', head(branchId), { taskId, branchId, year: 2025, setOn: on, title, ...terms });
}

function designate(postId: string, branchId: string, taskId: string) {
  const terms = { kind: 'key', taskIds: [taskId], capacity: 1, from: on };
  return sent('designate-key-post', head(branchId), { postId, branchId, title: postId, ...terms });
}

function assign(postId: string, memberId: string, branchId: string) {
  return sent('assign-member-to-key-post', head(branchId), { postId, memberId, from: later, duty: '牵头' });
}

function contest(
  name: string,
  before: readonly Omit<Sent, 'commandId'>[],
  [left, right]: readonly [Omit<Sent, 'commandId'>, Omit<Sent, 'commandId'>],
): Contest {
  return {
    before: before.map((each, index) => ({ ...each, commandId: `${name}-before-${index}` })),
    left: { ...left, commandId: `${name}-left` },
    right: { ...right, commandId: `${name}-right` },
  };
}

const ROOT = { orgId: 'c1', name: '机关党委', kind: 'committee', establishedOn: on };
export const ROOT_COMMAND: Sent = {
  ...sent('establish-organization', admin, ROOT),
  commandId: 'root',
};

/** The ways in which two clients get in each other's way, each with ids of its own. */
export const CONTESTS = {
  'the last place on a post': (n: number) => {
    const [branch, one, other, task, post] = ['place-b', 'place-m', 'place-n', 'place-t', 'place-p'].map(
      (id) => id + n,
    );
    if (!(branch && one && other && task && post)) throw new Error();
    const before = [establish(branch), enroll(one, branch), enroll(other, branch)];
    return contest(
      `place-${n}`,
      [...before, setTask(task, branch), designate(post, branch, task)],
      [assign(post, one, branch), assign(post, other, branch)],
    );
  },
  'one id for two members': (n: number) =>
    contest(
      `id-${n}`,
      [establish(`id-b${n}`)],
      [enroll(`id-m${n}`, `id-b${n}`, '张三'), enroll(`id-m${n}`, `id-b${n}`, '李四')],
    ),
  'one command sent to both': (n: number) => {
    const { before, left } = contest(
      `same-${n}`,
      [establish(`same-b${n}`)],
      [enroll(`same-m${n}`, `same-b${n}`), enroll(`same-m${n}`, `same-b${n}`)],
    );
    return { before, left, right: left };
  },
  'one commandId for two contents': (n: number) => {
    const { before, left, right } = contest(
      `reuse-${n}`,
      [establish(`reuse-b${n}`)],
      [enroll(`reuse-m${n}`, `reuse-b${n}`, '张三'), enroll(`reuse-m${n}`, `reuse-b${n}`, '李四')],
    );
    return { before, left, right: { ...right, commandId: left.commandId } };
  },
  'a transfer and a posting': (n: number) => {
    const [home, goal, member, task, post] = ['move-b', 'move-c', 'move-m', 'move-t', 'move-p'].map((id) => id + n);
    if (!(home && goal && member && task && post)) throw new Error();
    const transfer = sent('transfer-member', superior, { memberId: member, toBranchId: goal, on: later, reason });
    return contest(
      `move-${n}`,
      [establish(home), establish(goal), enroll(member, home), setTask(task, home), designate(post, home, task)],
      [transfer, assign(post, member, home)],
    );
  },
  'an enrolment and a dissolution': (n: number) =>
    contest(
      `end-${n}`,
      [establish(`end-b${n}`)],
      [
        sent('dissolve-organization', superior, { orgId: `end-b${n}`, dissolvedOn: later, reason }),
        enroll(`end-m${n}`, `end-b${n}`),
      ],
    ),
  'two secretaries': (n: number) => {
    const [branch, one, other] = [`sec-b${n}`, `sec-m${n}`, `sec-n${n}`];
    const appoint = (personId: string) =>
      sent('appoint-officer', superior, { orgId: branch, personId, office: 'secretary', from: later });
    return contest(
      `sec-${n}`,
      [establish(branch), enroll(one, branch), enroll(other, branch)],
      [appoint(one), appoint(other)],
    );
  },
  'two committees, each to be put under the other': (n: number) => {
    const [one, other] = [`tree-a${n}`, `tree-b${n}`];
    const move = (orgId: string, parentId: string) =>
      sent('move-organization', superior, { orgId, parentId, effectiveOn: later });
    return contest(
      `tree-${n}`,
      [establish(one, 'committee'), establish(other, 'committee')],
      [move(one, other), move(other, one)],
    );
  },
} satisfies Readonly<Record<string, (n: number) => Contest>>;

/** So many reports on one task, of a client. */
export function reports(client: string, count: number): readonly Sent[] {
  return Array.from({ length: count }, (_, index) => ({
    ...sent('report-task-progress', head('busy-b'), {
      taskId: 'busy-t',
      on: later,
      percent: index % 100,
      summary: `${client} ${index}`,
    }),
    commandId: `busy-${client}-${index}`,
  }));
}

export const BUSY: Contest = contest(
  'busy',
  [establish('busy-b')],
  [setTask('busy-t', 'busy-b', '左'), setTask('busy-t', 'busy-b', '右')],
);
