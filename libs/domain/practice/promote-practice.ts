import { commandOn, may } from '#kernel/command.js';
import { HappenedOn, Id, Ids, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import type { Practice, PracticeEvent } from './practice.js';
import { mustStandOn, ofPractice, owner, recordedPractice } from './recorded-practice.js';

export class PromotePractice {
  @Id() readonly practiceId!: string;
  /** Branches, or whole committees with all below them. */
  @Ids(1) readonly toOrgIds!: readonly string[];
  @HappenedOn() readonly on!: string;
  @Text() readonly guidance!: string;
}

/** A superior of the practice's branch promotes it within the superior's own organization, which may be a target itself. */
export const promotePractice = commandOn<Practice, PracticeEvent>()({
  input: PromotePractice,
  summary: { zh: '推广经验', en: 'Promote a practice' },
  by: [{ ...may.superior, at: { toOrgIds: 'at-or-above' } }],
  emits: 'PracticePromoted',
  stream: { by: ['practiceId'], must: 'exist' },
  concerns: ({ toOrgIds }, state) => [
    owner(state),
    ...toOrgIds.map((orgId, index) => ({ orgId, field: `toOrgIds[${index}]` })),
  ],
  decide(input, state) {
    const practice = recordedPractice(state);
    if (practice.endorsedOn === undefined) throw new Rejection('not-endorsed', 'practiceId');
    mustStandOn(practice, input.on);
    mustNotPrecede(input.on, practice.endorsedOn, 'on');
    for (const [index, orgId] of input.toOrgIds.entries()) {
      if (practice.promotedTo.includes(orgId)) throw new Rejection('already-promoted', `toOrgIds[${index}]`, { orgId });
    }
    return { data: { ...input, ...ofPractice(practice) } };
  },
});
