import type { ImprovementVerdict, NoticeMeasure } from '#domain/improvement-notice/terms.js';
import type { Actor } from '#kernel/actor.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Happened } from './given-when-then.js';

/** What stands on every event of notice w1 to member m1 of branch b1. */
export const ofW1 = {
  noticeId: 'w1',
  target: { kind: 'member', id: 'm1' },
  measure: 'reminder',
  branchId: 'b1',
  memberId: 'm1',
} as const;

/** … and of notice w2 to branch b1 itself. */
export const ofW2 = {
  noticeId: 'w2',
  target: { kind: 'branch', id: 'b1' },
  measure: 'reminder',
  branchId: 'b1',
} as const;

type OfNotice = typeof ofW1 | typeof ofW2;

const ISSUER: Actor = { id: 'u-issuer', role: 'superior', orgId: 'c1' };
const tagsOf = ({ target: { kind, id } }: OfNotice) => ({
  ...{ org: ['c1'], branch: ['b1'] },
  ...(kind === 'member' ? { member: [id] } : {}),
});

interface Change {
  readonly noticeId?: string;
  readonly measure?: NoticeMeasure;
  readonly issuedOn?: LocalDate;
}

/** Issued on 3 March 2025, statements until 17 March, to end in September. */
export function issued(of: OfNotice = ofW1, change: Change = {}): Happened {
  const data = {
    ...of,
    ...{ grounds: 'sealed:x', evidenceEventIds: [], evidence: [], issuedOn: '2025-03-03' },
    ...{ respondBy: '2025-03-17', endsOn: '2025-09-03', ...change },
  };
  return [`improvementNotice-${data.noticeId}`, { type: 'ImprovementNoticeIssued', data }, ISSUER, tagsOf(of)];
}

/** Anything else that happens to a notice. */
function followed(type: string, data: object, of: OfNotice, by?: Actor): Happened {
  return [`improvementNotice-${of.noticeId}`, { type, data: { ...of, ...data } }, by, tagsOf(of)];
}

export function stated(on: LocalDate, of: OfNotice = ofW1): Happened {
  return followed('StatementSubmitted', { text: 'sealed:x', on }, of);
}

export function planned(on: LocalDate, actions: Readonly<Record<string, LocalDate>>, of: OfNotice = ofW1): Happened {
  const planned = Object.entries(actions).map(([actionId, dueOn]) => ({ actionId, text: '整改', dueOn }));
  return followed('ImprovementPlanSubmitted', { actions: planned, on }, of);
}

export function actionCompleted(actionId: string, on: LocalDate, of: OfNotice = ofW1): Happened {
  return followed('ImprovementActionCompleted', { actionId, on, result: '已办' }, of);
}

export function reviewed(on: LocalDate, verdict: ImprovementVerdict = 'improved', of: OfNotice = ofW1): Happened {
  return followed('ImprovementReviewed', { verdict, comment: '核实', on }, of);
}

export function lifted(on: LocalDate, of: OfNotice = ofW1): Happened {
  return followed('ImprovementNoticeLifted', { on, reason: '已改进' }, of);
}

export function appealed(on: LocalDate, of: OfNotice = ofW1): Happened {
  const by: Actor = { id: 'm1', role: 'member', orgId: 'b1' };
  return followed('ImprovementNoticeAppealed', { grounds: 'sealed:x', on }, of, by);
}

export function appealDecided(on: LocalDate, upheld: boolean, of: OfNotice = ofW1): Happened {
  return followed('AppealDecided', { upheld, reasons: '核实', on }, of);
}
