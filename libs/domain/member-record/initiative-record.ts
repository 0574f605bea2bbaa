import type { FoldTable } from '#kernel/projection.js';
import type { InitiativeEvent } from '../initiative/initiative.js';
import { dated } from '../scoring/facts/dated.js';
import { type InitiativeRecord, memberOf } from './record-doc.js';

/** Of whoever leads it. Its other members are named by the events as well, and get no document. */
export const initiativeRecords: FoldTable<InitiativeRecord, InitiativeEvent> = {
  InitiativeLaunched(_, event, key) {
    const { initiativeId, branchId, kind, taskIds, leadId, from } = event.data;
    if (leadId !== memberOf(key)) return undefined;
    return {
      ...{ kind: 'initiative', memberId: leadId, initiativeId, branchId, initiativeKind: kind, taskIds },
      ...{ launched: dated(event, from), verdicts: [] },
    };
  },
  InitiativeOutcomeVerified(doc, event) {
    const { on, verdict } = event.data;
    return doc && { ...doc, verdicts: [...doc.verdicts, { ...dated(event, on), verdict }] };
  },
  InitiativeClosed: (doc, event) => doc && { ...doc, end: { ...dated(event, event.data.on), how: 'closed' } },
  InitiativeAbandoned: (doc, event) => doc && { ...doc, end: { ...dated(event, event.data.on), how: 'abandoned' } },
};
