import type { FoldTable } from '#kernel/projection.js';
import type { AnnualTaskEvent } from '../annual-task/annual-task.js';
import { dated } from '../scoring/facts/dated.js';
import { begun, type TaskRecord } from './record-doc.js';

/** What a task was and came to. A verification's rating is no part of it: nothing of a person's record is a number. */
export const taskRecords: FoldTable<TaskRecord, AnnualTaskEvent> = {
  AnnualTaskSet(_, event) {
    const { taskId, branchId, year, setOn, emphasis } = event.data;
    const set = { ...dated(event, setOn), emphasis };
    return { ...{ kind: 'task', taskId, branchId, year, set }, revisions: [], verifications: [] };
  },
  AnnualTaskRevised(doc, event) {
    const { on, emphasis } = event.data;
    const before = begun(doc, event);
    const revision = { ...dated(event, on), ...(emphasis === undefined ? {} : { emphasis }) };
    return { ...before, revisions: [...before.revisions, revision] };
  },
  TaskCompletionReported: (doc, event) => ({
    ...begun(doc, event),
    completion: dated(event, event.data.completedOn),
  }),
  TaskOutcomeVerified(doc, event) {
    const { verifiedOn, outcome, corrects } = event.data;
    const before = begun(doc, event);
    const found = { ...dated(event, verifiedOn), outcome, ...(corrects === undefined ? {} : { corrects }) };
    return { ...before, verifications: [...before.verifications, found] };
  },
  AnnualTaskCancelled: (doc, event) => ({ ...begun(doc, event), cancelled: dated(event, event.data.on) }),
};
