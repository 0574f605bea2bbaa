import { given, type Happened } from '#testing/given-when-then.js';
import { appealDecided, appealed, issued, lifted, ofW1, ofW2 } from '#testing/improvement-notices.js';
import { as, twoBranches } from '#testing/two-branches.js';
import { appealImprovementNotice } from './appeal-improvement-notice.js';

const today = '2025-12-01';
const appeal = { noticeId: 'w1', grounds: '当日在岗', on: '2025-03-10' };
const object = (change: object, ...happened: readonly Happened[]) =>
  given(...twoBranches, ...happened).when(
    appealImprovementNotice,
    { ...appeal, ...change },
    { actor: as.member('m1'), today },
  );

describe('appealing against a notice', () => {
  it('is for whom it was issued to', () => {
    object({}, issued())
      .then('ImprovementNoticeAppealed')
      .holding({ ...appeal, ...ofW1 })
      .on('2025-03-10')
      .tagged('member', ['m1']);
    given(...twoBranches, issued(ofW2))
      .when(appealImprovementNotice, { ...appeal, noticeId: 'w2' }, { actor: as.officer, today })
      .then('ImprovementNoticeAppealed');
    for (const actor of [as.officer, as.superior, as.member('m2')]) {
      given(...twoBranches, issued())
        .when(appealImprovementNotice, appeal, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is possible once, also after the notice was lifted or has ended', () => {
    object({ on: '2025-03-02' }, issued()).thenRejected('date-order', 'on');
    object({ on: '2025-11-01' }, issued(), lifted('2025-05-01')).then('ImprovementNoticeAppealed');
    object({ on: '2025-09-03' }, issued()).then('ImprovementNoticeAppealed');
    object({}, issued(), appealed('2025-03-05')).thenRejected('already-appealed', 'noticeId');
    const decided = [issued(), appealed('2025-03-05')];
    object({}, ...decided, appealDecided('2025-03-06', false)).thenRejected('already-appealed', 'noticeId');
    object({}, ...decided, appealDecided('2025-03-06', true)).thenRejected('notice-annulled', 'noticeId');
  });

  it('moves the set of notices to the same target, so that none follows that did not see it', () => {
    const input = Object.assign(new appealImprovementNotice.input(), appeal);
    const guards = appealImprovementNotice.guards?.(input, { status: 'issued', target: ofW1.target } as never);
    expect(guards).toEqual([{ set: 'notices-member-m1', mode: 'touch' }]);
  });
});
