import type { Actor } from '#kernel/actor.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Sent } from '#testing/embedded-directory.js';
import { assign, enrolled, enrolmentOf, recordSession, SMALL_OFFICE } from '#testing/small-office.js';
import { who } from './agency.js';

/** Two of each, so that somebody else may always decide. */
export const superior = who('superior', 'c1', 'u-s1');
export const another = who('superior', 'c1', 'u-s2');
export const officer = who('branch-officer', 'b1', 'u-officer');
export const head = who('business-head', 'b1', 'u-head');
export const member = (id: string, role: Actor['role'] = 'member', orgId = 'b1'): Actor => ({ id, role, orgId });

/** An event about m2, for others to cite. */
export const POSTING_OF_M2 = 'command:assigned-m2';

/** c1 with b1 and b2: m2 to m6 of b1 beside those of the small office, m2 on a post, a quota of one, the cycle y1. */
export const CASES: readonly Sent[] = [
  ...SMALL_OFFICE,
  ...['m4', 'm5', 'm6'].map((id) => enrolled(id)),
  enrolled('n1', 'b2'),
  { ...assign('m2', { from: '2025-02-01' }), commandId: 'assigned-m2' },
  { ...recordSession('s1', { heldOn: '2025-01-05', taskIds: [] }), commandId: 'session-s1' },
  {
    ...{ command: 'set-recognition-quota', actor: superior },
    data: { orgId: 'c1', year: 2025, award: 'excellent-member', quota: 1 },
  },
  openCycle('y1'),
];

export function openCycle(cycleId: string): Sent {
  const data = { cycleId, orgId: 'c1', year: 2025, schemeId: 'default', schemeVersion: 1 };
  const days = { selfBy: '2025-12-10', reviewBy: '2025-12-20', publishBy: '2025-12-31' };
  return { command: 'open-assessment-cycle', actor: superior, data: { ...data, ...days } };
}

export function nominate(recognitionId: string, on: LocalDate, change: object = {}): Sent {
  const nominee = { kind: 'member', id: 'm2' };
  const data = { recognitionId, award: 'excellent-member', year: 2025, orgId: 'c1', nominee, grounds: '攻坚' };
  return {
    command: 'nominate-for-recognition',
    actor: officer,
    data: { ...data, evidenceEventIds: [enrolmentOf('m2')], on, ...change },
  };
}

export const publicize = (recognitionId: string, from: LocalDate, until: LocalDate): Sent => ({
  ...{ command: 'publicize-nomination', actor: superior },
  data: { recognitionId, from, until },
});

export const grant = (recognitionId: string, on: LocalDate): Sent => ({
  ...{ command: 'grant-recognition', actor: superior },
  data: { recognitionId, on, decidedBy: '机关党委会' },
});

export function objectTo(recognitionId: string, by: Actor = member('m3')): Sent {
  return {
    command: 'object-to-nomination',
    actor: by,
    data: { recognitionId, objectionId: 'o1', grounds: '依据有误' },
  };
}

export function decideObjection(recognitionId: string, upheld: boolean, by: Actor = superior): Sent {
  const data = { recognitionId, objectionId: 'o1', upheld, reasons: '经核实' };
  return { command: 'decide-nomination-objection', actor: by, data };
}

export function said(side: 'party' | 'business', memberId: string, change: object = {}): Sent {
  const data = {
    cycleId: 'y1',
    memberId,
    grade: 'excellent',
    reasons: '骨干',
    evidenceEventIds: [enrolmentOf(memberId)],
  };
  const actor = side === 'party' ? officer : head;
  return { command: `record-${side}-appraisal`, actor, data: { ...data, ...change } };
}

export function conclude(memberId: string, on: LocalDate, change: object = {}): Sent {
  const data = { cycleId: 'y1', memberId, grade: 'excellent', reasons: '研究决定', decidedBy: '支部大会', on };
  return { command: 'conclude-appraisal', actor: superior, data: { ...data, ...change } };
}

export function openReview(reviewId: string, openedOn: LocalDate): Sent {
  const data = { reviewId, memberId: 'm2', targetPosition: '科长', orgId: 'c1', openedOn };
  return { command: 'open-promotion-review', actor: superior, data };
}

export const seal = (reviewId: string): Sent => ({
  ...{ command: 'seal-promotion-evidence', actor: superior, data: { reviewId } },
});

export function concludeReview(reviewId: string, on: LocalDate, change: object = {}): Sent {
  const data = { reviewId, decision: 'recommended', reasons: '综合研究', citedEventIds: [POSTING_OF_M2] };
  return {
    ...{ command: 'conclude-promotion-review', actor: another },
    data: { ...data, decidedBy: '机关党委会', on, ...change },
  };
}

export function issue(noticeId: string, issuedOn: LocalDate, change: object = {}): Sent {
  const data = { noticeId, target: { kind: 'member', id: 'm2' }, measure: 'reminder', grounds: '两次逾期' };
  return {
    ...{ command: 'issue-improvement-notice', actor: superior },
    data: { ...data, evidenceEventIds: [enrolmentOf('m2')], issuedOn, respondBy: issuedOn, ...change },
  };
}

export const state = (noticeId: string, on: LocalDate, by: Actor = member('m2')): Sent => ({
  ...{ command: 'submit-statement', actor: by, data: { noticeId, text: '当时值守', on } },
});

export const appeal = (noticeId: string, on: LocalDate, by: Actor = member('m2')): Sent => ({
  ...{ command: 'appeal-improvement-notice', actor: by, data: { noticeId, grounds: '数据有误', on } },
});

export function decideAppeal(noticeId: string, on: LocalDate, { upheld = true, by = another } = {}): Sent {
  return { command: 'decide-appeal', actor: by, data: { noticeId, upheld, reasons: '经核实', on } };
}
