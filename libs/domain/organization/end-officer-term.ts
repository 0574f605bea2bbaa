import { commandOn, may } from '#kernel/command.js';
import { Choice, HappenedOn, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustFollow } from '../dates.js';
import { existing, ofBranch } from './existing.js';
import { OFFICES, type Office } from './offices.js';
import type { Organization, OrganizationEvent } from './organization.js';

export class EndOfficerTerm {
  @Id() readonly orgId!: string;
  @Id() readonly personId!: string;
  @Choice(OFFICES) readonly office!: Office;
  @HappenedOn() readonly on!: string;
  @Text() readonly reason!: string;
}

export const endOfficerTerm = commandOn<Organization, OrganizationEvent>()({
  input: EndOfficerTerm,
  summary: { zh: '免去职务', en: "End an officer's term" },
  by: [may.superior, may.adminOfRoot],
  emits: 'OfficerTermEnded',
  stream: { by: ['orgId'], must: 'exist' },
  closing: true,
  concerns: ({ orgId }) => [{ orgId, field: 'orgId' }],
  decide(input, state) {
    const organization = existing(state);
    const term = organization.terms.find(
      ({ personId, office, until }) => personId === input.personId && office === input.office && until === undefined,
    );
    if (!term) throw new Rejection('not-in-office', 'personId');
    mustFollow(input.on, term.from, 'on');
    return {
      data: { ...input, ...ofBranch(organization, input.on) },
      tags: { member: [input.personId] },
    };
  },
});
