import { commandOn, may } from '#kernel/command.js';
import { Choice, Id, Ids, NewId, Optional, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustBeTasksOf } from '../annual-task/linked-tasks.js';
import { mustBeInitiativeOf } from '../initiative/linked-initiative.js';
import { each, one, oneIf } from '../needs.js';
import type { Practice, PracticeEvent } from './practice.js';
import { PRACTICE_KINDS, type PracticeKind } from './terms.js';

/** Has no date: it happens on the day on which it is recorded. */
export class RecordPractice {
  @NewId() readonly practiceId!: string;
  @Id() readonly branchId!: string;
  @Choice(PRACTICE_KINDS) readonly kind!: PracticeKind;
  @Text(200) readonly title!: string;
  @Text() readonly situation!: string;
  @Text() readonly action!: string;
  @Text() readonly result!: string;
  @Ids() readonly taskIds!: readonly string[];
  @Optional() @Id() readonly initiativeId?: string;
}

export const recordPractice = commandOn<Practice, PracticeEvent>()({
  input: RecordPractice,
  summary: { zh: '记录经验或教训', en: 'Record a practice' },
  by: [may.branchOfficer],
  emits: 'PracticeRecorded',
  stream: { by: ['practiceId'], must: 'be-new' },
  concerns: ({ branchId }) => [{ orgId: branchId, field: 'branchId' }],
  needs: ({ branchId, taskIds, initiativeId }) => ({
    branch: one('organization', branchId, 'branchId'),
    tasks: each('task', taskIds, 'taskIds'),
    initiative: oneIf('initiative', initiativeId, 'initiativeId'),
  }),
  decide(input, _, { branch, tasks, initiative }) {
    if (branch.kind !== 'branch') throw new Rejection('not-a-branch', 'branchId');
    mustBeTasksOf(input.branchId, input.taskIds, tasks);
    mustBeInitiativeOf(input.branchId, initiative);
    return { data: { ...input }, tags: { task: [...new Set([...input.taskIds, ...(initiative?.taskIds ?? [])])] } };
  },
});
