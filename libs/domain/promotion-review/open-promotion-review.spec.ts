import { given, type Happened } from '#testing/given-when-then.js';
import { established } from '#testing/organizations.js';
import { ofW1, reviewOpened } from '#testing/promotion-reviews.js';
import { as, elsewhere, ended, enrolled, transferred, twoBranches } from '#testing/two-branches.js';
import { openPromotionReview } from './open-promotion-review.js';

const wanted = { reviewId: 'w1', memberId: 'm1', targetPosition: '科长', orgId: 'c1', openedOn: '2025-06-01' };
const world = [...twoBranches, enrolled('m1', 'b1')];
const open = (change: object, actor = as.superior as typeof as.superior | typeof as.officer, more: Happened[] = []) =>
  given(...world, ...more).when(openPromotionReview, { ...wanted, ...change }, { actor, today: '2025-06-10' });

describe('opening a promotion review', () => {
  it('is for a superior, or an officer of the organization whose review it is', () => {
    open({})
      .then('PromotionReviewOpened')
      .holding({ ...wanted, ...ofW1 })
      .on('2025-06-01')
      .tagged('member', ['m1']);
    open({ orgId: 'b1' }, as.officer).then('PromotionReviewOpened', { orgId: 'b1' });
    given(...world)
      .when(openPromotionReview, wanted, { actor: { ...as.officer, orgId: 'c1' }, today: '2025-06-10' })
      .then('PromotionReviewOpened');
    for (const actor of [as.officer, elsewhere(as.superior), as.headAbove, as.member('m2')]) {
      given(...world)
        .when(openPromotionReview, wanted, { actor, today: '2025-06-10' })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is never for the member', () => {
    given(...world)
      .when(openPromotionReview, wanted, { actor: { ...as.superior, id: 'm1' }, today: '2025-06-10' })
      .thenRejected('not-permitted', 'actor');
  });

  it('is a matter of the branch on that day, or of an organization above it', () => {
    const beside = [established('c2', 'committee', { parentId: 'c1' })];
    open({ orgId: 'c2' }, as.superior, beside).thenRejected('organization-not-above-member', 'orgId');
    open({ orgId: 'b2' }).thenRejected('organization-not-above-member', 'orgId');
    open({ orgId: 'b2' }, as.superior, [transferred('m1', 'b2', '2025-05-01')]).then('PromotionReviewOpened', {
      branchId: 'b2',
    });
  });

  it('is about somebody on the roll', () => {
    open({}, as.superior, [ended('m1', '2025-06-01')]).thenRejected('member-not-active', 'memberId');
    open({ memberId: 'm9' }).thenRejected('not-found', 'memberId');
  });

  it('happens once', () => {
    open({}, as.superior, [reviewOpened()]).thenRejected('already-exists', 'reviewId');
  });
});
