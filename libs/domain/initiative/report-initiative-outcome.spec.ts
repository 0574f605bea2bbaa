import { given, type Happened } from '#testing/given-when-then.js';
import { abandoned, closed, launched, ofI1, outcomeReported } from '#testing/initiatives.js';
import { as, dissolved, elsewhere, taskSet, twoBranches } from '#testing/two-branches.js';
import { reportInitiativeOutcome } from './report-initiative-outcome.js';

const world = [...twoBranches, taskSet('t1', 'b1'), launched()];
const today = '2025-09-10';
const found = { initiativeId: 'i1', on: '2025-06-30', outcome: '难点已打通' };
const report = (change: object, ...more: readonly Happened[]) =>
  given(...world, ...more).when(reportInitiativeOutcome, { ...found, ...change }, { actor: as.officer, today });

describe('reporting what came of an initiative', () => {
  it('is for the branch officer, and is found by its people and tasks', () => {
    report({})
      .then('InitiativeOutcomeReported')
      .holding({ ...found, ...ofI1 })
      .on('2025-06-30')
      .tagged('member', ['m1', 'm2'])
      .tagged('task', ['t1']);
    for (const actor of [as.head, as.superior, as.member('m1'), elsewhere(as.officer)]) {
      given(...world)
        .when(reportInitiativeOutcome, found, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is possible from its first day on, as often as there is something to report', () => {
    report({ initiativeId: 'none' }).thenRejected('not-found', 'initiativeId');
    report({ on: '2025-02-28' }).thenRejected('date-order', 'on');
    report({ on: '2025-03-01' }, outcomeReported('2025-06-30')).then('InitiativeOutcomeReported');
    report({ on: '2025-09-11' }).thenRejected('date-in-future', 'on');
  });

  it('may follow its closing, as outcomes are often written up afterwards', () => {
    report({}, closed('2025-06-01')).then('InitiativeOutcomeReported');
  });

  it('ends with its being abandoned; what came of it before may still be recorded', () => {
    report({}, abandoned('2025-06-30')).thenRejected('initiative-abandoned', 'initiativeId');
    report({}, abandoned('2025-07-01')).then('InitiativeOutcomeReported');
  });

  it('is no closing work of a dissolved branch', () => {
    report({}, dissolved('b1', '2025-06-01')).thenRejected('organization-dissolved', 'on');
  });
});
