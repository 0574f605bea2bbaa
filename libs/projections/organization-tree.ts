import type { MemberEvent } from '#domain/member/member.js';
import type { MemberStatus } from '#domain/member/membership.js';
import type { Office } from '#domain/organization/offices.js';
import type { OrganizationEvent } from '#domain/organization/organization.js';
import type { OrganizationKind } from '#domain/organization/tree.js';
import type { Recorded } from '#kernel/event.js';
import { Id, type PersonalText } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import { comparePositions, type Position } from '#kernel/position.js';
import type { FoldTable, Projection } from '#kernel/projection.js';
import type { Moment, ReadModel, Tag } from '#kernel/read-model.js';
import { Rejection } from '#kernel/rejection.js';
import { ALL_READERS, toWorkingReaders } from './branch-question.js';

/** What holds from a day on, in order of recording. */
type From<Fact> = Fact & { readonly from: LocalDate };

interface OrganizationDoc {
  readonly kind: 'organization';
  readonly orgId: string;
  readonly orgKind: OrganizationKind;
  readonly businessUnit?: string;
  readonly establishedOn: LocalDate;
  /** The first day without it. */
  readonly dissolvedOn?: LocalDate;
  readonly names: readonly From<{ readonly name: string }>[];
  readonly parents: readonly From<{ readonly parentId: string }>[];
  readonly terms: readonly TermDoc[];
  /** Where it was established in the log: the order among siblings. */
  readonly position: Position;
}

/** `until` is the first day without it. */
interface TermDoc {
  readonly personId: string;
  readonly office: Office;
  readonly from: LocalDate;
  readonly until?: LocalDate;
}

/** A document of its own, so that a name that only enrolment states goes along to every later branch. */
interface MemberDoc {
  readonly kind: 'member';
  readonly memberId: string;
  readonly name: PersonalText;
  readonly position?: PersonalText;
  readonly fullFrom?: LocalDate;
  readonly stays: readonly From<{ readonly branchId: string }>[];
  /** The first day without the membership. */
  readonly endedOn?: LocalDate;
}

/** Only in a replay: something that came from elsewhere, so that its beginning is found by other tags. */
interface Incomplete {
  readonly kind: 'incomplete';
  readonly tags: readonly Tag[];
}

type TreeDoc = OrganizationDoc | MemberDoc | Incomplete;
type TreeEvent = OrganizationEvent | MemberEvent;

const organizationSteps: FoldTable<TreeDoc, OrganizationEvent> = {
  OrganizationEstablished(_, { data, position }) {
    const { orgId, kind, name, parentId, businessUnit, establishedOn } = data;
    return {
      kind: 'organization',
      ...{ orgId, orgKind: kind, establishedOn, position },
      ...(businessUnit === undefined ? {} : { businessUnit }),
      names: [{ name, from: establishedOn }],
      parents: parentId === undefined ? [] : [{ parentId, from: establishedOn }],
      terms: [],
    };
  },
  OrganizationRenamed: (doc, event) =>
    inOrganization(doc, event, (organization) => ({
      names: [...organization.names, { name: event.data.name, from: event.data.effectiveOn }],
    })),
  OrganizationMoved: (doc, event) =>
    inOrganization(doc, event, (organization) => ({
      parents: [...organization.parents, { parentId: event.data.parentId, from: event.data.effectiveOn }],
    })),
  OrganizationDissolved: (doc, event) => inOrganization(doc, event, () => ({ dissolvedOn: event.data.dissolvedOn })),
  OfficerAppointed: (doc, event) =>
    inOrganization(doc, event, ({ terms }) => {
      const { personId, office, from } = event.data;
      return { terms: [...terms, { personId, office, from }] };
    }),
  OfficerTermEnded: (doc, event) =>
    inOrganization(doc, event, ({ terms }) => {
      const { personId, office, on } = event.data;
      const ends = (term: TermDoc) => term.personId === personId && term.office === office && term.until === undefined;
      return { terms: terms.map((term) => (ends(term) ? { ...term, until: on } : term)) };
    }),
};

const memberSteps: FoldTable<TreeDoc, MemberEvent> = {
  MemberEnrolled(_, { data }) {
    const { memberId, name, position, branchId, status, enrolledOn } = data;
    return {
      kind: 'member',
      ...{ memberId, name },
      ...(position === undefined ? {} : { position }),
      ...(status === 'full' ? { fullFrom: enrolledOn } : {}),
      stays: [{ branchId, from: enrolledOn }],
    };
  },
  FullMembershipConfirmed: (doc, event) => inMember(doc, event, () => ({ fullFrom: event.data.on })),
  MemberTransferred: (doc, event) =>
    inMember(doc, event, ({ stays }) => ({
      stays: [...stays, { branchId: event.data.toBranchId, from: event.data.on }],
    })),
  MembershipEnded: (doc, event) => inMember(doc, event, () => ({ endedOn: event.data.on })),
};

function inOrganization(
  doc: TreeDoc | undefined,
  { data, metadata }: Recorded<OrganizationEvent>,
  change: (organization: OrganizationDoc) => Partial<OrganizationDoc>,
): TreeDoc {
  if (doc?.kind === 'organization') return { ...doc, ...change(doc) };
  if (doc !== undefined) return doc;
  const branches = (metadata.tags.branch ?? []).map((id): Tag => ({ kind: 'branch', id }));
  return { kind: 'incomplete', tags: [{ kind: 'org', id: data.orgId }, ...branches] };
}

function inMember(
  doc: TreeDoc | undefined,
  { data }: Recorded<MemberEvent>,
  change: (member: MemberDoc) => Partial<MemberDoc>,
): TreeDoc {
  if (doc?.kind === 'member') return { ...doc, ...change(doc) };
  return doc ?? { kind: 'incomplete', tags: [{ kind: 'member', id: data.memberId }] };
}

