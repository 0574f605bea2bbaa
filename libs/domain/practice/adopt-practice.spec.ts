import { given, type Happened } from '#testing/given-when-then.js';
import { adopted, adoptionOfR1, practiceRecorded, withdrawn } from '#testing/practices.js';
import { as, dissolved, elsewhere, twoBranches } from '#testing/two-branches.js';
import { adoptPractice } from './adopt-practice.js';

const world = [...twoBranches, practiceRecorded()];
const today = '2025-09-10';
const plan = { practiceId: 'r1', branchId: 'b2', on: '2025-06-01', plan: '试行' };
const officer = { ...as.officer, orgId: 'b2' };
const adopt = (change: object, ...more: readonly Happened[]) =>
  given(...world, ...more).when(adoptPractice, { ...plan, ...change }, { actor: officer, today });

describe('adopting a practice', () => {
  it('is for an officer of another branch, endorsed or not, and belongs to both histories', () => {
    adopt({})
      .then('PracticeAdopted')
      .holding({ ...plan, ...adoptionOfR1 })
      .on('2025-06-01')
      .tagged('branch', ['b1']);
    for (const actor of [as.officer, { ...as.head, orgId: 'b2' }, as.superior, elsewhere(as.officer)]) {
      given(...world)
        .when(adoptPractice, plan, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is nothing that its own branch can do', () => {
    for (const actor of [as.officer, { ...as.officer, orgId: 'c1' }]) {
      given(...world)
        .when(adoptPractice, { ...plan, branchId: 'b1' }, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is for a branch that stands', () => {
    const above = { ...as.officer, orgId: 'c1' };
    given(...world)
      .when(adoptPractice, { ...plan, branchId: 'c1' }, { actor: above, today })
      .thenRejected('not-a-branch', 'branchId');
    adopt({ branchId: 'none' }).thenRejected('not-found', 'branchId');
    adopt({}, dissolved('b2', '2025-06-01')).thenRejected('organization-dissolved', 'on');
    adopt({}, dissolved('b1', '2025-05-01')).then('PracticeAdopted');
  });

  it('does not precede its recording, and happens once', () => {
    adopt({ on: '2024-12-31' }).thenRejected('date-order', 'on');
    adopt({ on: '2025-01-01' }).then('PracticeAdopted');
    adopt({}, adopted('2025-05-01')).thenRejected('already-adopted', 'branchId');
  });

  it('is too late from its withdrawal on', () => {
    adopt({}, withdrawn('2025-06-01')).thenRejected('practice-withdrawn', 'practiceId');
    adopt({}, withdrawn('2025-06-02')).then('PracticeAdopted');
  });
});
