import { commandOn, may } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
import { mustFollow } from '../dates.js';
import type { Initiative, InitiativeEvent } from './initiative.js';
import { launchingBranch, namedBy, ofInitiative, running } from './launched.js';

export class CloseInitiative {
  @Id() readonly initiativeId!: string;
  /** The first day without it. */
  @HappenedOn() readonly on!: string;
  @Text() readonly reason!: string;
}

/** Its work is done; what it achieved may still be reported and verified. */
export const closeInitiative = commandOn<Initiative, InitiativeEvent>()({
  input: CloseInitiative,
  summary: { zh: '结束载体', en: 'Close an initiative' },
  by: [may.branchOfficer],
  emits: 'InitiativeClosed',
  stream: { by: ['initiativeId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => launchingBranch(state),
  decide(input, state) {
    const initiative = running(state);
    mustFollow(input.on, initiative.from, 'on');
    return { data: { ...input, ...ofInitiative(initiative) }, tags: namedBy(initiative) };
  },
});
