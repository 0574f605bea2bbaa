import type { Actor } from '#kernel/actor.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { designated } from '#testing/key-posts.js';
import {
  contestDecided,
  contested,
  january2025,
  ofW1,
  onPost,
  posting,
  reviewConcluded,
  reviewOpened,
  sealed,
  tagged,
} from '#testing/promotion-reviews.js';
import { granted, nominated, revoked } from '#testing/recognitions.js';
import { as, elsewhere, enrolled, twoBranches } from '#testing/two-branches.js';
import { concludePromotionReview } from './conclude-promotion-review.js';

const POSTED = 'event-6';
const world = [...twoBranches, tagged(enrolled('m1', 'b1'), 'm1'), designated(), onPost(), reviewOpened()];
const first = sealed(1, [posting(POSTED)]);
const wanted = {
  ...{ reviewId: 'w1', decision: 'recommended', reasons: '综合研究', citedEventIds: [POSTED] },
  ...{ decidedBy: '机关党委会', on: '2025-01-08' },
};

interface Trying {
  readonly actor?: Actor;
  readonly change?: object;
  readonly today?: string;
}

const conclude = (
  happened: readonly Happened[],
  { actor = as.superior, change = {}, today = '2025-01-08' }: Trying = {},
) =>
  given(...world, ...happened)
    .knowing({ calendar: () => january2025 })
    .when(concludePromotionReview, { ...wanted, ...change }, { actor, today });

describe('concluding a promotion review', () => {
  it('is for a superior, and rests on events out of the last edition', () => {
    conclude([first])
      .then('PromotionReviewConcluded')
      .holding({
        ...{ ...wanted, ...ofW1, edition: 1 },
        cited: [{ eventId: POSTED, type: 'MemberAssignedToKeyPost', stream: 'keyPost-p1' }],
      })
      .on('2025-01-08')
      .tagged('member', ['m1']);
    for (const actor of [as.officer, { ...as.officer, orgId: 'c1' }, elsewhere(as.superior), as.member('m1')]) {
      conclude([first], { actor }).thenRejected('not-permitted', 'actor');
    }
  });

  it('is never for the member, whatever the role', () => {
    conclude([first], { actor: { ...as.superior, id: 'm1' } }).thenRejected('not-permitted', 'actor');
  });

  it('needs sealed evidence', () => {
    conclude([]).thenRejected('evidence-not-sealed', 'reviewId');
  });

  it('waits until the member could see it on three full working days, as holidays and make-up days have it', () => {
    // sealed on Wednesday 1 January; the 2nd, Saturday the 4th and Monday the 6th are worked, Friday the 3rd is not
    const code = 'evidence-seen-too-late';
    conclude([first], { change: { on: '2025-01-06' } }).thenRejected(code, 'on');
    conclude([first], { change: { on: '2025-01-07' } }).then('PromotionReviewConcluded');
    conclude([first], { change: { on: '2025-01-01' } }).thenRejected(code, 'on');
    conclude([first], { change: { on: '2025-01-06' }, today: '2025-01-06' }).thenRejected(code, 'on');
    conclude([first], { change: { on: '2025-01-07' }, today: '2025-01-06' }).thenRejected('date-in-future', 'on');
  });

  it('waits for every contest, and for a new edition after an upheld one', () => {
    const contest = [first, contested('o1', POSTED)];
    conclude(contest).thenRejected('objection-open', 'reviewId');
    conclude([...contest, contestDecided('o1', POSTED, false)]).then('PromotionReviewConcluded');
    const upheld = [...contest, contestDecided('o1', POSTED, true)];
    conclude(upheld).thenRejected('edition-contested', 'reviewId');
    const marked = { ...posting(POSTED), contested: [{ objectionId: 'o1', eventId: POSTED }] };
    conclude([...upheld, sealed(2, [marked])]).thenRejected('evidence-contested', 'citedEventIds[0]');
  });

  it('cites what is in the last edition, and what exists', () => {
    conclude([first], { change: { citedEventIds: [POSTED, 'event-4'] } }).thenRejected(
      'evidence-not-sealed',
      'citedEventIds[1]',
    );
    conclude([first], { change: { citedEventIds: ['none'] } }).thenRejected('not-found', 'citedEventIds[0]');
    conclude([first, sealed(2, [])]).thenRejected('evidence-not-sealed', 'citedEventIds[0]');
  });

  it('cites something, unless the edition holds nothing that can be cited', () => {
    const change = { citedEventIds: [], decision: 'deferred' };
    conclude([first], { change }).thenRejected('invalid-list', 'citedEventIds');
    conclude([sealed(1, [])], { change }).then('PromotionReviewConcluded', { citedEventIds: [], cited: [] });
    const marked = { ...posting(POSTED), contested: [{ objectionId: 'o1', eventId: POSTED }] };
    conclude([sealed(1, [marked])], { change }).then('PromotionReviewConcluded');
  });

  it('cites nothing that was taken back since it was sealed', () => {
    const award = [nominated(), granted('2025-01-01')];
    const with2 = sealed(1, [posting(POSTED, 'event-9')]);
    const change = { citedEventIds: [POSTED, 'event-9'] };
    conclude([...award, with2], { change }).then('PromotionReviewConcluded');
    conclude([...award, with2, revoked('2025-01-02')], { change }).thenRejected('evidence-void', 'citedEventIds[1]');
  });

  it('happens once', () => {
    conclude([first, reviewConcluded('2025-01-07')]).thenRejected('review-concluded', 'reviewId');
  });
});
