import type { AppraisalEvent } from '#domain/appraisal/appraisal.js';
import type { AppraisalGrade, AppraisingSide } from '#domain/appraisal/terms.js';
import type { CitedEvidence } from '#domain/evidence/cited-evidence.js';
import { type Dated, dated } from '#domain/scoring/facts/dated.js';
import type { Recorded } from '#kernel/event.js';
import type { PersonalText } from '#kernel/fields.js';
import type { Projection } from '#kernel/projection.js';

/** Everything that was said in a member's appraisal, in order of position. */
export interface AppraisalDoc {
  readonly branchId: string;
  readonly cycleId: string;
  readonly kind: 'appraisal';
  readonly memberId: string;
  readonly year: number;
  readonly selves: readonly (Dated & { readonly summary: PersonalText })[];
  readonly sides: readonly (Dated & {
    readonly side: AppraisingSide;
    /** Of the conclusion that it is for. */
    readonly edition: number;
    readonly grade: AppraisalGrade;
    readonly reasons: PersonalText;
    readonly evidence: readonly CitedEvidence[];
    readonly recordedBy: string;
  })[];
  readonly conclusions: readonly (Dated & {
    readonly edition: number;
    readonly grade: AppraisalGrade;
    readonly reasons: PersonalText;
    readonly decidedBy: string;
    readonly recordedBy: string;
  })[];
  readonly objections: readonly (Dated & {
    readonly objectionId: string;
    /** The conclusion that it is about. */
    readonly edition: number;
    readonly grounds: PersonalText;
  })[];
  readonly decisions: readonly (Dated & {
    readonly objectionId: string;
    readonly upheld: boolean;
    readonly reasons: string;
    readonly recordedBy: string;
  })[];
}

/** Any of them may come first. */
function begun(doc: AppraisalDoc | undefined, { data }: Recorded<AppraisalEvent>): AppraisalDoc {
  const { branchId, cycleId, memberId, year } = data;
  const nothing = { selves: [], sides: [], conclusions: [], objections: [], decisions: [] };
  return doc ?? { branchId, cycleId, kind: 'appraisal', memberId, year, ...nothing };
}

type SideEvent = Recorded<Extract<AppraisalEvent, { type: 'PartyAppraisalRecorded' | 'BusinessAppraisalRecorded' }>>;

function withSide(doc: AppraisalDoc | undefined, side: AppraisingSide, event: SideEvent): AppraisalDoc {
  const before = begun(doc, event);
  const { edition, grade, reasons, evidence } = event.data;
  const recordedBy = event.metadata.actor.id;
  const said = { ...dated(event, event.occurredOn), side, edition, grade, reasons, evidence, recordedBy };
  return { ...before, sides: [...before.sides, said] };
}

/** One document for each appraisal; it belongs to one branch from beginning to end. */
export const appraisalDocuments: Projection<AppraisalDoc, AppraisalEvent> = {
  name: 'appraisals',
  version: 2,
  keys: ({ data, stream }: Recorded<AppraisalEvent>) => [`${data.branchId}/${stream}`],
  on: {
    SelfAppraisalRecorded(doc, event) {
      const before = begun(doc, event);
      const said = { ...dated(event, event.occurredOn), summary: event.data.summary };
      return { ...before, selves: [...before.selves, said] };
    },
    PartyAppraisalRecorded: (doc, event) => withSide(doc, 'party', event),
    BusinessAppraisalRecorded: (doc, event) => withSide(doc, 'business', event),
    AppraisalConcluded(doc, event) {
      const before = begun(doc, event);
      const { edition, grade, reasons, decidedBy, on } = event.data;
      const recordedBy = event.metadata.actor.id;
      const conclusion = { ...dated(event, on), edition, grade, reasons, decidedBy, recordedBy };
      return { ...before, conclusions: [...before.conclusions, conclusion] };
    },
    AppraisalObjected(doc, event) {
      const before = begun(doc, event);
      const { objectionId, edition, grounds } = event.data;
      const objection = { ...dated(event, event.occurredOn), objectionId, edition, grounds };
      return { ...before, objections: [...before.objections, objection] };
    },
    AppraisalObjectionDecided(doc, event) {
      const before = begun(doc, event);
      const { objectionId, upheld, reasons } = event.data;
      const recordedBy = event.metadata.actor.id;
      const decision = { ...dated(event, event.occurredOn), objectionId, upheld, reasons, recordedBy };
      return { ...before, decisions: [...before.decisions, decision] };
    },
  },
  indexes: ['branchId', 'cycleId'],
};
