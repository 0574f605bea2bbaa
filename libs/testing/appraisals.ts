import type { AppraisalGrade, AppraisingSide } from '#domain/appraisal/terms.js';
import type { CitedEvidence } from '#domain/evidence/cited-evidence.js';
import type { Actor } from '#kernel/actor.js';
import type { LocalDate } from '#kernel/local-date.js';
import { cycleOpened } from './assessments.js';
import type { Happened } from './given-when-then.js';
import { enrolled, twoBranches } from './two-branches.js';

/** What stands on every event of m1's first appraisal in the cycle y1; m1 belongs to b1. */
export const ofM1 = { cycleId: 'y1', memberId: 'm1', branchId: 'b1', year: 2025, edition: 1 } as const;

/** Of the officer and the business head who have recorded the two sides, and of who concluded, unless said. */
export const appraisers = {
  party: { id: 'u-party', role: 'branch-officer', orgId: 'b1' },
  business: { id: 'u-business', role: 'business-head', orgId: 'b1' },
  concluder: { id: 'u-concluder', role: 'superior', orgId: 'c1' },
} as const satisfies Record<string, Actor>;

const TYPES = { party: 'PartyAppraisalRecorded', business: 'BusinessAppraisalRecorded' } as const;

/** Of which member and edition, m1's first if nothing else is said. */
interface Which {
  readonly memberId?: string;
  readonly edition?: number;
  readonly by?: Actor;
  /** What a side cites; nothing unless said. */
  readonly evidence?: readonly CitedEvidence[];
}

const tags = (memberId: string) => ({ org: ['c1'], branch: ['b1'], member: [memberId] });

function happened(event: { type: string; data: object }, { by, memberId = 'm1', edition = 1 }: Which): Happened {
  const data = { ...ofM1, memberId, edition, ...event.data };
  return [`appraisal-y1~${memberId}`, { type: event.type, data }, by, tags(memberId)];
}

export function selfAppraised(which: Which = {}): Happened {
  const by: Actor = { id: which.memberId ?? 'm1', role: 'member', orgId: 'b1' };
  return happened({ type: 'SelfAppraisalRecorded', data: { summary: 'sealed:x' } }, { by, ...which });
}

export function appraised(side: AppraisingSide, grade: AppraisalGrade, which: Which = {}): Happened {
  const { evidence = [] } = which;
  const data = { grade, reasons: 'sealed:x', evidenceEventIds: evidence.map(({ eventId }) => eventId), evidence };
  return happened({ type: TYPES[side], data }, { by: appraisers[side], ...which });
}

/** What both sides have said. */
export function appraisedAs(party: AppraisalGrade, business: AppraisalGrade, which: Which = {}): readonly Happened[] {
  return [appraised('party', party, which), appraised('business', business, which)];
}

export function appraisalConcluded(grade: AppraisalGrade, on: LocalDate, which: Which = {}): Happened {
  const data = { grade, reasons: 'sealed:x', decidedBy: '支部大会', on };
  return happened({ type: 'AppraisalConcluded', data }, { by: appraisers.concluder, ...which });
}

export function appraisalObjected(objectionId: string, which: Which = {}): Happened {
  const by: Actor = { id: which.memberId ?? 'm1', role: 'member', orgId: 'b1' };
  return happened({ type: 'AppraisalObjected', data: { objectionId, grounds: 'sealed:x' } }, { by, ...which });
}

export function appraisalObjectionDecided(objectionId: string, upheld: boolean, which: Which = {}): Happened {
  const data = { objectionId, upheld, reasons: '经核实' };
  return happened({ type: 'AppraisalObjectionDecided', data }, which);
}

/** m1 of b1 and m2 of b2, with the cycle y1 open over both. Where the cycle stands, others may be added. */
export const inCycle: readonly Happened[] = [...twoBranches, cycleOpened(), enrolled('m1', 'b1'), enrolled('m2', 'b2')];

export function probationary(memberId: string, confirmedOn?: LocalDate): readonly Happened[] {
  const data = { memberId, branchId: 'b1', name: '…', status: 'probationary', joinedOn: '2024-06-01' };
  const stream = `member-${memberId}`;
  const enrolment: Happened = [stream, { type: 'MemberEnrolled', data: { ...data, enrolledOn: '2024-06-01' } }];
  if (confirmedOn === undefined) return [enrolment];
  const confirmed = { memberId, branchId: 'b1', on: confirmedOn };
  return [enrolment, [stream, { type: 'FullMembershipConfirmed', data: confirmed }]];
}
