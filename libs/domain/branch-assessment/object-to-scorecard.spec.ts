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
import { as, elsewhere, twoBranches } from '#testing/two-branches.js';
import { objectToScorecard } from './object-to-scorecard.js';

const today = '2025-12-31';
const world = [...twoBranches, cycleOpened()];
const input = { cycleId: 'y1', branchId: 'b1', objectionId: 'o1', indicatorId: 'front-line', grounds: '漏计一岗' };
const object = (change: object, ...more: readonly Happened[]) =>
  given(...world, ...more).when(objectToScorecard, { ...input, ...change }, { actor: as.officer, today });

describe('objecting to a scorecard', () => {
  it('is for officers of the branch, against one indicator of the last edition', () => {
    object({}, published())
      .then('ScorecardObjected')
      .holding({ ...input, ...ofY1, edition: 1 });
    const [first, second] = [published(), published(2)];
    object({}, first, objected('o0'), objectionDecided('o0', true), second).then('ScorecardObjected', { edition: 2 });
    object({ indicatorId: 'study-points' }, published()).thenRejected('not-found', 'indicatorId');
    for (const actor of [as.superior, as.head, elsewhere(as.officer), { ...as.officer, orgId: 'b2' }]) {
      given(...world, published())
        .when(objectToScorecard, input, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('needs an edition', () => {
    object({}).thenRejected('no-edition', 'branchId');
  });

  it('has an id of its own; several may be open at once', () => {
    object({}, published(), objected('o1')).thenRejected('already-exists', 'objectionId');
    object({ objectionId: 'o2' }, published(), objected('o1')).then('ScorecardObjected');
  });

  it('comes too late once the assessment is concluded, not once the cycle is closed', () => {
    object({}, published(), concluded('2025-12-31')).thenRejected('assessment-concluded', 'branchId');
    object({}, published(), cycleClosed('2025-12-31')).then('ScorecardObjected');
  });
});
