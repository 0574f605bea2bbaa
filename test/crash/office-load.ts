import type { CommandRequest } from '#application/commands/decider.js';
import { admin, superior } from '../commands/office.js';

export type Sent = Pick<CommandRequest, 'command' | 'commandId' | 'actor' | 'data'>;

const on = '2025-01-02';
const branchOf = (client: number) => `b${client}`;

/** A committee with a branch for each client. */
export function base(clients: number): readonly Sent[] {
  const root = { orgId: 'c1', name: '机关党委', kind: 'committee', establishedOn: on };
  return [
    { command: 'establish-organization', commandId: 'base', actor: admin, data: root },
    ...Array.from({ length: clients }, (_, client) => ({
      command: 'establish-organization',
      commandId: `base-${client}`,
      actor: superior,
      data: { orgId: branchOf(client), name: `第${client}支部`, kind: 'branch', parentId: 'c1', establishedOn: on },
    })),
  ];
}

/** What one client sends, one after another: so many times a member, a task, a post and a session, all of its branch. */
export function load(client: number, rounds: number): readonly Sent[] {
  return Array.from({ length: rounds }, (_, round) => roundOf(client, round)).flat();
}

function roundOf(client: number, round: number): readonly Sent[] {
  const branchId = branchOf(client);
  const officer = { id: `u-officer-${client}`, role: 'branch-officer', orgId: branchId } as const;
  const head = { id: `u-head-${client}`, role: 'business-head', orgId: branchId } as const;
  const [memberId, taskId, postId, sessionId] = ['m', 't', 'p', 's'].map((kind) => `${kind}-${client}-${round}`);
  const bodies = [
    [
      'enroll-member',
      officer,
      { memberId, name: `欧阳${client}之${round}`, branchId, status: 'full', joinedOn: '2010-07-01', enrolledOn: on },
    ],
    [
      'set-annual-task',
      head,
      {
        ...{ taskId, branchId, year: 2025, setOn: on, title: `任务${round}` },
        ...{ emphasis: 'key', weight: 5, dueOn: '2025-11-30' },
      },
    ],
    ['report-task-progress', officer, { taskId, on: '2025-03-01', percent: 30, summary: '过半' }],
    [
      'designate-key-post',
      head,
      { postId, branchId, title: '攻坚岗', kind: 'key', taskIds: [taskId], capacity: 2, from: '2025-02-01' },
    ],
    ['assign-member-to-key-post', head, { postId, memberId, from: '2025-02-01', duty: '牵头' }],
    [
      'record-frontline-review',
      head,
      { postId, memberId, reviewedOn: '2025-06-01', rating: 'good', comment: `私下评语${client}之${round}` },
    ],
    [
      'record-study-session',
      officer,
      {
        ...{ sessionId, branchId, kind: 'joint-study', heldOn: '2025-03-10', topic: '联学' },
        ...{ partyHours: 1, businessHours: 1, attendeeIds: [memberId], absentees: [], taskIds: [taskId] },
        ...{ minutes: '逐项讨论。', actions: [] },
      },
    ],
    ['report-task-completed', head, { taskId, completedOn: '2025-06-20', result: '完成' }],
    [
      'verify-task-outcome',
      superior,
      { taskId, verifiedOn: '2025-07-01', outcome: 'met', rating: 90, comment: '属实' },
    ],
  ] as const;
  return bodies.map(([command, actor, data], index) => ({
    command,
    commandId: `load-${client}-${round}-${index}`,
    actor,
    data,
  }));
}
