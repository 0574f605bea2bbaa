import { commandOn, may } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustFollow } from '../dates.js';
import { all } from '../needs.js';
import { existing, ofBranch } from './existing.js';
import type { Organization, OrganizationEvent } from './organization.js';
import { childrenOf, membersOf, rosterOf, stillThereFrom } from './rosters.js';
import { LEADING_KINDS, owningBranch, taggedParents } from './tree.js';

export class DissolveOrganization {
  @Id() readonly orgId!: string;
  @HappenedOn() readonly dissolvedOn!: string;
  @Text() readonly reason!: string;
}

export const dissolveOrganization = commandOn<Organization, OrganizationEvent>()({
  input: DissolveOrganization,
  summary: { zh: '撤销党组织', en: 'Dissolve an organization' },
  by: [may.superior],
  emits: 'OrganizationDissolved',
  stream: { by: ['orgId'], must: 'exist' },
  closing: true,
  concerns: ({ orgId }) => [{ orgId, field: 'orgId' }],
  needs({ orgId, dissolvedOn }, state) {
    const organization = existing(state);
    const kind = LEADING_KINDS.includes(organization.kind) ? 'org' : 'branch';
    const id = kind === 'org' ? orgId : (owningBranch(organization, dissolvedOn) ?? orgId);
    return { roster: all({ kind, id }, rosterOf(orgId)) };
  },
  guards: ({ orgId }) => [
    { set: childrenOf(orgId), mode: 'check' },
    { set: membersOf(orgId), mode: 'check' },
  ],
  decide(input, state, { roster }) {
    const organization = existing(state);
    if (organization.status === 'dissolved') throw new Rejection('already-dissolved', 'orgId');
    mustFollow(input.dissolvedOn, organization.establishedOn, 'dissolvedOn');
    const left = stillThereFrom(roster, input.dissolvedOn);
    if (left.length > 0) {
      throw new Rejection('organization-not-empty', 'orgId', { count: left.length, first: left[0] ?? '' });
    }
    // where a recorded move has taken it since, or would, it is not to be missed either
    const later = organization.parents.filter(({ from }) => from > input.dissolvedOn).map(({ parentId }) => parentId);
    return {
      data: { ...input, ...ofBranch(organization, input.dissolvedOn) },
      tags: taggedParents(organization, later),
    };
  },
});
