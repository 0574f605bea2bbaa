import { canonicalJson } from '#kernel/canonical-json.js';
import { commandOn, may } from '#kernel/command.js';
import { Choice, HappenedOn, Id, LocalDay, ObjectOf, Optional, Text, Whole } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import type { AnnualTask, AnnualTaskEvent } from './annual-task.js';
import {
  concernedBranch,
  EMPHASES,
  type Emphasis,
  existingTask,
  Metric,
  mustBeDueWithin,
  ofTask,
  openTask,
} from './terms.js';

export class ReviseAnnualTask {
  @Id() readonly taskId!: string;
  @HappenedOn() readonly on!: string;
  @Optional() @Text(200) readonly title?: string;
  @Optional() @Choice(EMPHASES) readonly emphasis?: Emphasis;
  @Optional() @Whole(1, 10) readonly weight?: number;
  @Optional() @LocalDay() readonly dueOn?: string;
  @Optional() @ObjectOf(Metric) readonly metric?: Metric;
  @Text() readonly reason!: string;
}

const TERMS = ['title', 'emphasis', 'weight', 'dueOn', 'metric'] as const;

export const reviseAnnualTask = commandOn<AnnualTask, AnnualTaskEvent>()({
  input: ReviseAnnualTask,
  summary: { zh: '调整年度任务', en: 'Revise an annual task' },
  by: [may.businessHead],
  emits: 'AnnualTaskRevised',
  amends: ['AnnualTaskSet', 'AnnualTaskRevised'],
  stream: { by: ['taskId'], must: 'exist' },
  concerns: (_, state) => concernedBranch(state),
  unchanged(input, state) {
    const task = existingTask(state);
    return TERMS.filter(
      (term) => input[term] !== undefined && canonicalJson(input[term]) === canonicalJson(task[term] ?? null),
    );
  },
  decide(input, state) {
    const task = openTask(state);
    mustNotPrecede(input.on, task.setOn, 'on');
    if (!TERMS.some((term) => input[term] !== undefined)) throw new Rejection('nothing-changed', 'data');
    if (input.dueOn !== undefined) mustBeDueWithin(task.year, input.dueOn);
    return { data: { ...input, ...ofTask(task) }, tags: { task: [task.taskId] } };
  },
});
