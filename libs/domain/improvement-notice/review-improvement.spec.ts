import { given, type Happened } from '#testing/given-when-then.js';
import { appealDecided, appealed, issued, lifted, ofW1, reviewed, stated } from '#testing/improvement-notices.js';
import { as, elsewhere, twoBranches } from '#testing/two-branches.js';
import { reviewImprovement } from './review-improvement.js';

const today = '2025-12-01';
const review = { noticeId: 'w1', verdict: 'partly', comment: '仍有一项', on: '2025-05-01' };
const judge = (change: object, ...happened: readonly Happened[]) =>
  given(...twoBranches, ...happened).when(reviewImprovement, { ...review, ...change }, { actor: as.superior, today });

describe('reviewing an improvement', () => {
  it('is for a superior, and may be repeated', () => {
    judge({}, issued())
      .then('ImprovementReviewed')
      .holding({ ...review, ...ofW1 })
      .on('2025-05-01');
    judge({}, issued(), reviewed('2025-04-01')).then('ImprovementReviewed');
    for (const actor of [as.officer, as.headAbove, as.member('m1'), elsewhere(as.superior)]) {
      given(...twoBranches, issued())
        .when(reviewImprovement, review, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is never for the member to whom the notice was issued, whatever the role', () => {
    const by = (id: string) =>
      given(...twoBranches, issued()).when(reviewImprovement, review, { actor: { ...as.superior, id }, today });
    by('m1').thenRejected('not-permitted', 'actor');
    by('m2').then('ImprovementReviewed');
  });

  it('waits until whom it concerns was heard', () => {
    judge({ on: '2025-03-17' }, issued()).thenRejected('not-heard', 'on');
    judge({ on: '2025-03-18' }, issued()).then('ImprovementReviewed');
    judge({ on: '2025-03-10' }, issued(), stated('2025-03-10')).then('ImprovementReviewed');
    judge({ on: '2025-03-09' }, issued(), stated('2025-03-10')).thenRejected('not-heard', 'on');
    judge({ on: '2025-03-02' }, issued()).thenRejected('date-order', 'on');
  });

  it('happens while the notice has effect', () => {
    judge({ on: '2025-09-02' }, issued()).then('ImprovementReviewed');
    judge({ on: '2025-09-03' }, issued()).thenRejected('notice-ended', 'on');
    // dated back to a day on which it had effect, it is recorded late
    judge({ on: '2025-08-01' }, issued(), reviewed('2025-09-02')).then('ImprovementReviewed');
  });

  it('waits for an open appeal, and is nothing to what was lifted or annulled', () => {
    const open = [issued(), appealed('2025-03-10')];
    judge({}, ...open).thenRejected('appeal-open', 'noticeId');
    judge({}, ...open, appealDecided('2025-03-20', false)).then('ImprovementReviewed');
    judge({}, ...open, appealDecided('2025-03-20', true)).thenRejected('notice-annulled', 'noticeId');
    judge({}, issued(), lifted('2025-04-01')).thenRejected('notice-lifted', 'noticeId');
  });
});
