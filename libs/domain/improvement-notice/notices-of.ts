import { addYears, type LocalDate } from '#kernel/local-date.js';
import type { SetFold } from '#kernel/need.js';
import { Rejection } from '#kernel/rejection.js';
import type { PartyConcerned } from '../evidence/party-concerned.js';
import type { ImprovementNoticeEvent } from './improvement-notice.js';
import { isHarsher, type NoticeMeasure } from './terms.js';

/** The notices to one member or branch; who issues one checks and touches it, who appeals touches it. */
export const noticesTo = ({ kind, id }: PartyConcerned) => `notices-${kind}-${id}`;

/** What matters of a notice where another one follows. */
export interface StandingNotice {
  readonly noticeId: string;
  readonly measure: NoticeMeasure;
  readonly issuedOn: LocalDate;
  readonly respondBy: LocalDate;
  /** The first statement; undefined: there is none. */
  readonly statedOn: LocalDate | undefined;
  readonly appealOpen: boolean;
  readonly appealedOn: LocalDate | undefined;
  /** The day on which the appeal was dismissed. */
  readonly decidedOn: LocalDate | undefined;
}

/** Those that stand, by id: an annulled one was never issued. */
export type StandingNotices = ReadonlyMap<string, StandingNotice>;

type SetEvent = Extract<
  ImprovementNoticeEvent,
  { type: 'ImprovementNoticeIssued' | 'StatementSubmitted' | 'ImprovementNoticeAppealed' | 'AppealDecided' }
>;

/** Everything that carries the target's tag; of a branch also the notices to its members, which are left out here. */
export function standingNoticesTo({ kind, id }: PartyConcerned): SetFold<StandingNotices, SetEvent> {
  const changed = (notices: StandingNotices, noticeId: string, change: Partial<StandingNotice>): StandingNotices => {
    const notice = notices.get(noticeId);
    return notice ? new Map(notices).set(noticeId, { ...notice, ...change }) : notices;
  };
  return {
    initial: new Map(),
    on: {
      ImprovementNoticeIssued: (notices, { data: { noticeId, target, measure, issuedOn, respondBy } }) => {
        if (target.kind !== kind || target.id !== id) return notices;
        const notice = { noticeId, measure, issuedOn, respondBy, statedOn: undefined, appealOpen: false };
        return new Map(notices).set(noticeId, { ...notice, appealedOn: undefined, decidedOn: undefined });
      },
      StatementSubmitted: (notices, { data: { noticeId, on } }) => {
        const before = notices.get(noticeId)?.statedOn;
        return changed(notices, noticeId, { statedOn: before !== undefined && before < on ? before : on });
      },
      ImprovementNoticeAppealed: (notices, { data: { noticeId, on } }) =>
        changed(notices, noticeId, { appealOpen: true, appealedOn: on }),
      AppealDecided: (notices, { data: { noticeId, upheld, on } }) => {
        if (!upheld) return changed(notices, noticeId, { appealOpen: false, decidedOn: on });
        return new Map([...notices].filter(([each]) => each !== noticeId));
      },
    },
  };
}

/** 听取申述: a statement was submitted by that day, or the day until which one could be submitted has passed. */
export function isHeard({ statedOn, respondBy }: Pick<StandingNotice, 'statedOn' | 'respondBy'>, day: LocalDate) {
  return day > respondBy || (statedOn !== undefined && statedOn <= day);
}

/** Whether the appeal, dismissed since, was open on a day. */
export function wasAppealedOn(
  { appealedOn, decidedOn }: Pick<StandingNotice, 'appealedOn' | 'decidedOn'>,
  day: LocalDate,
): boolean {
  return appealedOn !== undefined && decidedOn !== undefined && day >= appealedOn && day < decidedOn;
}

/** The milder notices of the year before a harsher one: it follows them, whichever it names. */
export function milderBefore(
  notices: StandingNotices,
  measure: NoticeMeasure,
  issuedOn: LocalDate,
): readonly StandingNotice[] {
  return [...notices.values()].filter(
    (notice) =>
      isHarsher(measure, notice.measure) &&
      // also one that is dated later: a harsher one dated back does not go round its hearing
      notice.issuedOn < addYears(issuedOn, 1) &&
      issuedOn < addYears(notice.issuedOn, 1),
  );
}

/** @throws Rejection `not-heard` or `appeal-open` for a notice that nothing may follow yet */
export function mustLetFollow(notice: StandingNotice, day: LocalDate, field: string): void {
  const { noticeId, respondBy } = notice;
  if (notice.appealOpen || wasAppealedOn(notice, day)) throw new Rejection('appeal-open', field, { noticeId });
  if (!isHeard(notice, day)) throw new Rejection('not-heard', field, { noticeId, respondBy });
}
