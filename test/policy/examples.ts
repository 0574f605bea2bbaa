import type { Role } from '#kernel/actor.js';
import { admin, head, member, officer, superior } from '../commands/office.js';
import { VALID, type ValidCommand } from '../commands/valid-commands.js';

export interface Example extends ValidCommand {
  readonly route: string;
  /** What is different about it. */
  readonly of: string;
  /** Whether it is one of the records that a conditional grant (`*`) is good for; or for which roles it is. */
  readonly conditionHolds?: boolean | readonly Role[];
}

/** Of commands with a conditional grant: whether their valid example is one of those that it is good for. */
const CONDITIONS: Readonly<Record<string, boolean | readonly Role[]>> = {
  'adopt-practice': true,
  'confirm-concern-resolved': false,
  'submit-statement': true,
  'submit-improvement-plan': true,
  'complete-improvement-action': true,
  'appeal-improvement-notice': true,
  'reject-concern-response': false,
  'record-assessor-review': ['superior'],
};

const concernId = 'q-anonymous';
const word = { concernId, on: '2025-08-20', reason: '已解决' };

/** An anonymous concern, answered. */
export const ANONYMOUS_CONCERN = [
  {
    command: 'raise-concern',
    actor: member('m3'),
    data: { concernId, branchId: 'b1', topic: 'other', text: '匿名诉求', raisedOn: '2025-07-01', anonymous: true },
  },
  { command: 'assign-concern', actor: officer, data: { concernId, ownerId: 'm2', dueOn: '2025-09-30' } },
  { command: 'respond-to-concern', actor: member('m2'), data: { concernId, on: '2025-07-10', response: '一数一源' } },
] as const;

/** Cases that the one valid example of a command can't show. */
const MORE: readonly Example[] = [
  {
    ...{ route: 'establish-organization', of: 'a new tree', actor: admin },
    data: { orgId: 'r9', name: '另一党委', kind: 'committee', establishedOn: '2025-02-01' },
  },
  {
    ...{ route: 'appoint-officer', of: 'a root', actor: admin },
    data: { orgId: 'c1', personId: 'u-1', office: 'deputy-secretary', from: '2025-09-15' },
  },
  {
    ...{ route: 'adopt-practice', of: 'the own practice', actor: officer, conditionHolds: false },
    data: { practiceId: 'r1', branchId: 'b1', on: '2025-09-01', plan: '试行' },
  },
  {
    ...{ route: 'record-assessor-review', of: 'of business', actor: head, conditionHolds: ['business-head'] },
    data: { cycleId: 'y1', branchId: 'b1', perspective: 'business', rating: 75, comment: '任务见效' },
  },
  {
    ...{ route: 'record-assessor-review', of: 'of a peer', actor: officer, conditionHolds: ['branch-officer'] },
    data: { cycleId: 'y1', branchId: 'b2', perspective: 'peer', rating: 75, comment: '值得学' },
  },
  ...['confirm-concern-resolved', 'reject-concern-response'].map((route) => ({
    ...{ route, of: 'an anonymous concern', actor: superior, conditionHolds: true, data: word },
  })),
];

/** Every command as test/commands shows it, and the cases above. */
export const EXAMPLES: readonly Example[] = [
  ...Object.entries(VALID).map(([route, valid]) => ({
    ...{ route, of: 'the valid example', ...valid },
    ...(CONDITIONS[route] === undefined ? {} : { conditionHolds: CONDITIONS[route] }),
  })),
  ...MORE,
];
