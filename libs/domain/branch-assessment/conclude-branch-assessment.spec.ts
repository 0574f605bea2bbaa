import {
  concluded,
  cycleClosed,
  cycleOpened,
  objected,
  objectionDecided,
  ofY1,
  published,
} from '#testing/assessments.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { as, dissolved, elsewhere, twoBranches } from '#testing/two-branches.js';
import { concludeBranchAssessment } from './conclude-branch-assessment.js';

const today = '2026-01-20';
const world = [...twoBranches, cycleOpened()];
const input = {
  ...{ cycleId: 'y1', branchId: 'b1', grade: 'fairly-good', reasons: '综合研究', decidedBy: '党委会' },
  on: '2026-01-15',
};
const conclude = (change: object, ...more: readonly Happened[]) =>
  given(...world, ...more).when(concludeBranchAssessment, { ...input, ...change }, { actor: as.superior, today });

describe("concluding a branch's assessment", () => {
  it('is for a superior, with the grade of the meeting', () => {
    conclude({}, published())
      .then('BranchAssessmentConcluded')
      .holding({ ...input, ...ofY1, edition: 1 })
      .on('2026-01-15');
    for (const grade of ['good', 'fair', 'poor']) {
      conclude({ grade }, published()).then('BranchAssessmentConcluded', { grade });
    }
    for (const actor of [as.officer, as.headAbove, elsewhere(as.superior)]) {
      given(...world, published())
        .when(concludeBranchAssessment, input, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('needs an edition against which nothing is open', () => {
    conclude({}).thenRejected('no-edition', 'branchId');
    conclude({}, published(), objected('o1')).thenRejected('objection-open', 'branchId');
    conclude({}, published(), objected('o1'), objectionDecided('o1', false)).then('BranchAssessmentConcluded');
  });

  it('needs a next edition after an upheld objection, whatever is decided of others', () => {
    const upheld = [published(), objected('o1'), objected('o2'), objectionDecided('o1', true)];
    const both = [...upheld, objectionDecided('o2', false)];
    conclude({}, ...upheld).thenRejected('objection-open', 'branchId');
    conclude({}, ...both).thenRejected('edition-contested', 'branchId');
    conclude({}, ...both, published(2)).then('BranchAssessmentConcluded', { edition: 2 });
  });

  it('does not precede what it rests on', () => {
    conclude({ on: '2024-12-31' }, published()).thenRejected('date-order', 'on');
    conclude({ on: '2025-01-01' }, published()).then('BranchAssessmentConcluded');
  });

  it('happens once, in an open cycle, and after it where an objection has kept it waiting', () => {
    conclude({}, published(), concluded('2026-01-10')).thenRejected('assessment-concluded', 'branchId');
    conclude({}, published(), cycleClosed('2026-01-10')).thenRejected('cycle-closed', 'cycleId');
    const dismissed = [published(), objected('o1'), objectionDecided('o1', false)];
    conclude({}, ...dismissed, cycleClosed('2026-01-10')).then('BranchAssessmentConcluded');
  });

  it('is still done from above when the branch has been dissolved', () => {
    conclude({}, published(), dissolved('b1', '2026-01-01')).then('BranchAssessmentConcluded');
  });
});
