import { type Aggregate, type Confidential, created, type Evolve } from '#kernel/aggregate.js';
import { type EventOf, v1 } from '#kernel/event.js';
import type { PersonalText } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { CitedEvidence } from '../evidence/cited-evidence.js';
import type { PartyConcerned } from '../evidence/party-concerned.js';
import { NO_OBJECTIONS, type Objections, withDecision, withObjection } from '../objection/objections.js';
import { appealImprovementNotice } from './appeal-improvement-notice.js';
import { completeImprovementAction } from './complete-improvement-action.js';
import { decideAppeal } from './decide-appeal.js';
import { improvementNoticeTexts } from './improvement-notice-texts.js';
import { issueImprovementNotice } from './issue-improvement-notice.js';
import { liftImprovementNotice } from './lift-improvement-notice.js';
import { reviewImprovement } from './review-improvement.js';
import { submitImprovementPlan } from './submit-improvement-plan.js';
import { submitStatement } from './submit-statement.js';
import { APPEAL, type ImprovementVerdict, type NoticeMeasure, type PlanAction } from './terms.js';

/** Stands on every event of a notice, so that a fold needs no other stream. */
interface OfNotice {
  readonly noticeId: string;
  readonly target: PartyConcerned;
  readonly measure: NoticeMeasure;
  /** The target, or the member's branch on the day of issue. */
  readonly branchId: string;
  /** Where the target is a member. */
  readonly memberId?: string;
}

export const improvementNoticeEvents = {
  ImprovementNoticeIssued: v1<
    OfNotice & {
      readonly grounds: PersonalText;
      readonly evidenceEventIds: readonly string[];
      /** Where each of them stands, in the same order. */
      readonly evidence: readonly CitedEvidence[];
      readonly issuedOn: LocalDate;
      readonly respondBy: LocalDate;
      /** The first day on which it has no effect any more, if it is not lifted before. */
      readonly endsOn: LocalDate;
      readonly followsNoticeId?: string;
    }
  >(),
  StatementSubmitted: v1<OfNotice & { readonly text: PersonalText; readonly on: LocalDate }>(),
  ImprovementPlanSubmitted: v1<OfNotice & { readonly actions: readonly PlanAction[]; readonly on: LocalDate }>(),
  ImprovementActionCompleted: v1<
    OfNotice & { readonly actionId: string; readonly on: LocalDate; readonly result: string }
  >(),
  ImprovementReviewed: v1<
    OfNotice & { readonly verdict: ImprovementVerdict; readonly comment: string; readonly on: LocalDate }
  >(),
  ImprovementNoticeLifted: v1<OfNotice & { readonly on: LocalDate; readonly reason: string }>(),
  ImprovementNoticeAppealed: v1<OfNotice & { readonly grounds: PersonalText; readonly on: LocalDate }>(),
  AppealDecided: v1<
    OfNotice & {
      readonly upheld: boolean;
      readonly reasons: string;
      readonly on: LocalDate;
      /** Of an upheld one: the event that issued the notice. */
      readonly corrects?: string;
    }
  >(),
};

export type ImprovementNoticeEvent = EventOf<typeof improvementNoticeEvents>;

interface PlannedAction {
  readonly plannedOn: LocalDate;
  readonly completedOn?: LocalDate;
}

interface Issued extends Omit<OfNotice, 'memberId'> {
  readonly issuedEventId: string;
  readonly issuedBy: string;
  readonly issuedOn: LocalDate;
  readonly respondBy: LocalDate;
  readonly endsOn: LocalDate;
  /** The committees above the branch then, by the tree of the recording day. */
  readonly orgIds: readonly string[];
  /** The first statement by date; undefined: there is none. */
  readonly statedOn: LocalDate | undefined;
  readonly actions: ReadonlyMap<string, PlannedAction>;
  /** At most one, `APPEAL`. */
  readonly appeals: Objections;
  readonly appealedOn: LocalDate | undefined;
  /** The day of the decision on the appeal. */
  readonly decidedOn: LocalDate | undefined;
}

