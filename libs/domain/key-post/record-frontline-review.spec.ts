import { given, type Happened } from '#testing/given-when-then.js';
import { assigned, designated, ofP1, released, retired } from '#testing/key-posts.js';
import { as, dissolved, elsewhere, ended, enrolled, taskSet, twoBranches } from '#testing/two-branches.js';
import { recordFrontlineReview } from './record-frontline-review.js';

const world = [...twoBranches, taskSet('t1', 'b1'), enrolled('m1', 'b1'), enrolled('n1', 'b2'), designated()];
const today = '2025-12-10';
const found = { postId: 'p1', memberId: 'm1', reviewedOn: '2025-06-10', rating: 'good', comment: '尽责' };
const review = (change: object, ...history: readonly Happened[]) =>
  given(...world, ...history).when(recordFrontlineReview, { ...found, ...change }, { actor: as.head, today });

describe('a front-line review', () => {
  it('is recorded by the business head or a superior', () => {
    review({}, assigned('m1', '2025-05-01'))
      .then('FrontlineReviewRecorded')
      .holding({ ...found, ...ofP1 })
      .tagged('member', ['m1'])
      .tagged('task', ['t1']);
    for (const actor of [as.superior, as.headAbove]) {
      given(...world, assigned('m1', '2025-05-01'))
        .when(recordFrontlineReview, found, { actor, today })
        .then('FrontlineReviewRecorded');
    }
    for (const actor of [as.officer, elsewhere(as.superior), { ...as.superior, orgId: 'b1' }]) {
      given(...world, assigned('m1', '2025-05-01'))
        .when(recordFrontlineReview, found, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is never recorded by the member, in whatever role', () => {
    for (const actor of [as.head, as.superior]) {
      given(...world, assigned('m1', '2025-05-01'))
        .when(recordFrontlineReview, found, { actor: { ...actor, id: 'm1' }, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('seals its comment under the key of the member', () => {
    const input = Object.assign(new recordFrontlineReview.input(), found);
    const actor = as.head;
    expect(recordFrontlineReview.subject?.(input, { actor }, { status: 'absent' })).toBe('member-m1');
  });

  it('concerns a posting that had begun by that day', () => {
    review({}).thenRejected('no-posting', 'memberId');
    review({ memberId: 'none' }).thenRejected('not-found', 'memberId');
    review({}, assigned('m1', '2025-06-11')).thenRejected('no-posting', 'memberId');
    review({}, assigned('m1', '2025-06-10')).then('FrontlineReviewRecorded');
  });

  it('may follow the release, the retirement of the post and the end of the membership', () => {
    const over = [assigned('m1', '2025-05-01'), released('m1', '2025-05-20')];
    review({}, ...over).then('FrontlineReviewRecorded');
    review({}, ...over, retired('2025-06-01'), ended('m1', '2025-06-01')).then('FrontlineReviewRecorded');
  });

  it('has nothing to say about a posting that the retirement kept from beginning', () => {
    const planned = [assigned('m1', '2025-06-05'), retired('2025-06-01')];
    review({}, ...planned).thenRejected('no-posting', 'memberId');
  });

  it('of a seconded member also belongs to the history of the branch at home', () => {
    review({ memberId: 'n1' }, assigned('n1', '2025-05-01', 'b2')).tagged('branch', ['b2']);
    const cameHome = [assigned('n1', '2025-05-01', 'b2'), released('n1', '2025-05-10'), assigned('n1', '2025-06-01')];
    review({ memberId: 'n1' }, ...cameHome).tagged('branch', []);
    review({ memberId: 'n1', reviewedOn: '2025-05-31' }, ...cameHome).tagged('branch', ['b2']);
  });

  it('of a dissolved branch is left to those above it', () => {
    const gone = [assigned('m1', '2025-05-01'), dissolved('b1', '2025-06-01')];
    review({}, ...gone).thenRejected('organization-dissolved', 'reviewedOn');
    given(...world, ...gone)
      .when(recordFrontlineReview, found, { actor: as.superior, today })
      .then('FrontlineReviewRecorded');
  });
});
