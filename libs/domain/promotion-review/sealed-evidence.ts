import { evidenceOf } from '../member-record/evidence.js';
import type { Evidence } from '../member-record/evidence-item.js';
import type { RecordDoc } from '../member-record/record-doc.js';
import { recordOf } from '../member-record/record-needed.js';
import type { Recomputation } from '../recomputation.js';
import { digestOf } from './digest.js';

/** Whose evidence, and for which review: contests that were upheld in it are marked. */
interface Asked {
  readonly memberId: string;
  readonly reviewId: string;
}

interface Sealed extends Asked {
  readonly evidence: Evidence;
  readonly digest: string;
  readonly throughEventId: string;
}

/** The evidence as it stands, and its digest. */
export function itsEvidence(documents: readonly RecordDoc[], { memberId, reviewId }: Asked) {
  const evidence = evidenceOf(documents, { memberId, reviewId });
  return { evidence, digest: digestOf(evidence) };
}

/** 封存的依据 can be made again from the events up to the last one folded. */
export const sealedEvidence: Recomputation<Sealed, ReturnType<typeof itsNeeds>> = {
  type: 'PromotionEvidenceSealed',
  check: 'evidence',
  needs: itsNeeds,
  throughEventId: (data) => data.throughEventId,
  recorded: ({ evidence, digest }) => ({ evidence, digest }),
  again: (data, { record }) => itsEvidence(record.documents, data),
};

function itsNeeds({ memberId }: Pick<Sealed, 'memberId'>) {
  return { record: recordOf(memberId) };
}
