import type { InitiativeEvent } from '#domain/initiative/initiative.js';
import { dated } from '#domain/scoring/facts/dated.js';
import type { Recorded } from '#kernel/event.js';
import { addDays } from '#kernel/local-date.js';
import { adding, type Dues, ending, holdersOf, isFor } from './due-item.js';

/** "An initiative with no outcome reported 180 days after launch" is one on paper (DOMAIN.md §5). */
const OUTCOME_DAYS = 180;

const officers = ({ data }: Recorded<InitiativeEvent>) => [holdersOf('branch-officer', data.branchId)];
const officersAndVerifiers = ({ data }: Recorded<InitiativeEvent>) => [
  holdersOf('branch-officer', data.branchId),
  holdersOf('business-head', data.branchId),
];

/** 载体: an outcome from the branch, a verdict from the unit served. */
export const initiativeDues: Dues<InitiativeEvent> = {
  waiters: {
    InitiativeLaunched: officers,
    InitiativeOutcomeReported: officersAndVerifiers,
    InitiativeOutcomeVerified: officersAndVerifiers,
    InitiativeClosed: officers,
    InitiativeAbandoned: officersAndVerifiers,
  },
  on: {
    InitiativeLaunched(doc, event) {
      const { initiativeId, title, from } = event.data;
      return adding(doc, {
        ...{ what: 'report-initiative-outcome', itemId: initiativeId, about: title, since: dated(event, from) },
        dueOn: addDays(from, OUTCOME_DAYS - 1),
      });
    },
    InitiativeOutcomeReported(doc, event) {
      const { initiativeId, branchId, on } = event.data;
      const since = dated(event, on);
      const before = ending(doc, since);
      const verify = { what: 'verify-initiative-outcome', itemId: initiativeId, since };
      return isFor(doc, holdersOf('business-head', branchId)) ? adding(before, verify) : before;
    },
    InitiativeOutcomeVerified: (doc, event) =>
      ending(doc, dated(event, event.data.on), { what: 'verify-initiative-outcome' }),
    // what it brought about may still be verified
    InitiativeClosed: (doc, event) => ending(doc, dated(event, event.data.on)),
    InitiativeAbandoned: (doc, event) => ending(doc, dated(event, event.data.on)),
  },
};
