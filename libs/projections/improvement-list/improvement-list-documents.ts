import type { CitedEvidence } from '#domain/evidence/cited-evidence.js';
import type { PartyConcerned } from '#domain/evidence/party-concerned.js';
import type { ImprovementNoticeEvent } from '#domain/improvement-notice/improvement-notice.js';
import type { ImprovementVerdict, NoticeMeasure } from '#domain/improvement-notice/terms.js';
import { type Dated, dated } from '#domain/scoring/facts/dated.js';
import type { Recorded } from '#kernel/event.js';
import type { PersonalText } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { Projection } from '#kernel/projection.js';

export interface ActionDoc {
  readonly actionId: string;
  readonly text: string;
  readonly dueOn: LocalDate;
  readonly planned: Dated;
  readonly completed?: Dated & { readonly result: string };
}

/** One notice that stands, as its branch or one of the committees above it sees it. */
export interface NoticeDoc {
  readonly kind: 'notice';
  /** Whose list it is on. */
  readonly orgId: string;
  readonly noticeId: string;
  readonly target: PartyConcerned;
  readonly measure: NoticeMeasure;
  readonly branchId: string;
  /** The committees above the branch when it was issued. */
  readonly orgIds: readonly string[];
  readonly issuedBy: string;
  readonly issued: Dated;
  readonly respondBy: LocalDate;
  /** The first day on which it has no effect any more. */
  readonly endsOn: LocalDate;
  readonly followsNoticeId?: string;
  readonly grounds: PersonalText;
  readonly evidence: readonly CitedEvidence[];
  /** The lists below are in order of position. */
  readonly statements: readonly (Dated & { readonly text: PersonalText })[];
  readonly actions: readonly ActionDoc[];
  readonly reviews: readonly (Dated & { readonly verdict: ImprovementVerdict; readonly comment: string })[];
  readonly lifted?: Dated & { readonly reason: string };
  readonly appealed?: Dated & { readonly grounds: PersonalText };
  /** An upheld one takes the whole document away. */
  readonly dismissed?: Dated & { readonly reasons: string };
}

type Step = (notice: NoticeDoc) => NoticeDoc | undefined;

/** A committee that came above the branch only later has no document of the notice. */
const changed = (doc: NoticeDoc | undefined, step: Step): NoticeDoc | undefined => doc && step(doc);

/** On the list of the branch, and of every committee above it. */
function listsOf({ data, metadata }: Recorded<ImprovementNoticeEvent>): readonly string[] {
  return [...new Set([data.branchId, ...(metadata.tags.org ?? [])])];
}

/**
 * One document for each notice and each organization that has it on its list. Of a notice that an upheld appeal has
 * annulled nothing stays: it counts as never issued, and the history of its stream shows both events.
 */
export const improvementListDocuments: Projection<NoticeDoc, ImprovementNoticeEvent> = {
  name: 'improvement-list',
  version: 1,
  keys: (event: Recorded<ImprovementNoticeEvent>) => listsOf(event).map((orgId) => `${orgId}/${event.stream}`),
  on: {
    ImprovementNoticeIssued(_, event, key) {
      const { noticeId, target, measure, branchId, respondBy, endsOn, followsNoticeId, grounds, evidence } = event.data;
      const { actor, tags } = event.metadata;
      return {
        ...{ kind: 'notice', orgId: key.slice(0, key.indexOf('/')), noticeId, target, measure, branchId },
        ...{ orgIds: tags.org ?? [], issuedBy: actor.id, issued: dated(event, event.data.issuedOn), respondBy, endsOn },
        ...(followsNoticeId === undefined ? {} : { followsNoticeId }),
        ...{ grounds, evidence, statements: [], actions: [], reviews: [] },
      };
    },
    StatementSubmitted: (doc, event) =>
      changed(doc, (notice) => {
        const statement = { ...dated(event, event.data.on), text: event.data.text };
        return { ...notice, statements: [...notice.statements, statement] };
      }),
    ImprovementPlanSubmitted: (doc, event) =>
      changed(doc, (notice) => {
        const planned = dated(event, event.data.on);
        const actions = event.data.actions.map((action) => ({ ...action, planned }));
        return { ...notice, actions: [...notice.actions, ...actions] };
      }),
    ImprovementActionCompleted: (doc, event) =>
      changed(doc, (notice) => {
        const { actionId, on, result } = event.data;
        const completed = { ...dated(event, on), result };
        const actions = notice.actions.map((each) => (each.actionId === actionId ? { ...each, completed } : each));
        return { ...notice, actions };
      }),
    ImprovementReviewed: (doc, event) =>
      changed(doc, (notice) => {
        const { on, verdict, comment } = event.data;
        return { ...notice, reviews: [...notice.reviews, { ...dated(event, on), verdict, comment }] };
      }),
    ImprovementNoticeLifted: (doc, event) =>
      changed(doc, (notice) => ({
        ...notice,
        lifted: { ...dated(event, event.data.on), reason: event.data.reason },
      })),
    ImprovementNoticeAppealed: (doc, event) =>
      changed(doc, (notice) => ({
        ...notice,
        appealed: { ...dated(event, event.data.on), grounds: event.data.grounds },
      })),
    AppealDecided: (doc, event) =>
      changed(doc, (notice) => {
        const { upheld, on, reasons } = event.data;
        return upheld ? undefined : { ...notice, dismissed: { ...dated(event, on), reasons } };
      }),
  },
  indexes: ['orgId'],
};
