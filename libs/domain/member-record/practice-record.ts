import type { FoldTable } from '#kernel/projection.js';
import type { PracticeEvent } from '../practice/practice.js';
import { dated } from '../scoring/facts/dated.js';
import { type InitiativePractices, type PracticeRecord, sharedKey } from './record-doc.js';

/**
 * What follows on a practice whose beginning was not folded is passed over: where only some branches' history is folded,
 * those are practices of others that these have adopted.
 */
export const practiceRecords: FoldTable<PracticeRecord, PracticeEvent> = {
  PracticeRecorded(_, event) {
    const { practiceId, branchId, kind } = event.data;
    const recorded = dated(event, event.occurredOn);
    const memberId = event.metadata.actor.id;
    return { ...{ kind: 'practice', memberId, practiceId, branchId, practiceKind: kind, recorded }, adoptions: [] };
  },
  PracticeEndorsed: (doc, event) => doc && { ...doc, endorsed: dated(event, event.data.on) },
  PracticeAdopted(doc, event) {
    const { branchId, on } = event.data;
    return doc && { ...doc, adoptions: [...doc.adoptions, { branchId, adopted: dated(event, on), reports: [] }] };
  },
  PracticeAdoptionReported(doc, event) {
    const { branchId, on, verdict } = event.data;
    const adoptions = doc?.adoptions.map((adoption) =>
      adoption.branchId === branchId
        ? { ...adoption, reports: [...adoption.reports, { ...dated(event, on), verdict }] }
        : adoption,
    );
    return doc && adoptions && { ...doc, adoptions };
  },
  PracticeWithdrawn: (doc, event) => doc && { ...doc, withdrawn: dated(event, event.data.on) },
};

/** Where the practices of an initiative are kept together. */
export const practicesKey = (initiativeId: string): string => sharedKey(`initiative-${initiativeId}`);

export function withPractice(
  doc: InitiativePractices | undefined,
  { initiativeId = '', practiceId }: { readonly initiativeId?: string; readonly practiceId: string },
): InitiativePractices {
  return { kind: 'practices-of', initiativeId, practiceIds: [...(doc?.practiceIds ?? []), practiceId] };
}
