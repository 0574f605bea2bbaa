import type { PartyConcerned } from '#domain/evidence/party-concerned.js';
import { isHeard } from '#domain/improvement-notice/notices-of.js';
import type { ImprovementVerdict, NoticeMeasure } from '#domain/improvement-notice/terms.js';
import type { StreamEntries } from '#domain/record/entry.js';
import { lastBy } from '#domain/scoring/by-date.js';
import type { Dated } from '#domain/scoring/facts/dated.js';
import type { PersonalText } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Moment } from '#kernel/read-model.js';
import type { Bilingual } from '#kernel/texts.js';
import { type RestsOn, restsOn } from '../record/cited-evidence.js';
import type { ActionDoc, NoticeDoc } from './improvement-list-documents.js';

/** Something that was done on a day, and the event that says so. */
interface Done {
  readonly on: LocalDate;
  readonly eventId: string;
}

/** Who may read the text beside it: those who stand in one of these organizations, officers only `of` a branch's notice. */
interface ForReaders {
  readonly of: PartyConcerned['kind'];
  readonly readableIn: readonly string[];
}

/** What somebody has to do about a notice; without a day where none is set. */
export interface NoticeDue {
  readonly what: 'statement' | 'plan-action' | 'review' | 'lifting' | 'appeal-decision';
  /** Of an action of the plan. */
  readonly actionId?: string;
  readonly dueOn?: LocalDate;
  readonly overdue: boolean;
}

export interface ListedNotice extends ForReaders, RestsOn {
  readonly noticeId: string;
  readonly eventId: string;
  readonly target: PartyConcerned;
  readonly branchId: string;
  readonly measure: NoticeMeasure;
  /** `ended`: its effect period is over, and nobody has lifted it. */
  readonly status: 'open' | 'lifted' | 'ended';
  readonly issuedOn: LocalDate;
  readonly issuedBy: string;
  readonly respondBy: LocalDate;
  /** Where it was recorded only after that day, so that nobody learned of it here in time: says so. */
  readonly recordedLate?: Bilingual;
  /** The first day on which it has no effect any more. */
  readonly endsOn: LocalDate;
  readonly followsNoticeId?: string;
  /** A statement was submitted, or the day for it has passed. */
  readonly heard: boolean;
  /** Sealed (◆), as are the texts of statements and appeal. */
  readonly grounds: PersonalText;
  readonly statements: readonly (Done & ForReaders & { readonly text: PersonalText })[];
  readonly actions: readonly {
    readonly actionId: string;
    readonly task: string;
    readonly dueOn: LocalDate;
    readonly completion?: Done & { readonly result: string };
  }[];
  readonly reviews: readonly (Done & { readonly verdict: ImprovementVerdict; readonly comment: string })[];
  readonly appeal?: Done &
    ForReaders & { readonly grounds: PersonalText; readonly dismissal?: Done & { readonly reasons: string } };
  readonly lifting?: Done & { readonly reason: string };
  /** By day. */
  readonly due: readonly NoticeDue[];
}

/** The first day without it. */
export function endOf({ lifted, endsOn }: NoticeDoc): LocalDate {
  return lifted?.on ?? endsOn;
}

export function listedNotice(
  whole: NoticeDoc,
  record: ReadonlyMap<string, StreamEntries>,
  moment: Moment,
): ListedNotice {
  const { asOf } = moment;
  const doc = upTo(whole, asOf);
  const { noticeId, target, branchId, orgIds, measure, issuedBy, respondBy, endsOn, followsNoticeId } = doc;
  const readers: ForReaders = { of: target.kind, readableIn: [branchId, ...orgIds] };
  const { lifted, appealed, dismissed } = doc;
  return {
    ...{ noticeId, eventId: doc.issued.eventId, target, branchId, measure, status: statusOn(doc, asOf), ...readers },
    ...{ issuedOn: doc.issued.on, issuedBy, respondBy, endsOn },
    ...lateness(doc),
    ...(followsNoticeId === undefined ? {} : { followsNoticeId }),
    heard: isHeard(hearing(doc), asOf),
    grounds: doc.grounds,
    ...restsOn(doc, record, moment),
    statements: doc.statements.map(({ text, ...each }) => ({ ...done(each), ...readers, text })),
    actions: doc.actions.map(({ actionId, text, dueOn, completed }) => ({
      ...{ actionId, task: text, dueOn },
      ...(completed === undefined ? {} : { completion: { ...done(completed), result: completed.result } }),
    })),
    reviews: doc.reviews.map(({ verdict, comment, ...each }) => ({ ...done(each), verdict, comment })),
    ...(appealed === undefined
      ? {}
      : {
          appeal: {
            ...{ ...done(appealed), ...readers, grounds: appealed.grounds },
            ...(dismissed === undefined ? {} : { dismissal: { ...done(dismissed), reasons: dismissed.reasons } }),
          },
        }),
    ...(lifted === undefined ? {} : { lifting: { ...done(lifted), reason: lifted.reason } }),
    due: dueOf(doc, asOf),
  };
}

