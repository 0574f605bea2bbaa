import { given, type Happened } from '#testing/given-when-then.js';
import { appealDecided, appealed, issued, lifted, ofW1 } from '#testing/improvement-notices.js';
import { as, elsewhere, twoBranches } from '#testing/two-branches.js';
import { liftImprovementNotice } from './lift-improvement-notice.js';

const today = '2025-12-01';
const lifting = { noticeId: 'w1', on: '2025-06-01', reason: '已改进' };
const lift = (change: object, ...happened: readonly Happened[]) =>
  given(...twoBranches, ...happened).when(
    liftImprovementNotice,
    { ...lifting, ...change },
    { actor: as.superior, today },
  );

describe('lifting an improvement notice', () => {
  it('is for a superior', () => {
    lift({}, issued())
      .then('ImprovementNoticeLifted')
      .holding({ ...lifting, ...ofW1 })
      .on('2025-06-01');
    for (const actor of [as.officer, as.headAbove, as.member('m1'), elsewhere(as.superior)]) {
      given(...twoBranches, issued())
        .when(liftImprovementNotice, lifting, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is never for the member to whom the notice was issued, whatever the role', () => {
    const by = (id: string) =>
      given(...twoBranches, issued()).when(liftImprovementNotice, lifting, { actor: { ...as.superior, id }, today });
    by('m1').thenRejected('not-permitted', 'actor');
    by('m2').then('ImprovementNoticeLifted');
  });

  it('happens once, while it has effect', () => {
    lift({ on: '2025-03-02' }, issued()).thenRejected('date-order', 'on');
    lift({}, issued(), lifted('2025-05-01')).thenRejected('notice-lifted', 'noticeId');
    lift({ on: '2025-09-02' }, issued()).then('ImprovementNoticeLifted');
    lift({ on: '2025-09-03' }, issued()).thenRejected('notice-ended', 'on');
  });

  it('waits for an open appeal, which asks for more', () => {
    const open = [issued(), appealed('2025-03-10')];
    lift({}, ...open).thenRejected('appeal-open', 'noticeId');
    lift({}, ...open, appealDecided('2025-03-20', false)).then('ImprovementNoticeLifted');
    lift({}, ...open, appealDecided('2025-03-20', true)).thenRejected('notice-annulled', 'noticeId');
  });
});