export type ImprovementNotice =
  | { readonly status: 'absent' }
  | ({ readonly status: 'issued' } & Issued)
  | ({ readonly status: 'lifted'; readonly liftedOn: LocalDate } & Issued)
  /** By an upheld appeal: it counts as never issued. */
  | ({ readonly status: 'annulled' } & Issued);

const evolve: Evolve<ImprovementNotice, ImprovementNoticeEvent> = {
  ImprovementNoticeIssued: (_, data, { id, metadata }) => {
    const { noticeId, target, measure, branchId, issuedOn, respondBy, endsOn } = data;
    return {
      ...{ status: 'issued', noticeId, target, measure, branchId, issuedOn, respondBy, endsOn },
      ...{ issuedEventId: id, issuedBy: metadata.actor.id, orgIds: metadata.tags.org ?? [] },
      ...{ statedOn: undefined, actions: new Map(), appeals: NO_OBJECTIONS },
      ...{ appealedOn: undefined, decidedOn: undefined },
    };
  },
  StatementSubmitted: (state, { on }) => {
    const notice = created(state);
    return { ...notice, statedOn: notice.statedOn !== undefined && notice.statedOn < on ? notice.statedOn : on };
  },
  ImprovementPlanSubmitted: (state, { actions, on }) => {
    const notice = created(state);
    const planned = actions.map(({ actionId }) => [actionId, { plannedOn: on }] as const);
    return { ...notice, actions: new Map([...notice.actions, ...planned]) };
  },
  ImprovementActionCompleted: (state, { actionId, on }) => {
    const notice = created(state);
    const action = { plannedOn: on, ...notice.actions.get(actionId), completedOn: on };
    return { ...notice, actions: new Map(notice.actions).set(actionId, action) };
  },
  ImprovementReviewed: (state) => state,
  ImprovementNoticeLifted: (state, { on }) => ({ ...created(state), status: 'lifted', liftedOn: on }),
  ImprovementNoticeAppealed: (state, { on }, { metadata }) => {
    const notice = created(state);
    return { ...notice, appeals: withObjection(notice.appeals, APPEAL, metadata.actor.id), appealedOn: on };
  },
  AppealDecided: (state, { upheld, on }) => {
    const notice = created(state);
    const appeals = withDecision(notice.appeals, APPEAL, upheld);
    const decided = { ...notice, appeals, decidedOn: on };
    return upheld ? { ...decided, status: 'annulled' } : decided;
  },
};

const OF_THE_MEMBER = new Set([
  'StatementSubmitted',
  'ImprovementPlanSubmitted',
  'ImprovementActionCompleted',
  'ImprovementNoticeAppealed',
]);

/** Whom a notice was issued to is known to those above, to the branch's officers, and to those who check them. */
const confidential: Confidential<ImprovementNoticeEvent> = {
  persons: ['superior', 'branch-officer', 'inspector'],
  naming: ['memberId', 'target'],
  isActor: ({ type, data }) => data.memberId !== undefined && OF_THE_MEMBER.has(type),
  notes: ['superior', 'branch-officer', 'inspector'],
};

/** 提醒、函询、诫勉: what must become better, what whoever it concerns says to it, what is done, and how it ends. */
export const improvementNotice = {
  name: 'improvementNotice',
  events: improvementNoticeEvents,
  initial: { status: 'absent' } as ImprovementNotice,
  evolve,
  commands: {
    issueImprovementNotice,
    submitStatement,
    submitImprovementPlan,
    completeImprovementAction,
    reviewImprovement,
    liftImprovementNotice,
    appealImprovementNotice,
    decideAppeal,
  },
  texts: improvementNoticeTexts,
  confidential,
  // annulled, it was never issued; and nothing rests on it while an appeal is open
  counts: (state) =>
    state.status !== 'absent' && state.status !== 'annulled' && state.appeals.get(APPEAL)?.status !== 'open',
  annulledBy: 'AppealDecided',
} satisfies Aggregate<ImprovementNotice, ImprovementNoticeEvent>;
