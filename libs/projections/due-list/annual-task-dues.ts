import type { AnnualTaskEvent } from '#domain/annual-task/annual-task.js';
import { dated } from '#domain/scoring/facts/dated.js';
import { adding, type DueItem, type Dues, ending, holdersOf, isFor } from './due-item.js';

interface OfBranch {
  readonly data: { readonly branchId: string };
}

const head = ({ data }: OfBranch) => [holdersOf('business-head', data.branchId)];
const headAndSuperior = ({ data }: OfBranch) => [
  holdersOf('business-head', data.branchId),
  holdersOf('superior', data.branchId),
];

/** 年度任务: completed by the business side, verified from above. */
export const annualTaskDues: Dues<AnnualTaskEvent> = {
  waiters: {
    AnnualTaskSet: head,
    AnnualTaskRevised: head,
    TaskCompletionReported: headAndSuperior,
    TaskOutcomeVerified: headAndSuperior,
    AnnualTaskCancelled: headAndSuperior,
  },
  on: {
    AnnualTaskSet(doc, event) {
      const { taskId, title, dueOn, setOn } = event.data;
      return adding(doc, {
        ...{ what: 'complete-task', itemId: taskId, dueOn, since: dated(event, setOn), about: title },
      });
    },
    AnnualTaskRevised(doc, event) {
      const { dueOn, title } = event.data;
      const changed = { ...(dueOn === undefined ? {} : { dueOn }), ...(title === undefined ? {} : { about: title }) };
      return { ...doc, items: doc.items.map((item) => (item.done ? item : { ...item, ...changed })) };
    },
    TaskCompletionReported(doc, event) {
      const { taskId, branchId, completedOn } = event.data;
      const since = dated(event, completedOn);
      const before = ending(doc, since);
      const verify: DueItem = { what: 'verify-task', itemId: taskId, since };
      return isFor(before, holdersOf('superior', branchId)) ? adding(before, verify) : before;
    },
    TaskOutcomeVerified: (doc, event) => ending(doc, dated(event, event.data.verifiedOn)),
    AnnualTaskCancelled: (doc, event) => ending(doc, dated(event, event.data.on)),
  },
};
