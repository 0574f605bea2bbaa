import { given, type Happened } from '#testing/given-when-then.js';
import { assigned, designated, ofP1, released, retired } from '#testing/key-posts.js';
import { as, dissolved, ended, enrolled, taskSet, transferred, twoBranches } from '#testing/two-branches.js';
import { releaseMemberFromKeyPost } from './release-member-from-key-post.js';

const world = [...twoBranches, taskSet('t1', 'b1'), enrolled('m1', 'b1'), enrolled('n1', 'b2'), designated()];
const today = '2025-06-10';
const leaving = { postId: 'p1', memberId: 'm1', on: '2025-06-10', reason: '任务完成' };
const release = (change: object, ...history: readonly Happened[]) =>
  given(...world, ...history).when(releaseMemberFromKeyPost, { ...leaving, ...change }, { actor: as.head, today });

describe('releasing a member from a key post', () => {
  it('ends the posting', () => {
    release({}, assigned('m1', '2025-05-01'))
      .then('MemberReleasedFromKeyPost')
      .holding({ ...leaving, ...ofP1 })
      .tagged('member', ['m1'])
      .tagged('task', ['t1']);
  });

  it('is the business head’s to decide', () => {
    for (const actor of [as.officer, as.superior]) {
      given(...world, assigned('m1', '2025-05-01'))
        .when(releaseMemberFromKeyPost, leaving, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('needs somebody who is on the post', () => {
    release({}).thenRejected('not-on-post', 'memberId');
    release({ memberId: 'none' }).thenRejected('not-found', 'memberId');
    release({}, assigned('n1', '2025-05-01', 'b2')).thenRejected('not-on-post', 'memberId');
  });

  it('comes after the first day of the posting and is never dated ahead', () => {
    release({}, assigned('m1', '2025-06-10')).thenRejected('date-order', 'on');
    release({}, assigned('m1', '2025-06-09')).then('MemberReleasedFromKeyPost');
    release({ on: '2025-06-11' }, assigned('m1', '2025-06-09')).thenRejected('date-in-future', 'on');
  });

  it('is always possible after the member has left the branch or the party', () => {
    const on = assigned('m1', '2025-05-01');
    release({}, on, transferred('m1', 'b2', '2025-05-20')).then('MemberReleasedFromKeyPost');
    release({}, on, ended('m1', '2025-05-20')).then('MemberReleasedFromKeyPost');
  });

  it('happens once: a later one, back-dated or not, never undoes it', () => {
    const over = [assigned('m1', '2025-05-01'), released('m1', '2025-06-01')];
    release({}, ...over).thenRejected('not-on-post', 'memberId');
    release({ on: '2025-05-15' }, ...over).thenRejected('not-on-post', 'memberId');
  });

  it('ends the posting that has no release, not an earlier one', () => {
    const twice = [assigned('m1', '2025-04-01'), released('m1', '2025-05-01'), assigned('m1', '2025-06-01')];
    release({}, ...twice).then('MemberReleasedFromKeyPost');
    release({ on: '2025-04-20' }, ...twice).thenRejected('date-order', 'on');
  });

  it('has nothing left to end once the post is retired, unless the member had left before', () => {
    const history = [assigned('m1', '2025-05-01'), retired('2025-06-01')];
    release({}, ...history).thenRejected('not-on-post', 'memberId');
    release({ on: '2025-06-01' }, ...history).thenRejected('not-on-post', 'memberId');
    release({ on: '2025-05-31' }, ...history).then('MemberReleasedFromKeyPost');
  });

  it('of a seconded member also belongs to the history of the branch at home', () => {
    release({ memberId: 'n1' }, assigned('n1', '2025-05-01', 'b2')).tagged('branch', ['b2']);
  });

  it('of a dissolved branch is left to the business head above it', () => {
    const gone = [assigned('m1', '2025-05-01'), dissolved('b1', '2025-06-01')];
    release({}, ...gone).thenRejected('organization-dissolved', 'on');
    given(...world, ...gone)
      .when(releaseMemberFromKeyPost, leaving, { actor: as.headAbove, today })
      .then('MemberReleasedFromKeyPost');
  });
});
