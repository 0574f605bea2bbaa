import { commandOn, may } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
import { mustFollow } from '../dates.js';
import type { Initiative, InitiativeEvent } from './initiative.js';
import { launchingBranch, namedBy, ofInitiative, running } from './launched.js';

export class AbandonInitiative {
  @Id() readonly initiativeId!: string;
  /** The first day without it. */
  @HappenedOn() readonly on!: string;
  @Text() readonly reason!: string;
}

/** It came to nothing: from that day on it counts for nothing, whatever was verified before. */
export const abandonInitiative = commandOn<Initiative, InitiativeEvent>()({
  input: AbandonInitiative,
  summary: { zh: '中止载体', en: 'Abandon an initiative' },
  by: [may.branchOfficer],
  emits: 'InitiativeAbandoned',
  amends: ['InitiativeLaunched', 'InitiativeOutcomeReported', 'InitiativeOutcomeVerified'],
  stream: { by: ['initiativeId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => launchingBranch(state),
  decide(input, state) {
    const initiative = running(state);
    mustFollow(input.on, initiative.from, 'on');
    return { data: { ...input, ...ofInitiative(initiative) }, tags: namedBy(initiative) };
  },
});
