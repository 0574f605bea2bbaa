import { given, type Happened } from '#testing/given-when-then.js';
import { endorsed, ofR1, practiceRecorded, withdrawn } from '#testing/practices.js';
import { as, elsewhere, twoBranches } from '#testing/two-branches.js';
import { endorsePractice } from './endorse-practice.js';

const world = [...twoBranches, practiceRecorded()];
const today = '2025-09-10';
const grounds = { practiceId: 'r1', on: '2025-05-20', reason: '可复制' };
const endorse = (change: object, ...more: readonly Happened[]) =>
  given(...world, ...more).when(endorsePractice, { ...grounds, ...change }, { actor: as.superior, today });

describe('endorsing a practice', () => {
  it('is for a superior of the branch', () => {
    endorse({})
      .then('PracticeEndorsed')
      .holding({ ...grounds, ...ofR1 })
      .on('2025-05-20');
    const own = { ...as.superior, orgId: 'b1' };
    for (const actor of [own, as.officer, as.headAbove, elsewhere(as.superior)]) {
      given(...world)
        .when(endorsePractice, grounds, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('does not precede its recording', () => {
    endorse({ on: '2024-12-31' }).thenRejected('date-order', 'on');
    endorse({ on: '2025-01-01' }).then('PracticeEndorsed');
    endorse({ practiceId: 'none' }).thenRejected('not-found', 'practiceId');
  });

  it('happens once', () => {
    endorse({}, endorsed('2025-05-01')).thenRejected('already-endorsed', 'practiceId');
  });

  it('is too late from its withdrawal on', () => {
    endorse({}, withdrawn('2025-05-20')).thenRejected('practice-withdrawn', 'practiceId');
    endorse({}, withdrawn('2025-05-21')).then('PracticeEndorsed');
  });
});
