import type { BranchAt } from '../branch-at.js';
import { attendance } from './attendance.js';
import { branchRules } from './branch-rules.js';
import type { DutyFact } from './duty-fact.js';
import { probation } from './probation.js';
import { studyHours } from './study-hours.js';
import { termEnds } from './term-ends.js';

/** The branch's duty facts on E, by rule; members within a rule in order of position, which is no order of merit. */
export function dutyFactsOf(branch: BranchAt): readonly DutyFact[] {
  return [branchRules, termEnds, probation, studyHours, attendance].flatMap((factsOf) => factsOf(branch));
}
