import { commandOn, may } from '#kernel/command.js';
import { EffectiveFrom, Id } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustFollow } from '../dates.js';
import { lineage } from '../needs.js';
import { existing, ofBranch } from './existing.js';
import type { Organization, OrganizationEvent } from './organization.js';
import { childrenOf } from './rosters.js';
import { CHILD_KINDS } from './tree.js';

export class MoveOrganization {
  @Id() readonly orgId!: string;
  @Id() readonly parentId!: string;
  @EffectiveFrom() readonly effectiveOn!: string;
}

export const moveOrganization = commandOn<Organization, OrganizationEvent>()({
  input: MoveOrganization,
  summary: { zh: '调整党组织隶属关系', en: 'Move an organization under another' },
  by: [may.superior],
  emits: 'OrganizationMoved',
  stream: { by: ['orgId'], must: 'exist' },
  concerns: ({ orgId, parentId }) => [
    { orgId, field: 'orgId' },
    { orgId: parentId, field: 'parentId', reach: 'at-or-above' },
  ],
  needs: ({ parentId }) => ({ parents: lineage(parentId, 'parentId') }),
  guards: ({ parentId }) => [{ set: childrenOf(parentId), mode: 'touch' }],
  decide(input, state, { parents }) {
    const organization = existing(state);
    const parent = parents.get(input.parentId);
    // the lineage holds every ancestor of any day, so that no later move closes a circle either
    if (!parent || parents.has(input.orgId)) throw new Rejection('circular-tree', 'parentId');
    if (!CHILD_KINDS[parent.kind].includes(organization.kind)) {
      throw new Rejection('kind-does-not-fit', 'parentId', { kind: organization.kind, parentKind: parent.kind });
    }
    if (parent.status === 'dissolved') throw new Rejection('organization-dissolved', 'parentId');
    const last = organization.parents.at(-1);
    if (last?.parentId === input.parentId) throw new Rejection('nothing-changed', 'parentId');
    mustFollow(input.effectiveOn, last?.from ?? organization.establishedOn, 'effectiveOn');
    const branchId =
      organization.kind === 'group' ? { branchId: input.parentId } : ofBranch(organization, input.effectiveOn);
    return { data: { ...input, ...branchId } };
  },
});
