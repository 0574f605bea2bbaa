import { Calendar } from '#domain/calendar/calendar.js';
import type { Evidence } from '#domain/member-record/evidence-item.js';
import type { Actor } from '#kernel/actor.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Happened } from './given-when-then.js';
import { assigned } from './key-posts.js';

/** What stands on every event of review w1: of m1, whose branch is b1, by committee c1. */
export const ofW1 = { reviewId: 'w1', memberId: 'm1', orgId: 'c1', branchId: 'b1' } as const;

const STREAM = 'promotionReview-w1';
const TAGS = { org: ['c1'], branch: ['b1'], member: ['m1'] };
const SEALER: Actor = { id: 'u-sealer', role: 'superior', orgId: 'c1' };
const DECIDER: Actor = { id: 'u-decider', role: 'superior', orgId: 'c1' };
const M1: Actor = { id: 'm1', role: 'member', orgId: 'b1' };

/** January 2025: the first a holiday, the 3rd made one for the test, Saturday the 4th worked instead. */
export const january2025 = new Calendar({
  years: new Map([[2025, { holidays: ['2025-01-01', '2025-01-03'], makeUpDays: ['2025-01-04'] }]]),
  days: new Map(),
});

/** The same event with the members whom it names, as the runner would tag it. */
export function tagged([stream, event, by]: Happened, ...member: readonly string[]): Happened {
  return [stream, event, by, { member }];
}

/** m1 on post p1 from a day on. */
export const onPost = (from: LocalDate = '2025-01-01'): Happened => tagged(assigned('m1', from), 'm1');

export function reviewOpened(change: object = {}): Happened {
  const data = { ...ofW1, targetPosition: '科长', openedOn: '2025-01-01', ...change };
  return [STREAM, { type: 'PromotionReviewOpened', data }, SEALER, TAGS];
}

/** m1 on post p1, stated by these events. */
export function posting(...eventIds: readonly string[]): Evidence['items'][number] {
  return { kind: 'posting', id: 'p1', branchId: 'b1', on: '2025-01-01', taskIds: ['t1'], eventIds };
}

export function sealed(edition: number, items: Evidence['items']): Happened {
  const evidence = { memberId: 'm1', items };
  const data = { ...ofW1, edition, evidence, digest: `digest-${edition}`, throughEventId: 'event-0' };
  return [STREAM, { type: 'PromotionEvidenceSealed', data }, SEALER, TAGS];
}

export function contested(objectionId: string, evidenceEventId: string): Happened {
  const data = { ...ofW1, objectionId, edition: 1, evidenceEventId, grounds: 'sealed:x' };
  return [STREAM, { type: 'PromotionEvidenceContested', data }, M1, TAGS];
}

export function contestDecided(objectionId: string, evidenceEventId: string, upheld: boolean): Happened {
  const data = { ...ofW1, objectionId, edition: 1, evidenceEventId, upheld, reasons: '核实' };
  return [STREAM, { type: 'EvidenceContestDecided', data }, DECIDER, TAGS];
}

export function reviewConcluded(on: LocalDate, change: object = {}): Happened {
  const data = {
    ...{ ...ofW1, edition: 1, decision: 'recommended', reasons: '综合研究', citedEventIds: [], cited: [] },
    ...{ decidedBy: '机关党委会', on, ...change },
  };
  return [STREAM, { type: 'PromotionReviewConcluded', data }, DECIDER, TAGS];
}
