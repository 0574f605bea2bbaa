import { commandOn, may } from '#kernel/command.js';
import { Decimal, HappenedOn, Id, Optional, Text, Whole } from '#kernel/fields.js';
import { mustNotPrecede } from '../dates.js';
import type { AnnualTask, AnnualTaskEvent } from './annual-task.js';
import { concernedBranch, METRIC_NUMBER, ofTask, openTask } from './terms.js';

export class ReportTaskProgress {
  @Id() readonly taskId!: string;
  @HappenedOn() readonly on!: string;
  @Whole(0, 100) readonly percent!: number;
  /** The metric's value by that day. */
  @Optional() @Decimal(METRIC_NUMBER) readonly value?: number;
  @Text() readonly summary!: string;
}

export const reportTaskProgress = commandOn<AnnualTask, AnnualTaskEvent>()({
  input: ReportTaskProgress,
  summary: { zh: '报告任务进展', en: "Report a task's progress" },
  by: [may.branchOfficer, may.businessHead],
  emits: 'TaskProgressReported',
  stream: { by: ['taskId'], must: 'exist' },
  concerns: (_, state) => concernedBranch(state),
  decide(input, state) {
    const task = openTask(state);
    mustNotPrecede(input.on, task.setOn, 'on');
    return { data: { ...input, ...ofTask(task) }, tags: { task: [task.taskId] } };
  },
});
