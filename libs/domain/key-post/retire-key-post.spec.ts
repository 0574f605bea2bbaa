import { given, type Happened } from '#testing/given-when-then.js';
import { assigned, designated, ofP1, released, retired } from '#testing/key-posts.js';
import { as, dissolved, enrolled, taskSet, twoBranches } from '#testing/two-branches.js';
import { retireKeyPost } from './retire-key-post.js';

const world = [...twoBranches, taskSet('t1', 'b1'), enrolled('m1', 'b1'), enrolled('m2', 'b1'), designated()];
const today = '2025-06-10';
const retirement = { postId: 'p1', on: '2025-06-10', reason: '任务完成' };
const retire = (change: object, ...history: readonly Happened[]) =>
  given(...world, ...history).when(retireKeyPost, { ...retirement, ...change }, { actor: as.head, today });

describe('retiring a key post', () => {
  it('is decided by the business head', () => {
    retire({})
      .then('KeyPostRetired')
      .holding({ ...retirement, ...ofP1 })
      .tagged('task', ['t1'])
      .tagged('member', []);
    for (const actor of [as.officer, as.superior]) {
      given(...world)
        .when(retireKeyPost, retirement, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('happens once', () => {
    retire({}, retired('2025-06-01')).thenRejected('already-retired', 'postId');
    retire({ on: '2025-05-01' }, retired('2025-06-01')).thenRejected('already-retired', 'postId');
  });

  it('comes after the post’s first day and is never dated ahead', () => {
    retire({ on: '2025-03-01' }).thenRejected('date-order', 'on');
    retire({ on: '2025-03-02' }).then('KeyPostRetired');
    retire({ on: '2025-06-11' }).thenRejected('date-in-future', 'on');
  });

  it('names those whose postings it ends, seconded ones with the branch at home', () => {
    const history = [
      assigned('m1', '2025-04-01'),
      released('m1', '2025-05-01'),
      assigned('m2', '2025-04-01'),
      assigned('n1', '2025-05-01', 'b2'),
    ];
    retire({}, ...history)
      .then('KeyPostRetired')
      .tagged('member', ['m2', 'n1'])
      .tagged('branch', ['b2']);
  });

  it('is not back-dated to before a posting began: a later command never undoes an earlier one', () => {
    retire({ on: '2025-05-01' }, assigned('m1', '2025-05-01')).thenRejected('date-order', 'on');
    const over = [assigned('m1', '2025-05-01'), released('m1', '2025-06-01')];
    retire({ on: '2025-04-15' }, ...over).thenRejected('date-order', 'on');
  });

  it('may be back-dated to before a release, and then ends that posting earlier', () => {
    const over = [assigned('m1', '2025-05-01'), released('m1', '2025-06-01')];
    retire({ on: '2025-05-02' }, ...over)
      .then('KeyPostRetired')
      .tagged('member', ['m1']);
    retire({ on: '2025-06-01' }, ...over)
      .then('KeyPostRetired')
      .tagged('member', []);
  });

  it('calls off postings that still lie ahead', () => {
    retire({}, assigned('m1', '2025-08-01')).then('KeyPostRetired').tagged('member', ['m1']);
  });

  it('of a dissolved branch is left to the business head above it', () => {
    const gone = dissolved('b1', '2025-06-01');
    retire({}, gone).thenRejected('organization-dissolved', 'on');
    given(...world, gone)
      .when(retireKeyPost, retirement, { actor: as.headAbove, today })
      .then('KeyPostRetired');
  });
});
