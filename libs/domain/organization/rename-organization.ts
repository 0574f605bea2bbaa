import { commandOn, may } from '#kernel/command.js';
import { EffectiveFrom, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import { existing, ofBranch } from './existing.js';
import type { Organization, OrganizationEvent } from './organization.js';

export class RenameOrganization {
  @Id() readonly orgId!: string;
  @Text(200) readonly name!: string;
  @EffectiveFrom() readonly effectiveOn!: string;
}

export const renameOrganization = commandOn<Organization, OrganizationEvent>()({
  input: RenameOrganization,
  summary: { zh: '党组织更名', en: 'Rename an organization' },
  by: [may.superior],
  emits: 'OrganizationRenamed',
  stream: { by: ['orgId'], must: 'exist' },
  concerns: ({ orgId }) => [{ orgId, field: 'orgId' }],
  decide(input, state) {
    const organization = existing(state);
    if (input.name === organization.name) throw new Rejection('nothing-changed', 'name');
    mustNotPrecede(input.effectiveOn, organization.establishedOn, 'effectiveOn');
    return { data: { ...input, ...ofBranch(organization, input.effectiveOn) } };
  },
});
