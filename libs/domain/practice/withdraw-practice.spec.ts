import { given, type Happened } from '#testing/given-when-then.js';
import { adopted, endorsed, ofR1, practiceRecorded, withdrawn } from '#testing/practices.js';
import { as, dissolved, elsewhere, twoBranches } from '#testing/two-branches.js';
import { withdrawPractice } from './withdraw-practice.js';

const world = [...twoBranches, practiceRecorded()];
const today = '2025-12-10';
const grounds = { practiceId: 'r1', on: '2025-10-01', reason: '情况变化' };
const withdraw = (actor: typeof as.officer | typeof as.superior, change: object, ...more: readonly Happened[]) =>
  given(...world, ...more).when(withdrawPractice, { ...grounds, ...change }, { actor, today });

describe('withdrawing a practice', () => {
  it('is for an officer of its branch, or a superior', () => {
    for (const actor of [as.officer, as.superior]) {
      withdraw(actor, {}, endorsed('2025-05-01'), adopted('2025-06-01'))
        .then('PracticeWithdrawn')
        .holding({ ...grounds, ...ofR1 })
        .on('2025-10-01');
    }
    const ofAdopter = { ...as.officer, orgId: 'b2' };
    for (const actor of [as.head, ofAdopter, { ...as.superior, orgId: 'b1' }, elsewhere(as.superior)]) {
      given(...world)
        .when(withdrawPractice, grounds, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is possible from the day of recording on, once', () => {
    withdraw(as.officer, { on: '2024-12-31' }).thenRejected('date-order', 'on');
    withdraw(as.officer, { on: '2025-01-01' }).then('PracticeWithdrawn');
    withdraw(as.officer, {}, withdrawn('2025-11-01')).thenRejected('practice-withdrawn', 'practiceId');
  });

  it('of a dissolved branch is left to those above it', () => {
    withdraw(as.officer, {}, dissolved('b1', '2025-09-01')).thenRejected('organization-dissolved', 'on');
    withdraw(as.superior, {}, dissolved('b1', '2025-09-01')).then('PracticeWithdrawn');
  });
});
