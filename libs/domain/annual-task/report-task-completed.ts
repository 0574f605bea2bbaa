import { commandOn, may } from '#kernel/command.js';
import { Decimal, HappenedOn, Id, Optional, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import type { AnnualTask, AnnualTaskEvent } from './annual-task.js';
import { concernedBranch, METRIC_NUMBER, ofTask, openTask } from './terms.js';

export class ReportTaskCompleted {
  @Id() readonly taskId!: string;
  @HappenedOn() readonly completedOn!: string;
  @Text() readonly result!: string;
  @Optional() @Decimal(METRIC_NUMBER) readonly value?: number;
}

export const reportTaskCompleted = commandOn<AnnualTask, AnnualTaskEvent>()({
  input: ReportTaskCompleted,
  summary: { zh: '报告任务完成', en: 'Report a task as completed' },
  by: [may.branchOfficer, may.businessHead],
  emits: 'TaskCompletionReported',
  stream: { by: ['taskId'], must: 'exist' },
  concerns: (_, state) => concernedBranch(state),
  decide(input, state) {
    const task = openTask(state);
    if (task.completion) throw new Rejection('already-completed', 'taskId', { on: task.completion.on });
    mustNotPrecede(input.completedOn, task.setOn, 'completedOn');
    return { data: { ...input, ...ofTask(task) }, tags: { task: [task.taskId] } };
  },
});
