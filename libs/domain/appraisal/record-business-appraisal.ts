import { commandOn, may } from '#kernel/command.js';
import type { Appraisal, AppraisalEvent } from './appraisal.js';
import { decideSide, neverBothSides, SideAppraisal, sideNeeds } from './appraising-side.js';
import { appraisingBranch, mayBegin, underTheMembersKey } from './under-way.js';

export class RecordBusinessAppraisal extends SideAppraisal {}

export const recordBusinessAppraisal = commandOn<Appraisal, AppraisalEvent>()({
  input: RecordBusinessAppraisal,
  summary: { zh: '登记业务一侧考核', en: "Record the business side's appraisal" },
  by: [may.businessHead],
  never: neverBothSides('business'),
  emits: 'BusinessAppraisalRecorded',
  stream: mayBegin,
  concerns: (input, state) => appraisingBranch(input, state),
  needs: (input) => sideNeeds(input),
  subject: (input) => underTheMembersKey(input),
  decide: (input, state, given) => decideSide('business', input, { state, given }),
});
