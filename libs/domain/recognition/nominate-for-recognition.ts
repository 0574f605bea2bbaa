import { commandOn, may } from '#kernel/command.js';
import {
  Choice,
  EventReferences,
  HappenedOn,
  Id,
  NewId,
  ObjectOf,
  Personal,
  type PersonalText,
  Whole,
} from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { citedEvidence, mustBeEvidence } from '../evidence/cited-evidence.js';
import { PartyConcerned } from '../evidence/party-concerned.js';
import { activeBranchOn } from '../member/membership.js';
import { evidence, one, oneIf } from '../needs.js';
import { subjectOf } from './nominated.js';
import type { Recognition, RecognitionEvent } from './recognition.js';
import { AWARDED_TO, AWARDS, type Award } from './terms.js';

export class NominateForRecognition {
  @NewId() readonly recognitionId!: string;
  @Choice(AWARDS) readonly award!: Award;
  @Whole(1921, 9999) readonly year!: number;
  /** Whose award it is: an organization above the nominee's branch, or that branch, whose award is never its own. */
  @Id() readonly orgId!: string;
  @ObjectOf(PartyConcerned) readonly nominee!: PartyConcerned;
  @Personal() readonly grounds!: PersonalText;
  @EventReferences(1) readonly evidenceEventIds!: readonly string[];
  @HappenedOn() readonly on!: string;
}

/** A second nomination for the same award is refused by nothing: after an upheld objection it is the only way on. */
export const nominateForRecognition = commandOn<Recognition, RecognitionEvent>()({
  input: NominateForRecognition,
  summary: { zh: '提名表彰', en: 'Nominate for recognition' },
  by: [may.branchOfficer, may.superior],
  emits: 'RecognitionNominated',
  stream: { by: ['recognitionId'], must: 'be-new' },
  concerns: ({ nominee: { kind, id } }) => [
    kind === 'member' ? { memberId: id, field: 'nominee.id' } : { orgId: id, field: 'nominee.id' },
  ],
  needs: ({ orgId, nominee: { kind, id }, evidenceEventIds }) => ({
    organization: one('organization', orgId, 'orgId'),
    member: oneIf('member', kind === 'member' ? id : undefined, 'nominee.id'),
    branch: oneIf('organization', kind === 'branch' ? id : undefined, 'nominee.id'),
    evidence: evidence(evidenceEventIds, 'evidenceEventIds'),
  }),
  subject: ({ nominee }, { actor }) => subjectOf(nominee, actor.id),
  decide(input, _, { member, branch, evidence, concerned, actor }) {
    const { award, nominee, orgId, on } = input;
    if (!AWARDED_TO[award].includes(nominee.kind)) throw new Rejection('award-not-for-nominee', 'nominee.kind');
    if (branch && branch.kind !== 'branch') throw new Rejection('not-a-branch', 'nominee.id');
    const branchId = member ? activeBranchOn(member, on, 'nominee.id') : nominee.id;
    const above = concerned.find((place) => place.orgId === branchId)?.above ?? [];
    if (branch && orgId === branchId) throw new Rejection('own-award', 'orgId');
    if (orgId !== branchId && !above.includes(orgId)) throw new Rejection('nominee-elsewhere', 'orgId', { branchId });
    mustBeEvidence({ ...nominee, actor }, evidence, 'evidenceEventIds');
    return {
      data: {
        ...input,
        ...{ branchId, evidence: citedEvidence(evidence) },
        ...(member ? { memberId: nominee.id } : {}),
      },
      tags: member ? { member: [nominee.id] } : {},
    };
  },
});
