import type { OrganizationEvent } from '#domain/organization/organization.js';
import { LEADING_KINDS, type OrganizationKind } from '#domain/organization/tree.js';
import type { PracticeEvent } from '#domain/practice/practice.js';
import type { AdoptionVerdict, PracticeKind } from '#domain/practice/terms.js';
import { type Dated, dated } from '#domain/scoring/facts/dated.js';
import type { Recorded } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import type { FoldTable, Projection } from '#kernel/projection.js';
import type { Tag } from '#kernel/read-model.js';

/** Where an organization stands in the tree: whose practices its library holds. */
export interface PlaceDoc {
  readonly kind: 'place';
  readonly orgId: string;
  /** What all events below it, or its own, are tagged with. */
  readonly tag: Tag;
  readonly establishedOn: LocalDate;
  /** In order of date; empty for a root. */
  readonly parents: readonly { readonly parentId: string; readonly from: LocalDate }[];
}

export interface AdoptionDoc extends Dated {
  readonly branchId: string;
  readonly plan: string;
  readonly reports: readonly (Dated & { readonly verdict: AdoptionVerdict; readonly experience: string })[];
}

export interface PracticeDoc {
  readonly kind: 'practice';
  readonly practiceId: string;
  readonly branchId: string;
  readonly content: {
    readonly kind: PracticeKind;
    readonly title: string;
    readonly situation: string;
    readonly action: string;
    readonly result: string;
    readonly taskIds: readonly string[];
    readonly initiativeId?: string;
  };
  readonly recorded: Dated;
  readonly endorsed?: Dated & { readonly reason: string };
  readonly promotions: readonly (Dated & { readonly toOrgIds: readonly string[]; readonly guidance: string })[];
  readonly adoptions: readonly AdoptionDoc[];
  /** `on` is the first day without it. */
  readonly withdrawn?: Dated & { readonly reason: string };
}

/** Only in a replay: something that came from elsewhere, so that its beginning is found by other tags. */
interface Incomplete {
  readonly kind: 'incomplete';
  readonly tags: readonly Tag[];
}

export type LibraryDoc = PlaceDoc | PracticeDoc | Incomplete;
type LibraryEvent = OrganizationEvent | PracticeEvent;

function tagOf(orgId: string, kind: OrganizationKind): Tag {
  return { kind: LEADING_KINDS.includes(kind) ? 'org' : 'branch', id: orgId };
}

const placeSteps: FoldTable<LibraryDoc, OrganizationEvent> = {
  OrganizationEstablished(_, { data: { orgId, kind, parentId, establishedOn } }) {
    const parents = parentId === undefined ? [] : [{ parentId, from: establishedOn }];
    return { kind: 'place', orgId, tag: tagOf(orgId, kind), establishedOn, parents };
  },
  OrganizationMoved(doc, { data: { orgId, parentId, effectiveOn } }) {
    if (doc?.kind === 'place') return { ...doc, parents: [...doc.parents, { parentId, from: effectiveOn }] };
    // an id is either a committee's or a branch's, so that one of the two finds nothing; no library needs groups
    return doc ?? { kind: 'incomplete', tags: [tagOf(orgId, 'committee'), tagOf(orgId, 'branch')] };
  },
};

const practiceSteps: FoldTable<LibraryDoc, PracticeEvent> = {
  PracticeRecorded(_, event) {
    const { practiceId, branchId, note, source, ...content } = event.data;
    return {
      ...{ kind: 'practice', practiceId, branchId, content, recorded: dated(event, event.occurredOn) },
      ...{ promotions: [], adoptions: [] },
    };
  },
  PracticeEndorsed: (doc, event) =>
    inPractice(doc, event, () => ({ endorsed: { ...dated(event, event.data.on), reason: event.data.reason } })),
  PracticePromoted: (doc, event) =>
    inPractice(doc, event, ({ promotions }) => {
      const { on, toOrgIds, guidance } = event.data;
      return { promotions: [...promotions, { ...dated(event, on), toOrgIds, guidance }] };
    }),
  PracticeAdopted: (doc, event) =>
    inPractice(doc, event, ({ adoptions }) => {
      const { on, branchId, plan } = event.data;
      return { adoptions: [...adoptions, { ...dated(event, on), branchId, plan, reports: [] }] };
    }),
  PracticeAdoptionReported: (doc, event) =>
    inPractice(doc, event, ({ adoptions }) => {
      const { on, branchId, verdict, experience } = event.data;
      const report = { ...dated(event, on), verdict, experience };
      const add = (adoption: AdoptionDoc) =>
        adoption.branchId === branchId ? { ...adoption, reports: [...adoption.reports, report] } : adoption;
      return { adoptions: adoptions.map(add) };
    }),
  PracticeWithdrawn: (doc, event) =>
    inPractice(doc, event, () => ({ withdrawn: { ...dated(event, event.data.on), reason: event.data.reason } })),
};

function inPractice(
  doc: LibraryDoc | undefined,
  { data }: Recorded<PracticeEvent>,
  change: (practice: PracticeDoc) => Partial<PracticeDoc>,
): LibraryDoc {
  if (doc?.kind === 'practice') return { ...doc, ...change(doc) };
  const owner = 'ownerBranchId' in data ? data.ownerBranchId : data.branchId;
  return doc ?? { kind: 'incomplete', tags: [tagOf(owner, 'branch')] };
}

/** One document for each practice and each place in the tree: small, few, and read together. */
export const practiceLibraryDocuments: Projection<LibraryDoc, LibraryEvent> = {
  name: 'practice-library',
  version: 1,
  keys: ({ stream }) => [stream],
  on: { ...placeSteps, ...practiceSteps },
  indexes: [],
};
