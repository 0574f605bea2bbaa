import { commandOn, may } from '#kernel/command.js';
import { Choice, EffectiveFrom, Id } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { branchOn } from '../member/membership.js';
import { oneIf } from '../needs.js';
import { existing, ofBranch } from './existing.js';
import { OFFICES, type Office, SINGLE_OFFICES } from './offices.js';
import type { Organization, OrganizationEvent, Term } from './organization.js';
import { LEADING_KINDS, owningBranch } from './tree.js';

export class AppointOfficer {
  @Id() readonly orgId!: string;
  @Id() readonly personId!: string;
  @Choice(OFFICES) readonly office!: Office;
  @EffectiveFrom() readonly from!: string;
}

/** A branch's officers come from among its members; a business head, or a committee's officer, need not. */
function mustBeMember(state: Organization, office: Office): boolean {
  return office !== 'business-head' && !LEADING_KINDS.includes(existing(state).kind);
}

/** Whether an open-ended term beginning on `from` would run beside this one. */
function runsBeside(term: Term, from: string): boolean {
  return term.until === undefined || term.until > from;
}

export const appointOfficer = commandOn<Organization, OrganizationEvent>()({
  input: AppointOfficer,
  summary: { zh: '任命党组织委员或业务负责人', en: 'Appoint an officer' },
  by: [may.superior, may.adminOfRoot],
  emits: 'OfficerAppointed',
  stream: { by: ['orgId'], must: 'exist' },
  concerns: ({ orgId }) => [{ orgId, field: 'orgId' }],
  needs: ({ personId, office }, state) => ({
    member: oneIf('member', mustBeMember(state, office) ? personId : undefined, 'personId'),
  }),
  decide(input, state, { member }) {
    const organization = existing(state);
    if (member && branchOn(member, input.from) !== owningBranch(organization, input.from)) {
      throw new Rejection('not-a-member-of-the-branch', 'personId', { on: input.from });
    }
    const beside = organization.terms.filter((term) => term.office === input.office && runsBeside(term, input.from));
    if (beside.some((term) => term.personId === input.personId)) throw new Rejection('already-in-office', 'personId');
    const [holder] = beside;
    if (holder && SINGLE_OFFICES.includes(input.office)) {
      throw new Rejection('office-taken', 'office', { holder: holder.personId, from: holder.from });
    }
    return {
      data: { ...input, ...ofBranch(organization, input.from) },
      tags: { member: [input.personId] },
    };
  },
});
