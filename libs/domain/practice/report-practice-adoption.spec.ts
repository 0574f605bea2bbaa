import { given, type Happened } from '#testing/given-when-then.js';
import { adopted, adoptionOfR1, practiceRecorded, withdrawn } from '#testing/practices.js';
import { as, dissolved, elsewhere, twoBranches } from '#testing/two-branches.js';
import { reportPracticeAdoption } from './report-practice-adoption.js';

const world = [...twoBranches, practiceRecorded()];
const today = '2025-12-10';
const found = { practiceId: 'r1', branchId: 'b2', on: '2025-09-01', verdict: 'not', experience: '水土不服' };
const officer = { ...as.officer, orgId: 'b2' };
const report = (change: object, ...more: readonly Happened[]) =>
  given(...world, ...more).when(reportPracticeAdoption, { ...found, ...change }, { actor: officer, today });

describe('reporting on an adopted practice', () => {
  it('is for an officer of the branch that adopted it, and belongs to both histories', () => {
    report({}, adopted('2025-06-01'))
      .then('PracticeAdoptionReported')
      .holding({ ...found, ...adoptionOfR1 })
      .on('2025-09-01')
      .tagged('branch', ['b1']);
    for (const actor of [as.officer, as.superior, { ...as.head, orgId: 'b2' }, elsewhere(as.officer)]) {
      given(...world, adopted('2025-06-01'))
        .when(reportPracticeAdoption, found, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('follows an adoption by that branch', () => {
    report({}).thenRejected('not-adopted', 'branchId');
    given(...world, adopted('2025-06-01'))
      .when(reportPracticeAdoption, { ...found, branchId: 'b1' }, { actor: as.officer, today })
      .thenRejected('not-adopted', 'branchId');
    report({ on: '2025-05-31' }, adopted('2025-06-01')).thenRejected('date-order', 'on');
    report({ on: '2025-06-01' }, adopted('2025-06-01')).then('PracticeAdoptionReported');
  });

  it('may be repeated, also after the practice was withdrawn', () => {
    const first = [...world, adopted('2025-06-01'), withdrawn('2025-07-01')];
    const again = given(...first, [
      'practice-r1',
      { type: 'PracticeAdoptionReported', data: { ...found, ...adoptionOfR1 } },
    ]);
    again.when(reportPracticeAdoption, found, { actor: officer, today }).then('PracticeAdoptionReported');
  });

  it('is nothing that a dissolved branch still does', () => {
    report({}, adopted('2025-06-01'), dissolved('b2', '2025-09-01')).thenRejected('organization-dissolved', 'on');
  });
});
