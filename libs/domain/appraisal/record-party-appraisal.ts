import { commandOn, may } from '#kernel/command.js';
import type { Appraisal, AppraisalEvent } from './appraisal.js';
import { decideSide, neverBothSides, SideAppraisal, sideNeeds } from './appraising-side.js';
import { appraisingBranch, mayBegin, underTheMembersKey } from './under-way.js';

export class RecordPartyAppraisal extends SideAppraisal {}

export const recordPartyAppraisal = commandOn<Appraisal, AppraisalEvent>()({
  input: RecordPartyAppraisal,
  summary: { zh: '登记党建一侧考核', en: "Record the party side's appraisal" },
  by: [may.branchOfficer],
  never: neverBothSides('party'),
  emits: 'PartyAppraisalRecorded',
  stream: mayBegin,
  concerns: (input, state) => appraisingBranch(input, state),
  needs: (input) => sideNeeds(input),
  subject: (input) => underTheMembersKey(input),
  decide: (input, state, given) => decideSide('party', input, { state, given }),
});
