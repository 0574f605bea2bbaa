import { commandOn, may } from '#kernel/command.js';
import { Choice, Id, Whole } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { all } from '../needs.js';
import { grantedOn, holdersOf, placesTag, quotaKey } from '../recognition/quota.js';
import { AWARDS, type Award } from '../recognition/terms.js';
import { existing, ofBranch } from './existing.js';
import type { Organization, OrganizationEvent } from './organization.js';
import { LEADING_KINDS } from './tree.js';

export class SetRecognitionQuota {
  /** Whose award it is. */
  @Id() readonly orgId!: string;
  @Whole(1921, 9999) readonly year!: number;
  @Choice(AWARDS) readonly award!: Award;
  /** How many there may be; 0 for none. Set again, it replaces the one before. */
  @Whole(0, 9999) readonly quota!: number;
}

/** Never below what is granted already: a recognition would have to be revoked first. */
export const setRecognitionQuota = commandOn<Organization, OrganizationEvent>()({
  input: SetRecognitionQuota,
  summary: { zh: '设定表彰名额', en: 'Set the quota of a recognition' },
  by: [may.superiorOfItsBranches, may.branchOfficer],
  emits: 'RecognitionQuotaSet',
  stream: { by: ['orgId'], must: 'exist' },
  concerns: ({ orgId }) => [{ orgId, field: 'orgId' }],
  needs: (input, state) => ({
    holders: all(placesTag(input.orgId, !LEADING_KINDS.includes(existing(state).kind)), holdersOf(input)),
  }),
  guards: (input) => [
    { set: grantedOn(input), mode: 'check' },
    { set: grantedOn(input), mode: 'touch' },
  ],
  decide(input, state, { holders, today }) {
    const organization = existing(state);
    if (organization.kind === 'group') throw new Rejection('group-awards-nothing', 'orgId');
    if (organization.quotas.get(quotaKey(input)) === input.quota) throw new Rejection('nothing-changed', 'quota');
    if (input.quota < holders.size) throw new Rejection('quota-below-granted', 'quota', { granted: holders.size });
    return { data: { ...input, ...ofBranch(organization, today) } };
  },
});
