import { commandOn, may } from '#kernel/command.js';
import { Choice, Decimal, EventReference, HappenedOn, Id, Optional, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustFollow, mustNotPrecede } from '../dates.js';
import type { AnnualTask, AnnualTaskEvent } from './annual-task.js';
import {
  concernedBranch,
  type ExistingTask,
  existingTask,
  ofTask,
  openTask,
  TASK_OUTCOMES,
  type TaskOutcome,
} from './terms.js';

export class VerifyTaskOutcome {
  @Id() readonly taskId!: string;
  @HappenedOn() readonly verifiedOn!: string;
  @Choice(TASK_OUTCOMES) readonly outcome!: TaskOutcome;
  @Decimal({ min: 0, max: 100, decimals: 2 }) readonly rating!: number;
  @Text() readonly comment!: string;
  /** The verification that this one replaces; the only way to say more about a closed task. */
  @Optional() @EventReference() readonly corrects?: string;
}

function mustBeOpenTo(task: ExistingTask, corrects: string | undefined): void {
  if (corrects === undefined) {
    openTask(task);
    return;
  }
  const named = task.status === 'verified' ? task.verifications.get(corrects) : undefined;
  if (named === undefined) throw new Rejection('not-found', 'corrects');
  if (named === 'corrected') throw new Rejection('already-corrected', 'corrects');
}

export const verifyTaskOutcome = commandOn<AnnualTask, AnnualTaskEvent>()({
  input: VerifyTaskOutcome,
  summary: { zh: '核实任务结果', en: "Verify a task's outcome" },
  by: [may.superior, may.superiorsBusinessHead],
  never: [
    {
      person: { zh: '报告任务完成的人', en: 'who reported the completion' },
      who: (_, state) => [existingTask(state).completion?.reportedBy],
    },
  ],
  emits: 'TaskOutcomeVerified',
  stream: { by: ['taskId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => concernedBranch(state),
  decide(input, state) {
    const task = existingTask(state);
    mustBeOpenTo(task, input.corrects);
    const { completion } = task;
    if (input.outcome !== 'missed' && !completion) throw new Rejection('completion-not-reported', 'outcome');
    mustNotPrecede(input.verifiedOn, completion?.on ?? task.setOn, 'verifiedOn');
    if (input.outcome === 'missed') mustFollow(input.verifiedOn, task.dueOn, 'verifiedOn');
    return { data: { ...input, ...ofTask(task) }, tags: { task: [task.taskId] } };
  },
});
