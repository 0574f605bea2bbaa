import type { LocalDate } from '#kernel/local-date.js';
import type { Office } from '../../organization/offices.js';
import type { OrganizationFact, TermFact } from '../facts/organization-fact.js';
import { type Span, span } from '../span.js';

/** Offices of a branch's committee, or of its secretary and deputy where it has none. */
const COMMITTEE_OFFICES: readonly Office[] = [
  'secretary',
  'deputy-secretary',
  'organization-officer',
  'publicity-officer',
  'discipline-officer',
];

/** When somebody was an officer of the branch: "whoever held any office in it on that day". */
export function officeDays({ terms }: OrganizationFact, personId: string): readonly Span[] {
  return terms.filter((term) => term.personId === personId).map(({ on, end }) => span(on, end?.on));
}

/** The committee's offices that are held on a day, in order of position. */
export function committeeOn({ terms }: OrganizationFact, day: LocalDate): readonly TermFact[] {
  return terms.filter(
    ({ office, on, end }) => COMMITTEE_OFFICES.includes(office) && on <= day && (end === undefined || end.on > day),
  );
}
