import { commandOn, may } from '#kernel/command.js';
import { EffectiveFrom, Id } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustFollow } from '../dates.js';
import { lineage } from '../needs.js';
import { existing, ofBranch } from './existing.js';
import type { Organization, OrganizationEvent } from './organization.js';
import { childrenOf } from './rosters.js';
import { ancestorsOn, CHILD_KINDS, type Lineage, taggedParents } from './tree.js';

export class MoveOrganization {
  @Id() readonly orgId!: string;
  @Id() readonly parentId!: string;
  @EffectiveFrom() readonly effectiveOn!: string;
}

/** Whether the organization would stand below itself on any day from the move on, recorded later moves included. */
function closesCircle(parents: Lineage, { orgId, parentId, effectiveOn }: MoveOrganization): boolean {
  if (orgId === parentId) return true;
  const changes = [...parents.values()].flatMap((each) => each.parents.map(({ from }) => from));
  const days = [effectiveOn, ...changes.filter((day) => day > effectiveOn)];
  return days.some((day) => ancestorsOn(parents, parentId, day).includes(orgId));
}

export const moveOrganization = commandOn<Organization, OrganizationEvent>()({
  input: MoveOrganization,
  summary: { zh: '调整党组织隶属关系', en: 'Move an organization under another' },
  by: [{ ...may.superior, at: { parentId: 'at-or-above' } }],
  emits: 'OrganizationMoved',
  stream: { by: ['orgId'], must: 'exist' },
  concerns: ({ orgId, parentId }) => [
    { orgId, field: 'orgId' },
    { orgId: parentId, field: 'parentId' },
  ],
  needs: ({ parentId }) => ({ parents: lineage(parentId, 'parentId') }),
  guards: ({ parentId }) => [{ set: childrenOf(parentId), mode: 'touch' }],
  decide(input, state, { parents }) {
    const organization = existing(state);
    const parent = parents.get(input.parentId);
    if (!parent || closesCircle(parents, input)) throw new Rejection('circular-tree', 'parentId');
    if (!CHILD_KINDS[parent.kind].includes(organization.kind)) {
      throw new Rejection('kind-does-not-fit', 'parentId', { kind: organization.kind, parentKind: parent.kind });
    }
    // what is dissolved stays where it was: a parent that it came to later would never learn that it is gone
    if (organization.status === 'dissolved') {
      throw new Rejection('organization-dissolved', 'orgId', { dissolvedOn: organization.dissolvedOn });
    }
    if (parent.status === 'dissolved') throw new Rejection('organization-dissolved', 'parentId');
    const last = organization.parents.at(-1);
    if (last?.parentId === input.parentId) throw new Rejection('nothing-changed', 'parentId');
    mustFollow(input.effectiveOn, last?.from ?? organization.establishedOn, 'effectiveOn');
    const branchId =
      organization.kind === 'group' ? { branchId: input.parentId } : ofBranch(organization, input.effectiveOn);
    return {
      data: { ...input, ...branchId },
      // the tree of today may not show whom it leaves, where it would only have come there later
      tags: taggedParents(organization, last === undefined ? [] : [last.parentId]),
    };
  },
});
