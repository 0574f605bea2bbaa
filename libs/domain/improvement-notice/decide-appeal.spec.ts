import { given, type Happened } from '#testing/given-when-then.js';
import { appealDecided, appealed, issued, lifted, ofW1 } from '#testing/improvement-notices.js';
import { as, elsewhere, twoBranches } from '#testing/two-branches.js';
import { decideAppeal } from './decide-appeal.js';

const today = '2025-12-01';
const decision = { noticeId: 'w1', upheld: false, reasons: '证据充分', on: '2025-03-20' };
const open = [issued(), appealed('2025-03-10')];
const decide = (change: object, ...happened: readonly Happened[]) =>
  given(...twoBranches, ...happened).when(decideAppeal, { ...decision, ...change }, { actor: as.superior, today });

describe('deciding an appeal', () => {
  it('is for a superior; an upheld one names what it undoes', () => {
    decide({}, ...open)
      .then('AppealDecided')
      .holding({ ...decision, ...ofW1 })
      .on('2025-03-20');
    decide({ upheld: true }, ...open).holding({ ...decision, upheld: true, ...ofW1, corrects: 'event-4' });
    for (const actor of [as.officer, as.headAbove, as.member('m2'), elsewhere(as.superior)]) {
      given(...twoBranches, ...open)
        .when(decideAppeal, decision, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is never for who issued the notice, nor for who appealed', () => {
    for (const id of ['u-issuer', 'm1']) {
      given(...twoBranches, ...open)
        .when(decideAppeal, decision, { actor: { ...as.superior, id }, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('happens once, after the appeal, also of a notice that was lifted before', () => {
    decide({}, issued()).thenRejected('not-appealed', 'noticeId');
    decide({ on: '2025-03-09' }, ...open).thenRejected('date-order', 'on');
    for (const upheld of [true, false]) {
      decide({}, ...open, appealDecided('2025-03-12', upheld)).thenRejected('appeal-decided', 'noticeId');
    }
    decide({}, issued(), lifted('2025-03-05'), appealed('2025-03-10')).then('AppealDecided');
  });
});
