import type { FoldTable } from '#kernel/projection.js';
import type { InitiativeEvent } from '../../initiative/initiative.js';
import type { InitiativeKind, InitiativeVerdict } from '../../initiative/terms.js';
import { begun, type Dated, dated, type Fact } from './dated.js';

/** What somebody found that came of it; who found it decides what it is worth. */
export interface VerdictFact extends Dated {
  readonly verdict: InitiativeVerdict;
  readonly actorOrgId: string;
}

/** 载体; `first.on` is its first day. */
export interface InitiativeFact extends Fact<'initiative'> {
  readonly initiativeKind: InitiativeKind;
  readonly title: string;
  readonly taskIds: readonly string[];
  /** Its lead and its members, each once. */
  readonly memberIds: readonly string[];
  /** In order of position; their texts stay in the log. */
  readonly outcomes: readonly Dated[];
  /** In order of position. */
  readonly verdicts: readonly VerdictFact[];
  /** `on` is the first day without it. */
  readonly closed?: Dated;
  readonly abandoned?: Dated;
}

export const initiativeFacts: FoldTable<InitiativeFact, InitiativeEvent> = {
  InitiativeLaunched(_, event) {
    const { initiativeId, branchId, kind, title, taskIds, leadId, from } = event.data;
    const memberIds = [...new Set([leadId, ...event.data.memberIds])];
    return {
      ...{ branchId, kind: 'initiative', id: initiativeId, first: dated(event, from) },
      ...{ initiativeKind: kind, title, taskIds, memberIds, outcomes: [], verdicts: [] },
    };
  },
  InitiativeOutcomeReported(before, event) {
    const fact = begun(before, event);
    return { ...fact, outcomes: [...fact.outcomes, dated(event, event.data.on)] };
  },
  InitiativeOutcomeVerified(before, event) {
    const fact = begun(before, event);
    const { on, verdict } = event.data;
    const found = { ...dated(event, on), verdict, actorOrgId: event.metadata.actor.orgId };
    return { ...fact, verdicts: [...fact.verdicts, found] };
  },
  InitiativeClosed: (fact, event) => ({ ...begun(fact, event), closed: dated(event, event.data.on) }),
  InitiativeAbandoned: (fact, event) => ({ ...begun(fact, event), abandoned: dated(event, event.data.on) }),
};
