import type { FoldTable } from '#kernel/projection.js';
import type { RecognitionEvent } from '../recognition/recognition.js';
import { dated } from '../scoring/facts/dated.js';
import { memberOf, type RecognitionRecord } from './record-doc.js';

/** What was granted. That somebody was nominated, objected to or declined is no evidence of anything. */
export const recognitionRecords: FoldTable<RecognitionRecord, RecognitionEvent> = {
  RecognitionGranted(_, event, key) {
    const { recognitionId, branchId, orgId, award, year, on } = event.data;
    const of = { recognitionId, branchId, awardingOrgId: orgId, award, year };
    return { kind: 'recognition', memberId: memberOf(key), ...of, granted: dated(event, on) };
  },
  RecognitionRevoked: (doc, event) => doc && { ...doc, revoked: dated(event, event.data.on) },
};