function lateness({ issued: { recordedOn }, respondBy }: NoticeDoc): Pick<ListedNotice, 'recordedLate'> {
  if (recordedOn <= respondBy) return {};
  const recordedLate = {
    zh: `通知于 ${recordedOn} 才登记，其时申述期限已过`,
    en: `this notice was recorded only on ${recordedOn}, when the time for a statement had passed`,
  };
  return { recordedLate };
}

function done({ on, eventId }: Pick<Dated, 'on' | 'eventId'>): Done {
  return { on, eventId };
}

/** The notice as it stood on a day. */
function upTo({ lifted, appealed, dismissed, ...doc }: NoticeDoc, asOf: LocalDate): NoticeDoc {
  const by = <Fact extends Dated>(facts: readonly Fact[]) => facts.filter(({ on }) => on <= asOf);
  const actions = doc.actions.filter(({ planned }) => planned.on <= asOf);
  return {
    ...doc,
    ...{ statements: by(doc.statements), reviews: by(doc.reviews) },
    actions: actions.map(({ completed, ...action }): ActionDoc => {
      return completed && completed.on <= asOf ? { ...action, completed } : action;
    }),
    ...(lifted && lifted.on <= asOf ? { lifted } : {}),
    ...(appealed && appealed.on <= asOf ? { appealed } : {}),
    ...(dismissed && dismissed.on <= asOf ? { dismissed } : {}),
  };
}

function statusOn({ lifted, endsOn }: NoticeDoc, asOf: LocalDate): ListedNotice['status'] {
  if (lifted) return 'lifted';
  return endsOn <= asOf ? 'ended' : 'open';
}

function hearing({ statements, respondBy }: NoticeDoc) {
  const [statedOn] = statements.map(({ on }) => on).sort();
  return { statedOn, respondBy };
}

/**
 * What waits, of a notice that is open. Of one that was lifted or has ended what was planned stays to be done, and an appeal
 * to be decided (due-list says the same).
 */
function dueOf(doc: NoticeDoc, asOf: LocalDate): readonly NoticeDue[] {
  const { respondBy, statements, actions, appealed, dismissed } = doc;
  const open = statusOn(doc, asOf) === 'open';
  const appealOpen = appealed !== undefined && dismissed === undefined;
  const on = (what: NoticeDue['what'], dueOn: LocalDate, actionId?: string): NoticeDue => ({
    ...{ what, dueOn, overdue: dueOn < asOf },
    ...(actionId === undefined ? {} : { actionId }),
  });
  const planned = actions.filter(({ completed }) => completed === undefined);
  const dated = [
    ...(open && statements.length === 0 && respondBy >= asOf ? [on('statement', respondBy)] : []),
    ...planned.map(({ dueOn, actionId }) => on('plan-action', dueOn, actionId)),
  ];
  const isImproved = lastBy(doc.reviews, asOf)?.verdict === 'improved';
  const isReady = open && !appealOpen && isHeard(hearing(doc), asOf);
  const undated: readonly NoticeDue['what'][] = [
    ...(appealOpen ? (['appeal-decision'] as const) : []),
    ...(isReady ? [isImproved ? ('lifting' as const) : ('review' as const)] : []),
  ];
  dated.sort((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : a.dueOn === b.dueOn ? 0 : 1));
  return [...dated, ...undated.map((what): NoticeDue => ({ what, overdue: false }))];
}
