import { type Aggregate, created, type Evolve } from '#kernel/aggregate.js';
import { type EventOf, v1 } from '#kernel/event.js';
import type { LocalDate } from '#kernel/local-date.js';
import { quotaKey } from '../recognition/quota.js';
import type { Award } from '../recognition/terms.js';
import { appointOfficer } from './appoint-officer.js';
import { dissolveOrganization } from './dissolve-organization.js';
import { endOfficerTerm } from './end-officer-term.js';
import { establishOrganization } from './establish-organization.js';
import { moveOrganization } from './move-organization.js';
import type { Office } from './offices.js';
import { organizationTexts } from './organization-texts.js';
import { renameOrganization } from './rename-organization.js';
import { setRecognitionQuota } from './set-recognition-quota.js';
import type { OrganizationKind } from './tree.js';

/** `branchId` stands on the events of a branch (itself) and of a group (its branch). */
interface OwnedByBranch {
  readonly branchId?: string;
}

export const organizationEvents = {
  OrganizationEstablished: v1<
    OwnedByBranch & {
      readonly orgId: string;
      readonly name: string;
      readonly kind: OrganizationKind;
      readonly parentId?: string;
      readonly businessUnit?: string;
      readonly establishedOn: LocalDate;
    }
  >(),
  OrganizationRenamed: v1<
    OwnedByBranch & { readonly orgId: string; readonly name: string; readonly effectiveOn: LocalDate }
  >(),
  OrganizationMoved: v1<
    OwnedByBranch & { readonly orgId: string; readonly parentId: string; readonly effectiveOn: LocalDate }
  >(),
  OrganizationDissolved: v1<
    OwnedByBranch & { readonly orgId: string; readonly dissolvedOn: LocalDate; readonly reason: string }
  >(),
  OfficerAppointed: v1<
    OwnedByBranch & {
      readonly orgId: string;
      readonly personId: string;
      readonly office: Office;
      readonly from: LocalDate;
    }
  >(),
  OfficerTermEnded: v1<
    OwnedByBranch & {
      readonly orgId: string;
      readonly personId: string;
      readonly office: Office;
      readonly on: LocalDate;
      readonly reason: string;
    }
  >(),
  RecognitionQuotaSet: v1<
    OwnedByBranch & {
      readonly orgId: string;
      readonly year: number;
      readonly award: Award;
      readonly quota: number;
    }
  >(),
};

export type OrganizationEvent = EventOf<typeof organizationEvents>;

/** A term in an office: from its first day up to, not including, `until`. */
export interface Term {
  readonly personId: string;
  readonly office: Office;
  readonly from: LocalDate;
  readonly until?: LocalDate;
}

interface Established {
  readonly orgId: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  /** In order of date; empty for a root. */
  readonly parents: readonly { readonly parentId: string; readonly from: LocalDate }[];
  readonly establishedOn: LocalDate;
  readonly terms: readonly Term[];
  /** How many recognitions there may be, by `quotaKey`. */
  readonly quotas: ReadonlyMap<string, number>;
}

export type Organization =
  | { readonly status: 'absent' }
  | ({ readonly status: 'active' } & Established)
  /** `dissolvedOn` is the first day without it. */
  | ({ readonly status: 'dissolved'; readonly dissolvedOn: LocalDate } & Established);

const evolve: Evolve<Organization, OrganizationEvent> = {
  OrganizationEstablished: (_, { orgId, name, kind, parentId, establishedOn }) => ({
    status: 'active',
    orgId,
    name,
    kind,
    parents: parentId === undefined ? [] : [{ parentId, from: establishedOn }],
    establishedOn,
    terms: [],
    quotas: new Map(),
  }),
  OrganizationRenamed: (state, { name }) => ({ ...created(state), name }),
  OrganizationMoved: (state, { parentId, effectiveOn }) => {
    const organization = created(state);
    return { ...organization, parents: [...organization.parents, { parentId, from: effectiveOn }] };
  },
  OrganizationDissolved: (state, { dissolvedOn }) => ({ ...created(state), status: 'dissolved', dissolvedOn }),
  OfficerAppointed: (state, { personId, office, from }) => {
    const organization = created(state);
    return { ...organization, terms: [...organization.terms, { personId, office, from }] };
  },
  OfficerTermEnded: (state, { personId, office, on }) => {
    const organization = created(state);
    const terms = organization.terms.map((term) =>
      term.personId === personId && term.office === office && term.until === undefined ? { ...term, until: on } : term,
    );
    return { ...organization, terms };
  },
  RecognitionQuotaSet: (state, data) => {
    const organization = created(state);
    return { ...organization, quotas: new Map(organization.quotas).set(quotaKey(data), data.quota) };
  },
};

/** 组织: committees, general branches, branches and groups, their tree and their officers. */
export const organization = {
  name: 'organization',
  events: organizationEvents,
  initial: { status: 'absent' } as Organization,
  evolve,
  commands: {
    establishOrganization,
    renameOrganization,
    moveOrganization,
    dissolveOrganization,
    appointOfficer,
    endOfficerTerm,
    setRecognitionQuota,
  },
  texts: organizationTexts,
} satisfies Aggregate<Organization, OrganizationEvent>;
