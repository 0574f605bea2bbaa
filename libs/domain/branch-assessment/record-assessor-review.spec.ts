import type { Actor } from '#kernel/actor.js';
import { concluded, cycleClosed, cycleOpened, ofY1, published, reviewed } from '#testing/assessments.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { moved } from '#testing/organizations.js';
import { as, dissolved, elsewhere, twoBranches } from '#testing/two-branches.js';
import { recordAssessorReview } from './record-assessor-review.js';

const today = '2025-12-15';
const world = [...twoBranches, cycleOpened()];
const peer: Actor = { id: 'u-peer', role: 'branch-officer', orgId: 'b2' };
const said = { cycleId: 'y1', branchId: 'b1', perspective: 'party', rating: 88.25, comment: '扎实' };
const review = (change: object, actor: Actor = as.superior, ...more: readonly Happened[]) =>
  given(...world, ...more).when(recordAssessorReview, { ...said, ...change }, { actor, today });

describe("an assessor's review", () => {
  it('is given by a superior on party work, a business head on business, an officer of another branch as a peer', () => {
    review({})
      .then('AssessorReviewRecorded')
      .holding({ ...said, ...ofY1 });
    review({ perspective: 'business' }, as.head).then('AssessorReviewRecorded');
    review({ perspective: 'business' }, as.headAbove).then('AssessorReviewRecorded');
    review({ perspective: 'peer' }, peer).then('AssessorReviewRecorded');
  });

  it('is given from nowhere else', () => {
    const may: Readonly<Record<string, readonly Actor[]>> = {
      party: [as.head, as.headAbove, peer, as.officer, elsewhere(as.superior), { ...as.superior, orgId: 'b1' }],
      business: [as.superior, peer, as.officer, elsewhere(as.head), { ...as.head, orgId: 'b2' }],
      peer: [as.superior, as.headAbove, as.officer, { ...peer, orgId: 'c1' }, elsewhere(peer)],
    };
    for (const [perspective, actors] of Object.entries(may)) {
      for (const actor of actors) review({ perspective }, actor).thenRejected('not-permitted', 'actor');
    }
  });

  it('is given once by a person from one perspective', () => {
    review({}, as.superior, reviewed('party', as.superior)).thenRejected('already-reviewed', 'perspective');
    review({}, { ...as.superior, id: 'u-other' }, reviewed('party', as.superior)).then('AssessorReviewRecorded');
    const also = { ...as.headAbove, id: as.superior.id };
    review({ perspective: 'business' }, also, reviewed('party', as.superior)).then('AssessorReviewRecorded');
  });

  it('rates from 0 to 100 with at most two decimals', () => {
    for (const rating of [0, 100, 66.67]) review({ rating }).then('AssessorReviewRecorded', { rating });
    for (const rating of [-1, 100.01]) review({ rating }).thenRejected('out-of-range', 'rating');
    review({ rating: 66.667 }).thenRejected('too-many-decimals', 'rating');
  });

  it('is of a branch below the committee of the cycle, which is neither closed nor concluded for the branch', () => {
    review({}, as.superior, moved('b1', 'c9', '2025-12-01')).thenRejected('not-permitted', 'actor');
    const above: Actor = { ...as.superior, orgId: 'c9' };
    review({}, above, moved('b1', 'c9', '2025-12-01')).thenRejected('branch-outside-cycle', 'branchId');
    review({}, as.superior, cycleClosed('2025-12-01')).thenRejected('cycle-closed', 'cycleId');
    review({}, as.superior, published(), concluded('2025-12-01')).thenRejected('assessment-concluded', 'branchId');
  });

  it('is still given from above when the branch has been dissolved', () => {
    const gone = dissolved('b1', '2025-12-01');
    review({}, as.superior, gone).then('AssessorReviewRecorded');
    review({ perspective: 'business' }, as.head, gone).thenRejected('organization-dissolved', 'data');
  });
});
