import { given, type Happened } from '#testing/given-when-then.js';
import { designated, ofP1, retired } from '#testing/key-posts.js';
import { as, ended, enrolled, taskSet, twoBranches } from '#testing/two-branches.js';
import { recommendMemberForKeyPost } from './recommend-member-for-key-post.js';

const world = [...twoBranches, taskSet('t1', 'b1'), enrolled('m1', 'b1'), enrolled('m2', 'b2'), designated()];
const today = '2025-06-10';
const recommendation = { postId: 'p1', memberId: 'm1', on: '2025-06-10', reason: '业务骨干' };
const recommend = (change: object = {}, ...more: readonly Happened[]) =>
  given(...world, ...more).when(
    recommendMemberForKeyPost,
    { ...recommendation, ...change },
    { actor: as.officer, today },
  );

describe('a recommendation for a key post', () => {
  it('is made by the branch and names the member and the tasks of the post', () => {
    recommend()
      .then('MemberRecommendedForKeyPost')
      .holding({ ...recommendation, ...ofP1 })
      .tagged('member', ['m1'])
      .tagged('task', ['t1']);
  });

  it('is not the business head’s to make: the branch recommends, the head decides', () => {
    given(...world)
      .when(recommendMemberForKeyPost, recommendation, { actor: as.head, today })
      .thenRejected('not-permitted', 'actor');
  });

  it('may name a member of another branch, who would be seconded', () => {
    recommend({ memberId: 'm2' }).then('MemberRecommendedForKeyPost');
  });

  it('names somebody who is a member on that day', () => {
    recommend({ memberId: 'none' }).thenRejected('not-found', 'memberId');
    recommend({}, ended('m1', '2025-06-10')).thenRejected('member-not-active', 'memberId');
    recommend({}, ended('m1', '2025-06-11')).then('MemberRecommendedForKeyPost');
  });

  it('is for a post that is open on that day', () => {
    recommend({ on: '2025-02-28' }).thenRejected('date-order', 'on');
    recommend({ on: '2025-03-01' }).then('MemberRecommendedForKeyPost');
    recommend({}, retired('2025-06-10')).thenRejected('key-post-not-open', 'postId');
    recommend({ on: '2025-06-09' }, retired('2025-06-10')).then('MemberRecommendedForKeyPost');
  });

  it('is never dated ahead', () => {
    recommend({ on: '2025-06-11' }).thenRejected('date-in-future', 'on');
  });

  it('needs a post', () => {
    recommend({ postId: 'none' }).thenRejected('not-found', 'postId');
  });
});
