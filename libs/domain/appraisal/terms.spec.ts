import { APPRAISAL_GRADES, highestGrade, isHigher } from './terms.js';

describe('the highest grade that may be concluded', () => {
  it('lies one step above the lower of the two at most', () => {
    const highest = APPRAISAL_GRADES.map((party) => APPRAISAL_GRADES.map((business) => highestGrade(party, business)));
    expect(highest).toEqual([
      ['excellent', 'excellent', 'competent', 'basic'],
      ['excellent', 'excellent', 'competent', 'basic'],
      ['competent', 'competent', 'competent', 'basic'],
      ['basic', 'basic', 'basic', 'basic'],
    ]);
  });

  it('is excellent only where both are at least competent', () => {
    const lead = APPRAISAL_GRADES.flatMap((party) =>
      APPRAISAL_GRADES.filter((business) => highestGrade(party, business) === 'excellent').map((business) => [
        party,
        business,
      ]),
    );
    for (const grade of lead.flat()) expect(isHigher('competent', grade)).toBe(false);
    expect(lead).toHaveLength(4);
  });
});
