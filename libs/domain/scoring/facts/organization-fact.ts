import type { FoldTable } from '#kernel/projection.js';
import type { Office } from '../../organization/offices.js';
import type { OrganizationEvent } from '../../organization/organization.js';
import type { OrganizationKind } from '../../organization/tree.js';
import { begun, type Dated, dated, type Fact } from './dated.js';

/** A term in an office; `on` is its first day. */
export interface TermFact extends Dated {
  readonly personId: string;
  readonly office: Office;
  /** `on` is the first day without it. */
  readonly end?: Dated;
}

/** The branch itself; `first.on` is the day on which it was established. */
export interface OrganizationFact extends Fact<'organization'> {
  readonly orgKind: OrganizationKind;
  /** `on` is the first day without it. */
  readonly dissolved?: Dated;
  readonly terms: readonly TermFact[];
}

export const organizationFacts: FoldTable<OrganizationFact, OrganizationEvent> = {
  OrganizationEstablished: (_, event) => ({
    branchId: event.data.orgId,
    kind: 'organization',
    id: event.data.orgId,
    first: dated(event, event.data.establishedOn),
    orgKind: event.data.kind,
    terms: [],
  }),
  OrganizationDissolved: (fact, event) => ({
    ...begun(fact, event),
    dissolved: dated(event, event.data.dissolvedOn),
  }),
  OfficerAppointed(before, event) {
    const fact = begun(before, event);
    const { personId, office, from } = event.data;
    return { ...fact, terms: [...fact.terms, { ...dated(event, from), personId, office }] };
  },
  OfficerTermEnded(before, event) {
    const fact = begun(before, event);
    const { personId, office, on } = event.data;
    const ends = (term: TermFact) => term.personId === personId && term.office === office && term.end === undefined;
    return { ...fact, terms: fact.terms.map((term) => (ends(term) ? { ...term, end: dated(event, on) } : term)) };
  },
};
