import { type Burden, burdenOf } from '#domain/record/burden.js';
import type { StreamEntries } from '#domain/record/entry.js';
import { Month } from '#kernel/fields.js';
import type { Moment, ReadModel } from '#kernel/read-model.js';
import { Rejection } from '#kernel/rejection.js';
import { aboutBranch, BranchParams, WORKING_READERS } from '../branch-question.js';
import { recordEntries } from './record-entries.js';

export class BurdenParams extends BranchParams {
  /** `YYYY-MM`, of the local day of recording. */
  @Month() readonly month!: string;
}

export interface BurdenAnswer extends Moment, Burden {
  readonly branchId: string;
  readonly month: string;
}

/**
 * 记录成本: what a branch's record itself cost in a month. As of a day within the month it counts what had been recorded
 * by then. What is repeated is looked for in all that was recorded before.
 */
export const burden: ReadModel<BurdenParams, StreamEntries, BurdenAnswer> = {
  ...aboutBranch,
  name: 'burden',
  summary: { zh: '记录成本：一个月登记了多少、谁登记的、哪些重复', en: 'What the record itself cost in a month' },
  params: BurdenParams,
  path: ['branchId', 'month'],
  readers: WORKING_READERS,
  from: recordEntries,
  view(documents, { branchId, month }, moment) {
    // a branch's record begins with its own establishment; a committee or a group has none
    if (!documents.some(({ stream }) => stream === `organization-${branchId}`)) {
      throw new Rejection('not-found', 'branchId', { branchId });
    }
    if (`${month}-01` > moment.asOf) throw new Rejection('not-found', 'month', { notBefore: `${month}-01` });
    const recorded = documents.map((doc) => ({
      ...doc,
      entries: doc.entries.filter(({ recordedOn }) => recordedOn <= moment.asOf),
    }));
    return { branchId, month, ...moment, ...burdenOf(recorded, month) };
  },
};
