import { commandOn, may } from '#kernel/command.js';
import { Choice, HappenedOn, Id, LocalDay, NewId, ObjectOf, Optional, Text, Whole } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { one } from '../needs.js';
import type { AnnualTask, AnnualTaskEvent } from './annual-task.js';
import { EMPHASES, type Emphasis, Metric, mustBeDueWithin } from './terms.js';

export class SetAnnualTask {
  @NewId() readonly taskId!: string;
  @Id() readonly branchId!: string;
  @Whole(1921, 9999) readonly year!: number;
  @HappenedOn() readonly setOn!: string;
  @Text(200) readonly title!: string;
  @Choice(EMPHASES) readonly emphasis!: Emphasis;
  @Whole(1, 10) readonly weight!: number;
  @LocalDay() readonly dueOn!: string;
  @Optional() @ObjectOf(Metric) readonly metric?: Metric;
}

export const setAnnualTask = commandOn<AnnualTask, AnnualTaskEvent>()({
  input: SetAnnualTask,
  summary: { zh: '下达年度任务', en: 'Set an annual task' },
  by: [may.businessHead],
  emits: 'AnnualTaskSet',
  stream: { by: ['taskId'], must: 'be-new' },
  concerns: ({ branchId }) => [{ orgId: branchId, field: 'branchId' }],
  needs: ({ branchId }) => ({ branch: one('organization', branchId, 'branchId') }),
  decide(input, _, { branch }) {
    if (branch.kind !== 'branch') throw new Rejection('not-a-branch', 'branchId');
    mustBeDueWithin(input.year, input.dueOn);
    return { data: { ...input }, tags: { task: [input.taskId] } };
  },
});
