import type { FoldTable } from '#kernel/projection.js';
import type { AppraisalEvent } from '../appraisal/appraisal.js';
import { dated } from '../scoring/facts/dated.js';
import { type AppraisalRecord, begun } from './record-doc.js';

/** Conclusions, and what was said against them. What one side has said before stays in the appraisal. */
export const appraisalRecords: FoldTable<AppraisalRecord, AppraisalEvent> = {
  AppraisalConcluded(doc, event) {
    const { cycleId, memberId, branchId, year, edition, grade, on } = event.data;
    const of = { cycleId, memberId, branchId, year };
    const before: AppraisalRecord = doc ?? { kind: 'appraisal', ...of, conclusions: [], objections: [] };
    return { ...before, conclusions: [...before.conclusions, { ...dated(event, on), edition, grade }] };
  },
  AppraisalObjected(doc, event) {
    const { objectionId, edition } = event.data;
    const before = begun(doc, event);
    const objection = { objectionId, edition, raised: dated(event, event.occurredOn) };
    return { ...before, objections: [...before.objections, objection] };
  },
  AppraisalObjectionDecided(doc, event) {
    const { objectionId, upheld } = event.data;
    const before = begun(doc, event);
    const decided = { ...dated(event, event.occurredOn), upheld };
    const objections = before.objections.map((each) =>
      each.objectionId === objectionId ? { ...each, decided } : each,
    );
    return { ...before, objections };
  },
};
