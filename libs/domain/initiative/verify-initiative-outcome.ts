import { commandOn, may } from '#kernel/command.js';
import { Choice, HappenedOn, Id, Text } from '#kernel/fields.js';
import { Rejection } from '#kernel/rejection.js';
import { mustNotPrecede } from '../dates.js';
import type { Initiative, InitiativeEvent } from './initiative.js';
import { launched, launchingBranch, mustNotBeAbandoned, namedBy, ofInitiative } from './launched.js';
import { INITIATIVE_VERDICTS, type InitiativeVerdict } from './terms.js';

export class VerifyInitiativeOutcome {
  @Id() readonly initiativeId!: string;
  @HappenedOn() readonly on!: string;
  @Choice(INITIATIVE_VERDICTS) readonly verdict!: InitiativeVerdict;
  @Text() readonly comment!: string;
}

/** The last verdict by date counts, so that a later one may think better or worse of it; none is undone. */
export const verifyInitiativeOutcome = commandOn<Initiative, InitiativeEvent>()({
  input: VerifyInitiativeOutcome,
  summary: { zh: '核实载体成效', en: "Verify an initiative's outcome" },
  by: [may.businessHead, may.superior],
  emits: 'InitiativeOutcomeVerified',
  stream: { by: ['initiativeId'], must: 'exist' },
  closing: true,
  concerns: (_, state) => launchingBranch(state),
  decide(input, state) {
    const initiative = launched(state);
    mustNotBeAbandoned(initiative);
    if (initiative.outcomeFrom === undefined) throw new Rejection('outcome-not-reported', 'initiativeId');
    mustNotPrecede(input.on, initiative.outcomeFrom, 'on');
    return { data: { ...input, ...ofInitiative(initiative) }, tags: namedBy(initiative) };
  },
});
