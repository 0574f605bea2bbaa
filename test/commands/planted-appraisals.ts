import { enrolmentOf } from '#testing/small-office.js';
import type { Planted } from './office.js';

type Side = 'party' | 'business';
const SIDES = {
  party: { command: 'record-party-appraisal', role: 'branch-officer' },
  business: { command: 'record-business-appraisal', role: 'business-head' },
} as const;

interface Appraised {
  readonly cycleId: string;
  readonly memberId: string;
  readonly branchId: string;
}

function said(side: Side, { cycleId, memberId, branchId }: Appraised): Planted {
  const { command, role } = SIDES[side];
  const data = { cycleId, memberId, grade: 'competent', reasons: '尽职尽责' };
  return {
    ...{ command, actor: { id: `u-${side}-${branchId}`, role, orgId: branchId } },
    data: { ...data, evidenceEventIds: [enrolmentOf(memberId)] },
  };
}

/** Concluded by an officer of the branch, so that a superior may decide about it. */
function concluded(of: Appraised): readonly Planted[] {
  const { cycleId, memberId, branchId } = of;
  const data = { cycleId, memberId, grade: 'competent', reasons: '综合研究', decidedBy: '支部大会', on: '2025-09-01' };
  const actor = { id: `u-party-${branchId}`, role: 'branch-officer', orgId: branchId } as const;
  return [said('party', of), said('business', of), { command: 'conclude-appraisal', actor, data }];
}

/** One appraisal for each command to be tried on. */
export const APPRAISALS: readonly Planted[] = [
  said('business', { cycleId: 'y2', memberId: 'm3', branchId: 'b1' }),
  said('party', { cycleId: 'y3', memberId: 'm2', branchId: 'b1' }),
  said('party', { cycleId: 'y2', memberId: 'm2', branchId: 'b1' }),
  said('business', { cycleId: 'y2', memberId: 'm2', branchId: 'b1' }),
  ...concluded({ cycleId: 'y2', memberId: 'm5', branchId: 'b2' }),
  ...concluded({ cycleId: 'y3', memberId: 'm5', branchId: 'b2' }),
  {
    command: 'object-to-appraisal',
    actor: { id: 'm5', role: 'member', orgId: 'b2' },
    data: { cycleId: 'y3', memberId: 'm5', objectionId: 'o1', grounds: '漏计一项' },
  },
];