/** Organizations and members, one document each: small, few, and read together. */
export const organizationTreeDocuments: Projection<TreeDoc, TreeEvent> = {
  name: 'organization-tree',
  version: 1,
  keys: ({ stream }) => [stream],
  on: { ...organizationSteps, ...memberSteps },
  indexes: [],
};

export class OrganizationTreeParams {
  @Id() readonly orgId!: string;
}

/** An organization as of a day, with everything below it. */
export interface OrganizationNode {
  readonly orgId: string;
  readonly kind: OrganizationKind;
  readonly name: string;
  readonly businessUnit?: string;
  readonly establishedOn: LocalDate;
  /** Only of the organization asked about: it is dissolved by that day. */
  readonly dissolvedOn?: LocalDate;
  readonly officers: readonly { readonly personId: string; readonly office: Office; readonly from: LocalDate }[];
  readonly members: readonly TreeMember[];
  readonly children: readonly OrganizationNode[];
}

export interface TreeMember {
  readonly memberId: string;
  /** Sealed (◆), opened at the edge. */
  readonly name: PersonalText;
  readonly position?: PersonalText;
  readonly status: MemberStatus;
  /** The first day in this branch. */
  readonly since: LocalDate;
}

/**
 * 组织树. A group's events are tagged with its branch, so that a replay is asked for the branch (or above), not for
 * the group itself.
 */
export const organizationTree: ReadModel<OrganizationTreeParams, TreeDoc, OrganizationNode & Moment> = {
  name: 'organization-tree',
  summary: { zh: '组织树：下级组织、委员、党员', en: 'An organization with all below it: officers and members' },
  params: OrganizationTreeParams,
  path: ['orgId'],
  readers: ALL_READERS,
  about: ({ orgId }) => ({ orgId, field: 'orgId' }),
  from: organizationTreeDocuments,
  opens: { name: toWorkingReaders, position: toWorkingReaders },
  select: () => ({}),
  // an id is either a committee's or a branch's, so that one of the two finds nothing
  tags: ({ orgId }) => [
    { kind: 'org', id: orgId },
    { kind: 'branch', id: orgId },
  ],
  covers: () => true,
  further: (documents) => documents.flatMap((doc) => (doc.kind === 'incomplete' ? doc.tags : [])),
  view(documents, { orgId }, moment) {
    const tree = new Tree(documents, moment.asOf);
    return { ...tree.root(orgId), ...moment };
  },
};

/** The tree of one day. */
class Tree {
  private readonly organizations = new Map<string, OrganizationDoc>();
  private readonly children = new Map<string, OrganizationDoc[]>();
  private readonly members = new Map<string, TreeMember[]>();

  constructor(
    documents: readonly TreeDoc[],
    private readonly day: LocalDate,
  ) {
    const organizations = documents.filter((doc) => doc.kind === 'organization');
    for (const doc of organizations.sort((a, b) => comparePositions(a.position, b.position))) {
      this.organizations.set(doc.orgId, doc);
      const parent = inForce(doc.parents, day);
      if (parent && this.stands(doc)) listIn(this.children, parent.parentId).push(doc);
    }
    for (const doc of documents) if (doc.kind === 'member') this.addMember(doc);
  }

  /** @throws Rejection `not-found` */
  root(orgId: string): OrganizationNode {
    const doc = this.organizations.get(orgId);
    if (!doc) throw new Rejection('not-found', 'orgId', { orgId });
    if (doc.establishedOn > this.day) throw new Rejection('not-found', 'asOf', { establishedOn: doc.establishedOn });
    const { dissolvedOn } = doc;
    return this.stands(doc) || dissolvedOn === undefined ? this.node(doc) : { ...this.node(doc), dissolvedOn };
  }

  private node(doc: OrganizationDoc): OrganizationNode {
    const { orgId, orgKind, businessUnit, establishedOn, names } = doc;
    return {
      ...{ orgId, kind: orgKind, name: inForce(names, this.day)?.name ?? orgId },
      ...(businessUnit === undefined ? {} : { businessUnit }),
      establishedOn,
      officers: this.stands(doc) ? this.officersOf(doc) : [],
      members: this.members.get(orgId) ?? [],
      children: (this.children.get(orgId) ?? []).map((child) => this.node(child)),
    };
  }

  private officersOf({ terms }: OrganizationDoc): OrganizationNode['officers'] {
    return terms
      .filter(({ from, until }) => from <= this.day && (until === undefined || until > this.day))
      .map(({ personId, office, from }) => ({ personId, office, from }));
  }

  private stands({ establishedOn, dissolvedOn }: OrganizationDoc): boolean {
    return establishedOn <= this.day && (dissolvedOn === undefined || dissolvedOn > this.day);
  }

  private addMember({ memberId, name, position, fullFrom, stays, endedOn }: MemberDoc): void {
    const stay = inForce(stays, this.day);
    if (!stay || (endedOn !== undefined && endedOn <= this.day)) return;
    listIn(this.members, stay.branchId).push({
      ...{ memberId, name },
      ...(position === undefined ? {} : { position }),
      status: fullFrom !== undefined && fullFrom <= this.day ? 'full' : 'probationary',
      since: stay.from,
    });
  }
}

/** What holds on a day: the last by date, then by recording. */
function inForce<Fact>(facts: readonly From<Fact>[], day: LocalDate): From<Fact> | undefined {
  return facts.reduce<From<Fact> | undefined>(
    (last, fact) => (fact.from <= day && (last === undefined || fact.from >= last.from) ? fact : last),
    undefined,
  );
}

function listIn<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
