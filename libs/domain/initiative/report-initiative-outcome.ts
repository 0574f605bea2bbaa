import { commandOn, may } from '#kernel/command.js';
import { HappenedOn, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import type { Initiative, InitiativeEvent } from './initiative.js';
import { launched, launchingBranch, namedBy, ofInitiative } from './launched.js';

export class ReportInitiativeOutcome {
  @Id() readonly initiativeId!: string;
  @HappenedOn() readonly on!: string;
  @Text() readonly outcome!: string;
}

/**
 * As often as there is something to report, also of a closed initiative: its outcome often shows, or is written up,
 * only afterwards. An abandoned one has none from that day on.
 */
export const reportInitiativeOutcome = commandOn<Initiative, InitiativeEvent>()({
  input: ReportInitiativeOutcome,
  summary: { zh: '报告载体成效', en: "Report an initiative's outcome" },
  by: [may.branchOfficer],
  emits: 'InitiativeOutcomeReported',
  stream: { by: ['initiativeId'], must: 'exist' },
  concerns: (_, state) => launchingBranch(state),
  decide(input, state) {
    const initiative = launched(state);
    mustNotPrecede(input.on, initiative.from, 'on');
    if (initiative.status === 'abandoned' && initiative.endedOn <= input.on) {
      throw new Rejection('initiative-abandoned', 'initiativeId', { on: initiative.endedOn });
    }
    return { data: { ...input, ...ofInitiative(initiative) }, tags: namedBy(initiative) };
  },
});
