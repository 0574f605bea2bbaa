import type { CitedEvidence } from '#domain/evidence/cited-evidence.js';
import type { PartyConcerned } from '#domain/evidence/party-concerned.js';
import type { OrganizationEvent } from '#domain/organization/organization.js';
import type { RecognitionEvent } from '#domain/recognition/recognition.js';
import type { Award, PublicNotice } from '#domain/recognition/terms.js';
import { type Dated, dated } from '#domain/scoring/facts/dated.js';
import type { Recorded } from '#kernel/event.js';
import type { PersonalText } from '#kernel/fields.js';
import type { Projection } from '#kernel/projection.js';

export interface ObjectionDoc {
  readonly objectionId: string;
  readonly raisedBy: string;
  readonly grounds: PersonalText;
  readonly raised: Dated;
  readonly decided?: Dated & { readonly upheld: boolean; readonly reasons: string };
}

/** One nomination, and what became of it. */
export interface RecognitionDoc {
  readonly kind: 'recognition';
  readonly recognitionId: string;
  readonly orgId: string;
  readonly year: number;
  readonly award: Award;
  readonly nominee: PartyConcerned;
  readonly branchId: string;
  /** The committees above the branch when it was nominated. */
  readonly orgIds: readonly string[];
  readonly nominatedBy: string;
  readonly grounds: PersonalText;
  readonly evidence: readonly CitedEvidence[];
  readonly nominated: Dated;
  readonly notice?: Dated & PublicNotice;
  /** In the order in which they were raised. */
  readonly objections: readonly ObjectionDoc[];
  readonly granted?: Dated & { readonly decidedBy: string };
  readonly declined?: Dated & { readonly reasons: string };
  readonly revoked?: Dated & { readonly reasons: string };
}

/** The quota of one award, as it was set from time to time; in order of position. */
export interface QuotaDoc {
  readonly kind: 'quota';
  readonly orgId: string;
  readonly year: number;
  readonly award: Award;
  readonly settings: readonly (Dated & { readonly quota: number })[];
}

export type RecognitionListDoc = RecognitionDoc | QuotaDoc;
type ListEvent = RecognitionEvent | Extract<OrganizationEvent, { type: 'RecognitionQuotaSet' }>;

function inNomination(
  doc: RecognitionListDoc | undefined,
  { type, id }: Recorded,
  change: (nomination: RecognitionDoc) => Partial<RecognitionDoc>,
): RecognitionDoc {
  if (doc?.kind !== 'recognition') throw new Error(`${type} (${id}) precedes its nomination`);
  return { ...doc, ...change(doc) };
}

/** One document for each recognition and each quota, by the organization whose award it is. */
export const recognitionListDocuments: Projection<RecognitionListDoc, ListEvent> = {
  name: 'recognition-list',
  version: 1,
  keys: ({ type, data, stream }) =>
    type === 'RecognitionQuotaSet' ? [`${data.orgId}/quota-${data.year}-${data.award}`] : [`${data.orgId}/${stream}`],
  on: {
    RecognitionQuotaSet(doc, event) {
      const { orgId, year, award, quota } = event.data;
      const before = doc?.kind === 'quota' ? doc.settings : [];
      const settings = [...before, { ...dated(event, event.occurredOn), quota }];
      return { kind: 'quota', orgId, year, award, settings };
    },
    RecognitionNominated(_, event) {
      const { recognitionId, orgId, year, award, nominee, branchId, grounds, evidence, on } = event.data;
      const { actor, tags } = event.metadata;
      return {
        ...{ kind: 'recognition', recognitionId, orgId, year, award, nominee, branchId, grounds, evidence },
        ...{ orgIds: tags.org ?? [], nominatedBy: actor.id, nominated: dated(event, on), objections: [] },
      };
    },
    NominationPublicized: (doc, event) =>
      inNomination(doc, event, () => {
        const { from, until, workingDays } = event.data;
        return { notice: { ...dated(event, from), from, until, workingDays } };
      }),
    NominationObjected: (doc, event) =>
      inNomination(doc, event, ({ objections }) => {
        const { objectionId, grounds } = event.data;
        const raised = dated(event, event.occurredOn);
        return { objections: [...objections, { objectionId, raisedBy: event.metadata.actor.id, grounds, raised }] };
      }),
    NominationObjectionDecided: (doc, event) =>
      inNomination(doc, event, ({ objections }) => {
        const { objectionId, upheld, reasons } = event.data;
        const decided = { ...dated(event, event.occurredOn), upheld, reasons };
        return {
          objections: objections.map((each) => (each.objectionId === objectionId ? { ...each, decided } : each)),
        };
      }),
    RecognitionGranted: (doc, event) =>
      inNomination(doc, event, () => ({
        granted: { ...dated(event, event.data.on), decidedBy: event.data.decidedBy },
      })),
    NominationDeclined: (doc, event) =>
      inNomination(doc, event, () => ({ declined: { ...dated(event, event.data.on), reasons: event.data.reasons } })),
    RecognitionRevoked: (doc, event) =>
      inNomination(doc, event, () => ({ revoked: { ...dated(event, event.data.on), reasons: event.data.reasons } })),
  },
  indexes: ['orgId', 'year'],
};
