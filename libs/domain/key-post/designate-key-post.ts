import { commandOn, may } from '#kernel/command.js';
import { Choice, EffectiveFrom, Id, Ids, NewId, Text, Whole } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustBeTasksOf } from '../annual-task/linked-tasks.js';
import { each, one } from '../needs.js';
import type { KeyPost, KeyPostEvent } from './key-post.js';
import { POST_KINDS, type PostKind } from './terms.js';

export class DesignateKeyPost {
  @NewId() readonly postId!: string;
  @Id() readonly branchId!: string;
  @Text(200) readonly title!: string;
  @Choice(POST_KINDS) readonly kind!: PostKind;
  @Ids(1) readonly taskIds!: readonly string[];
  @Whole(1, 50) readonly capacity!: number;
  @EffectiveFrom() readonly from!: string;
}

export const designateKeyPost = commandOn<KeyPost, KeyPostEvent>()({
  input: DesignateKeyPost,
  summary: { zh: '设立重点岗位', en: 'Designate a key post' },
  by: [may.businessHead],
  emits: 'KeyPostDesignated',
  stream: { by: ['postId'], must: 'be-new' },
  concerns: ({ branchId }) => [{ orgId: branchId, field: 'branchId' }],
  needs: ({ branchId, taskIds }) => ({
    branch: one('organization', branchId, 'branchId'),
    tasks: each('task', taskIds, 'taskIds'),
  }),
  decide(input, _, { branch, tasks }) {
    if (branch.kind !== 'branch') throw new Rejection('not-a-branch', 'branchId');
    mustBeTasksOf(input.branchId, input.taskIds, tasks);
    return { data: { ...input }, tags: { task: input.taskIds } };
  },
});
