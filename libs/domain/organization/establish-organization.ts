import { commandOn, may } from '#kernel/command.js';
import { Choice, HappenedOn, Id, NewId, Optional, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { oneIf } from '../needs.js';
import type { Organization, OrganizationEvent } from './organization.js';
import { childrenOf } from './rosters.js';
import { CHILD_KINDS, ORGANIZATION_KINDS, type OrganizationKind } from './tree.js';

export class EstablishOrganization {
  @NewId() readonly orgId!: string;
  @Text(200) readonly name!: string;
  @Choice(ORGANIZATION_KINDS) readonly kind!: OrganizationKind;
  @Optional() @Id() readonly parentId?: string;
  @Optional() @Text(200) readonly businessUnit?: string;
  @HappenedOn() readonly establishedOn!: string;
}

export const establishOrganization = commandOn<Organization, OrganizationEvent>()({
  input: EstablishOrganization,
  summary: { zh: '设立党组织', en: 'Establish an organization' },
  by: [{ role: 'superior', reach: 'at-or-above' }, may.adminOfNewRoot],
  emits: 'OrganizationEstablished',
  stream: { by: ['orgId'], must: 'be-new' },
  concerns: ({ parentId }) => (parentId === undefined ? [] : [{ orgId: parentId, field: 'parentId' }]),
  needs: ({ parentId }) => ({ parent: oneIf('organization', parentId, 'parentId') }),
  guards: ({ parentId }) => (parentId === undefined ? [] : [{ set: childrenOf(parentId), mode: 'touch' }]),
  decide(input, _, { parent }) {
    if (!parent && input.kind !== 'committee' && input.kind !== 'general-branch') {
      throw new Rejection('missing-field', 'parentId');
    }
    if (parent && !CHILD_KINDS[parent.kind].includes(input.kind)) {
      throw new Rejection('kind-does-not-fit', 'parentId', { kind: input.kind, parentKind: parent.kind });
    }
    if (parent?.status === 'dissolved') throw new Rejection('organization-dissolved', 'parentId');
    const branchId = input.kind === 'branch' ? input.orgId : input.kind === 'group' ? input.parentId : undefined;
    return {
      data: { ...input, ...(branchId === undefined ? {} : { branchId }) },
      tags: branchId === undefined ? { org: [input.orgId] } : { branch: [branchId] },
    };
  },
});
