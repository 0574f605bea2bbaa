import { concluded, cycleClosed, cycleOpened, ofY1, published, reviewed, selfAssessed } from '#testing/assessments.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { established, moved } from '#testing/organizations.js';
import { as, elsewhere, twoBranches } from '#testing/two-branches.js';
import { submitSelfAssessment } from './submit-self-assessment.js';

const today = '2025-12-12';
const world = [...twoBranches, cycleOpened()];
const own = { cycleId: 'y1', branchId: 'b1', strengths: '攻坚有力', shortfalls: '回应偏慢', plan: '每周一清' };
const submit = (change: object, ...more: readonly Happened[]) =>
  given(...world, ...more).when(submitSelfAssessment, { ...own, ...change }, { actor: as.officer, today });

describe('the self-assessment of a branch', () => {
  it('is for its officers, also after the day planned', () => {
    submit({})
      .then('SelfAssessmentSubmitted')
      .holding({ ...own, ...ofY1 })
      .on(today);
    for (const actor of [as.superior, as.head, elsewhere(as.officer), { ...as.officer, orgId: 'b2' }]) {
      given(...world)
        .when(submitSelfAssessment, own, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is given once, whatever others have said before', () => {
    submit({}, reviewed('party', as.superior)).then('SelfAssessmentSubmitted');
    submit({}, published()).then('SelfAssessmentSubmitted');
    submit({}, selfAssessed()).thenRejected('already-submitted', 'branchId');
  });

  it('is of a branch below the committee of the cycle, by the tree of the day', () => {
    submit({ cycleId: 'none' }).thenRejected('not-found', 'cycleId');
    submit({}, moved('b1', 'c9', today)).thenRejected('branch-outside-cycle', 'branchId');
    submit({}, moved('b1', 'c9', '2025-12-13')).then('SelfAssessmentSubmitted');
    const group = established('g1', 'group', { parentId: 'b1' });
    submit({ branchId: 'g1' }, group).thenRejected('not-a-branch', 'branchId');
  });

  it('comes too late once the assessment is concluded or the cycle closed', () => {
    submit({}, published(), concluded('2025-12-01')).thenRejected('assessment-concluded', 'branchId');
    submit({}, cycleClosed('2025-12-01')).thenRejected('cycle-closed', 'cycleId');
  });
});
