import { commandOn } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
import type { LocalDate } from '#kernel/local-date.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import { activeBranchOn } from '../member/membership.js';
import { all, one, oneIf } from '../needs.js';
import { mustHaveNoOpenObjection } from '../objection/objections.js';
import {
  awardingBody,
  awardingOrganization,
  existingRecognition,
  mustNotBeContested,
  namedIn,
  type OpenNomination,
  ofRecognition,
  openNomination,
  theNominee,
} from './nominated.js';
import { grantedOn, type Holders, holdersOf, placesTag, quotaKey } from './quota.js';
import type { Recognition, RecognitionEvent } from './recognition.js';
import type { PublicNotice } from './terms.js';

export class GrantRecognition {
  @Id() readonly recognitionId!: string;
  @HappenedOn() readonly on!: string;
  /** The meeting. */
  @Text(200) readonly decidedBy!: string;
}

/** The notice ends with its last day; `on` is never after the day of recording, so that this judges both. */
function mustBeOver({ until }: PublicNotice, on: LocalDate): void {
  if (on <= until) throw new Rejection('notice-not-over', 'on', { until });
}

/** Doing again what is done would take the place of another. @throws Rejection `award-held` */
function mustNotHoldIt({ nominee }: OpenNomination, holders: Holders): void {
  const held = [...holders].find(([, { kind, id }]) => kind === nominee.kind && id === nominee.id);
  if (held) throw new Rejection('award-held', 'recognitionId', { recognitionId: held[0] });
}

export const grantRecognition = commandOn<Recognition, RecognitionEvent>()({
  input: GrantRecognition,
  summary: { zh: '授予表彰', en: 'Grant a recognition' },
  by: awardingBody,
  never: [theNominee<GrantRecognition>()],
  emits: 'RecognitionGranted',
  stream: { by: ['recognitionId'], must: 'exist' },
  concerns: (_, state) => awardingOrganization(state),
  needs(_, state) {
    const recognition = existingRecognition(state);
    const { orgId, branchId, nominee } = recognition;
    return {
      member: oneIf('member', nominee.kind === 'member' ? nominee.id : undefined, 'recognitionId'),
      organization: one('organization', orgId, 'recognitionId'),
      holders: all(placesTag(orgId, orgId === branchId), holdersOf(recognition)),
    };
  },
  guards: (_, state) => {
    const set = grantedOn(existingRecognition(state));
    return [
      { set, mode: 'check' },
      { set, mode: 'touch' },
    ];
  },
  decide(input, state, { organization, member, holders }) {
    const nomination = openNomination(state);
    mustNotBeContested(nomination);
    mustHaveNoOpenObjection(nomination.objections, 'recognitionId');
    if (nomination.status !== 'publicized') throw new Rejection('not-publicized', 'recognitionId');
    mustBeOver(nomination.notice, input.on);
    mustNotPrecede(input.on, nomination.settledOn, 'on');
    if (member) activeBranchOn(member, input.on, 'on');
    const { award, year } = nomination;
    const quota = organization.quotas.get(quotaKey(nomination));
    if (quota === undefined) throw new Rejection('quota-not-set', 'recognitionId', { award, year });
    if (holders.size >= quota) throw new Rejection('quota-exceeded', 'recognitionId', { award, year, quota });
    mustNotHoldIt(nomination, holders);
    return { data: { ...input, ...ofRecognition(nomination) }, tags: namedIn(nomination) };
  },
});
