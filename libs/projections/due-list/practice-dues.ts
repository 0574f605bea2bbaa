import type { PracticeEvent } from '#domain/practice/practice.js';
import { dated } from '#domain/scoring/facts/dated.js';
import { addDays } from '#kernel/local-date.js';
import { adding, type Dues, ending, holdersOf, isFor } from './due-item.js';

/** Only reports at least 30 days after adoption say how it works (SCORING.md, practice-spread). */
const TRIAL_DAYS = 30;
/** A branch is asked after 90 days what became of it. */
const REPORT_DAYS = 90;

const adopters = ({ data }: { readonly data: { readonly branchId: string } }) => [
  holdersOf('branch-officer', data.branchId),
];

/** 经验: whoever adopted a practice says whether it works there. */
export const practiceDues: Dues<PracticeEvent> = {
  waiters: { PracticeAdopted: adopters, PracticeAdoptionReported: adopters },
  on: {
    PracticeAdopted(doc, event) {
      const { practiceId, on } = event.data;
      return adding(doc, {
        ...{ what: 'report-practice-adoption', itemId: practiceId, since: dated(event, on) },
        dueOn: addDays(on, REPORT_DAYS),
      });
    },
    PracticeAdoptionReported(doc, event) {
      const { branchId, on } = event.data;
      const open = doc.items.find(({ done }) => done === undefined);
      const tooEarly = open !== undefined && on < addDays(open.since.on, TRIAL_DAYS);
      return tooEarly || !isFor(doc, holdersOf('branch-officer', branchId)) ? doc : ending(doc, dated(event, on));
    },
  },
};
