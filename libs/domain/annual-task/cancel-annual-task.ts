import { commandOn, may } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
import { mustNotPrecede } from '../dates.js';
import type { AnnualTask, AnnualTaskEvent } from './annual-task.js';
import { concernedBranch, ofTask, openTask } from './terms.js';

export class CancelAnnualTask {
  @Id() readonly taskId!: string;
  @HappenedOn() readonly on!: string;
  @Text() readonly reason!: string;
}

export const cancelAnnualTask = commandOn<AnnualTask, AnnualTaskEvent>()({
  input: CancelAnnualTask,
  summary: { zh: '取消年度任务', en: 'Cancel an annual task' },
  by: [may.businessHead],
  emits: 'AnnualTaskCancelled',
  amends: ['AnnualTaskSet', 'AnnualTaskRevised'],
  stream: { by: ['taskId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => concernedBranch(state),
  decide(input, state) {
    const task = openTask(state);
    mustNotPrecede(input.on, task.setOn, 'on');
    return { data: { ...input, ...ofTask(task) }, tags: { task: [task.taskId] } };
  },
});
