import type { Recorded } from '#kernel/event.js';
import type { FoldTable } from '#kernel/projection.js';
import type { PracticeEvent } from '../../practice/practice.js';
import type { AdoptionVerdict } from '../../practice/terms.js';
import { begun, type Dated, dated, type Fact } from './dated.js';

/** What an adopting branch says of it; its words stay in the log. */
export interface AdoptionReportFact extends Dated {
  readonly verdict: AdoptionVerdict;
}

/** A branch that took it up; `on` is the day of adoption. */
export interface AdoptionFact extends Dated {
  readonly branchId: string;
  /** In order of position. */
  readonly reports: readonly AdoptionReportFact[];
}

/**
 * 经验与教训, as one branch knows it: its owner with all adoptions, from the day of recording; a branch that adopted it
 * with its own adoption only, from that day. Endorsement and withdrawal are the owner's.
 */
export interface PracticeFact extends Fact<'practice'> {
  readonly ownerBranchId: string;
  /** Only the recording states it. */
  readonly title?: string;
  readonly endorsed?: Dated;
  /** In order of position. */
  readonly adoptions: readonly AdoptionFact[];
  /** `on` is the first day without it. */
  readonly withdrawn?: Dated;
}

type Adopted = Recorded<Extract<PracticeEvent, { type: 'PracticeAdopted' }>>;

export const practiceFacts: FoldTable<PracticeFact, PracticeEvent> = {
  PracticeRecorded(_, event) {
    const { practiceId, branchId, title } = event.data;
    const first = dated(event, event.occurredOn);
    return { branchId, kind: 'practice', id: practiceId, first, ownerBranchId: branchId, title, adoptions: [] };
  },
  PracticeEndorsed: (fact, event) => ({ ...begun(fact, event), endorsed: dated(event, event.data.on) }),
  PracticeAdopted(before, event, key) {
    const { branchId, on } = event.data;
    const fact = key.startsWith(`${branchId}/`) ? takenUp(event) : begun(before, event);
    return { ...fact, adoptions: [...fact.adoptions, { ...dated(event, on), branchId, reports: [] }] };
  },
  PracticeAdoptionReported(before, event) {
    const fact = begun(before, event);
    const { branchId, on, verdict } = event.data;
    const report = { ...dated(event, on), verdict };
    const adoptions = fact.adoptions.map((adoption) =>
      adoption.branchId === branchId ? { ...adoption, reports: [...adoption.reports, report] } : adoption,
    );
    return { ...fact, adoptions };
  },
  PracticeWithdrawn: (fact, event) => ({ ...begun(fact, event), withdrawn: dated(event, event.data.on) }),
};

function takenUp(event: Adopted): PracticeFact {
  const { practiceId, branchId, ownerBranchId, on } = event.data;
  return { branchId, kind: 'practice', id: practiceId, first: dated(event, on), ownerBranchId, adoptions: [] };
}
