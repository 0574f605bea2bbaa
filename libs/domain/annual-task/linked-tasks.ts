import { Rejection } from '#kernel/rejection.js';
import type { ExistingTask } from './terms.js';

/**
 * What a branch records, it links to its own tasks.
 * @param taskIds as the input lists them in `taskIds`
 * @throws Rejection `task-of-another-branch` at `taskIds[i]`
 */
export function mustBeTasksOf(
  branchId: string,
  taskIds: readonly string[],
  tasks: ReadonlyMap<string, ExistingTask>,
): void {
  for (const [index, taskId] of taskIds.entries()) {
    const owner = tasks.get(taskId)?.branchId;
    if (owner !== branchId) {
      throw new Rejection('task-of-another-branch', `taskIds[${index}]`, { taskId, branchId: owner ?? '' });
    }
  }
}
