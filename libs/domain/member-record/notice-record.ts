import type { FoldTable } from '#kernel/projection.js';
import type { ImprovementNoticeEvent } from '../improvement-notice/improvement-notice.js';
import { dated } from '../scoring/facts/dated.js';
import { type AnnulledRecord, memberOf, type NoticeRecord } from './record-doc.js';

type Doc = NoticeRecord | AnnulledRecord;

/** Statements, plans and reviews are followed elsewhere; here is that there was a notice, and that it was lifted. */
export const noticeRecords: FoldTable<Doc, ImprovementNoticeEvent> = {
  ImprovementNoticeIssued(_, event, key) {
    const { noticeId, branchId, measure, issuedOn, endsOn } = event.data;
    return {
      ...{ kind: 'notice', memberId: memberOf(key), noticeId, branchId, measure, endsOn },
      issued: dated(event, issuedOn),
    };
  },
  ImprovementNoticeLifted: (doc, event) => changed(doc, { lifted: dated(event, event.data.on) }),
  ImprovementNoticeAppealed: (doc, event) => changed(doc, { appealed: dated(event, event.data.on) }),
  AppealDecided: (doc, event) =>
    event.data.upheld
      ? doc && { kind: 'annulled', memberId: doc.memberId, annulled: { recordedOn: event.recordedOn } }
      : changed(doc, { dismissed: dated(event, event.data.on) }),
};

function changed(doc: Doc | undefined, change: Partial<NoticeRecord>): Doc | undefined {
  return doc?.kind === 'notice' ? { ...doc, ...change } : doc;
}
