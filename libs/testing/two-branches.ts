import type { Actor } from '#kernel/actor.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Happened } from './given-when-then.js';

/** Committee c1 with the branches b1 and b2, since 2020; c9 is a committee elsewhere. */
export const twoBranches: readonly Happened[] = [
  organization({ orgId: 'c1', kind: 'committee' }),
  organization({ orgId: 'b1', kind: 'branch', parentId: 'c1' }),
  organization({ orgId: 'b2', kind: 'branch', parentId: 'c1' }),
  organization({ orgId: 'c9', kind: 'committee' }),
];

function organization(data: { orgId: string; kind: string; parentId?: string }): Happened {
  return [
    `organization-${data.orgId}`,
    { type: 'OrganizationEstablished', data: { ...data, name: data.orgId, establishedOn: '2020-01-01' } },
  ];
}

export const as = {
  head: { id: 'u-head', role: 'business-head', orgId: 'b1' },
  headAbove: { id: 'u-head-above', role: 'business-head', orgId: 'c1' },
  officer: { id: 'u-officer', role: 'branch-officer', orgId: 'b1' },
  superior: { id: 'u-superior', role: 'superior', orgId: 'c1' },
  member: (id: string): Actor => ({ id, role: 'member', orgId: 'b1' }),
} as const satisfies Record<string, Actor | ((id: string) => Actor)>;

/** The same role in a place that reaches neither branch. */
export const elsewhere = (actor: Actor): Actor => ({ ...actor, orgId: 'c9' });

export function enrolled(memberId: string, branchId: string, from: LocalDate = '2020-01-01'): Happened {
  const data = { memberId, branchId, name: '…', status: 'full', joinedOn: '2015-01-01', enrolledOn: from };
  return [`member-${memberId}`, { type: 'MemberEnrolled', data }];
}

export function transferred(memberId: string, toBranchId: string, on: LocalDate): Happened {
  const data = { memberId, fromBranchId: 'b1', toBranchId, on, reason: '调动', status: 'full' };
  return [`member-${memberId}`, { type: 'MemberTransferred', data }];
}

export function ended(memberId: string, on: LocalDate): Happened {
  return [`member-${memberId}`, { type: 'MembershipEnded', data: { memberId, on, reason: 'left', branchId: 'b1' } }];
}

export function dissolved(orgId: string, dissolvedOn: LocalDate): Happened {
  const data = { orgId, branchId: orgId, dissolvedOn, reason: '合并' };
  return [`organization-${orgId}`, { type: 'OrganizationDissolved', data }];
}

export function taskSet(taskId: string, branchId: string, year = 2025): Happened {
  const data = {
    ...{ taskId, branchId, year, setOn: `${year}-01-01`, title: '任务', emphasis: 'key', weight: 5 },
    dueOn: `${year}-12-31`,
  };
  return [`task-${taskId}`, { type: 'AnnualTaskSet', data }];
}

export function taskCancelled(taskId: string, on: LocalDate): Happened {
  const data = { taskId, branchId: 'b1', year: 2025, on, reason: '取消' };
  return [`task-${taskId}`, { type: 'AnnualTaskCancelled', data }];
}

/**
 * The two branches at work: members m1 to m3, task t1 and, of the year before, t3 in b1; member g1 and task t2 in b2.
 */
export const branchesAtWork: readonly Happened[] = [
  ...twoBranches,
  ...['m1', 'm2', 'm3'].map((memberId) => enrolled(memberId, 'b1')),
  enrolled('g1', 'b2'),
  taskSet('t1', 'b1'),
  taskSet('t2', 'b2'),
  taskSet('t3', 'b1', 2024),
];
