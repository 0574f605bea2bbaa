import { given, type Happened } from '#testing/given-when-then.js';
import { abandoned, closed, launched, ofI1, outcomeReported, outcomeVerified } from '#testing/initiatives.js';
import { as, dissolved, elsewhere, taskSet, twoBranches } from '#testing/two-branches.js';
import { verifyInitiativeOutcome } from './verify-initiative-outcome.js';

const world = [...twoBranches, taskSet('t1', 'b1'), launched()];
const today = '2025-09-10';
const finding = { initiativeId: 'i1', on: '2025-07-10', verdict: 'partly', comment: '部分见效' };
const reported = outcomeReported('2025-06-30');
const verify = (change: object, ...more: readonly Happened[]) =>
  given(...world, ...more).when(verifyInitiativeOutcome, { ...finding, ...change }, { actor: as.head, today });

describe('verifying what came of an initiative', () => {
  it('is for the business head of the unit served, at the branch or above it, or a superior', () => {
    verify({}, reported)
      .then('InitiativeOutcomeVerified')
      .holding({ ...finding, ...ofI1 })
      .on('2025-07-10')
      .tagged('member', ['m1', 'm2'])
      .tagged('task', ['t1']);
    const past = given(...world, reported);
    for (const actor of [as.headAbove, as.superior]) {
      past.when(verifyInitiativeOutcome, finding, { actor, today }).then('InitiativeOutcomeVerified');
    }
    const own = { ...as.superior, orgId: 'b1' };
    for (const actor of [as.officer, own, elsewhere(as.head), elsewhere(as.superior), { ...as.head, orgId: 'b2' }]) {
      past.when(verifyInitiativeOutcome, finding, { actor, today }).thenRejected('not-permitted', 'actor');
    }
  });

  it('needs an outcome that was reported, and does not precede the first', () => {
    verify({}).thenRejected('outcome-not-reported', 'initiativeId');
    verify({ on: '2025-06-29' }, reported).thenRejected('date-order', 'on');
    verify({ on: '2025-06-30' }, reported).then('InitiativeOutcomeVerified');
    verify({ on: '2025-06-30' }, outcomeReported('2025-08-01')).thenRejected('date-order', 'on');
    verify({ on: '2025-06-30' }, reported, outcomeReported('2025-08-01')).then('InitiativeOutcomeVerified');
    verify({ on: '2025-06-30' }, outcomeReported('2025-08-01'), reported).then('InitiativeOutcomeVerified');
  });

  it('may be done again, better or worse', () => {
    verify({ verdict: 'none' }, reported, outcomeVerified('2025-07-01')).then('InitiativeOutcomeVerified');
    verify({ on: '2025-07-01' }, reported, outcomeVerified('2025-07-10')).then('InitiativeOutcomeVerified');
  });

  it('is possible of a closed one, and never of an abandoned one', () => {
    verify({}, reported, closed('2025-07-01')).then('InitiativeOutcomeVerified');
    verify({}, reported, abandoned('2025-07-01')).thenRejected('initiative-abandoned', 'initiativeId');
    verify({}, reported, abandoned('2025-08-01')).thenRejected('initiative-abandoned', 'initiativeId');
  });

  it('of a dissolved branch is left to those above it', () => {
    const gone = [reported, dissolved('b1', '2025-07-01')];
    verify({}, ...gone).thenRejected('organization-dissolved', 'on');
    given(...world, ...gone)
      .when(verifyInitiativeOutcome, finding, { actor: as.superior, today })
      .then('InitiativeOutcomeVerified');
  });
});
