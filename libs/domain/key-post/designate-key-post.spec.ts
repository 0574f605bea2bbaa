import { given } from '#testing/given-when-then.js';
import { designated } from '#testing/key-posts.js';
import { as, elsewhere, taskCancelled, taskSet, twoBranches } from '#testing/two-branches.js';
import { designateKeyPost } from './designate-key-post.js';

const world = [...twoBranches, taskSet('t1', 'b1'), taskSet('t2', 'b2'), taskSet('t3', 'b1', 2024)];
const today = '2025-03-10';
const post = {
  postId: 'p1',
  branchId: 'b1',
  title: '攻坚岗',
  kind: 'difficult',
  taskIds: ['t1'],
  capacity: 1,
  from: '2025-03-10',
};
const designate = (change: object, actor = as.head as typeof as.head | typeof as.headAbove) =>
  given(...world).when(designateKeyPost, { ...post, ...change }, { actor, today });

describe('a key post', () => {
  it('is designated by the business head for tasks of the branch', () => {
    designate({ taskIds: ['t1', 't3'] })
      .then('KeyPostDesignated')
      .holding({ ...post, taskIds: ['t1', 't3'] })
      .on('2025-03-10')
      .tagged('task', ['t1', 't3']);
  });

  it('may be opened from a day that lies ahead', () => {
    designate({ from: '2025-09-01' }).then('KeyPostDesignated', { from: '2025-09-01' });
  });

  it('may be designated by the business head of a superior', () => {
    designate({}, as.headAbove).then('KeyPostDesignated');
  });

  it('is not designated by a branch officer, a superior or the head of another unit', () => {
    for (const actor of [as.officer, as.superior, elsewhere(as.head), { ...as.head, orgId: 'b2' }]) {
      given(...world)
        .when(designateKeyPost, post, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('carries tasks that exist and are of its own branch', () => {
    designate({ taskIds: ['t1', 'none'] }).thenRejected('not-found', 'taskIds[1]');
    designate({ taskIds: ['t1', 't2'] }).thenRejected('task-of-another-branch', 'taskIds[1]');
    designate({ taskIds: [] }).thenRejected('invalid-list', 'taskIds');
  });

  it('may carry a task that was cancelled, since only sessions ask that of theirs', () => {
    given(...world, taskCancelled('t1', '2025-03-01'))
      .when(designateKeyPost, post, { actor: as.head, today })
      .then('KeyPostDesignated');
  });

  it('belongs to a branch', () => {
    designate({ branchId: 'c1' }, as.headAbove).thenRejected('not-a-branch', 'branchId');
    designate({ branchId: 'none' }).thenRejected('not-found', 'branchId');
  });

  it('has room for 1 to 50 people', () => {
    designate({ capacity: 0 }).thenRejected('out-of-range', 'capacity');
    designate({ capacity: 51 }).thenRejected('out-of-range', 'capacity');
    designate({ capacity: 1.5 }).thenRejected('too-many-decimals', 'capacity');
    designate({ capacity: 50 }).then('KeyPostDesignated');
  });

  it('is designated once', () => {
    given(...world, designated())
      .when(designateKeyPost, post, { actor: as.head, today })
      .thenRejected('already-exists', 'postId');
  });
});
