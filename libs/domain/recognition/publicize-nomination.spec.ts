import { given, type Happened } from '#testing/given-when-then.js';
import {
  calendar2025,
  declined,
  nominated,
  objected,
  objectionDecided,
  ofN1,
  publicized,
} from '#testing/recognitions.js';
import { as, elsewhere, twoBranches } from '#testing/two-branches.js';
import { publicizeNomination } from './publicize-nomination.js';

const today = '2025-05-27';
const notice = { recognitionId: 'n1', from: '2025-05-28', until: '2025-06-05' };
const publicize = (change: object, ...more: readonly Happened[]) =>
  given(...twoBranches, ...(more.length === 0 ? [nominated()] : more))
    .knowing({ calendar: () => calendar2025 })
    .when(publicizeNomination, { ...notice, ...change }, { actor: as.superior, today });

describe('public notice of a nomination', () => {
  it('is given by a superior or an officer of the awarding organization, also for days ahead', () => {
    publicize({})
      .then('NominationPublicized')
      .holding({ ...ofN1, ...notice, workingDays: 6 })
      .on('2025-05-28')
      .tagged('branch', ['b1'])
      .tagged('member', ['m1']);
    given(...twoBranches, nominated())
      .knowing({ calendar: () => calendar2025 })
      .when(publicizeNomination, notice, { actor: { ...as.officer, orgId: 'c1' }, today })
      .then('NominationPublicized');
    for (const actor of [as.officer, as.headAbove, as.member('m1'), elsewhere(as.superior)]) {
      given(...twoBranches, nominated())
        .knowing({ calendar: () => calendar2025 })
        .when(publicizeNomination, notice, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('lasts five working days, the first and the last included: holidays are none, make-up days are', () => {
    // Saturday 31 May to Monday 2 June are the Dragon Boat holiday
    publicize({ until: '2025-06-04' }).then('NominationPublicized', { workingDays: 5 });
    publicize({ until: '2025-06-03' }).thenRejected('notice-too-short', 'until');
    const before = nominated({ on: '2025-04-20' });
    // Sunday 27 April is worked; Labour Day is 1 to 5 May
    publicize({ from: '2025-04-25', until: '2025-04-30' }, before).then('NominationPublicized', { workingDays: 5 });
    publicize({ from: '2025-04-28', until: '2025-05-05' }, before).thenRejected('notice-too-short', 'until');
    publicize({ from: '2025-04-28', until: '2025-05-07' }, before).then('NominationPublicized', { workingDays: 5 });
  });

  it('is refused for days whose holidays are not known', () => {
    publicize({ until: '2026-01-10' }).thenRejected('calendar-unknown', 'until');
  });

  it('begins no earlier than the nomination, and ends no earlier than it begins', () => {
    publicize({ from: '2025-05-25' }).thenRejected('date-order', 'from');
    publicize({ from: '2025-05-26' }).then('NominationPublicized');
    publicize({ until: '2025-05-27' }).thenRejected('date-order', 'until');
  });

  it('is given once, and not of what is decided or contested', () => {
    publicize({}, nominated(), publicized()).thenRejected('already-publicized', 'recognitionId');
    publicize({}, nominated(), declined('2025-05-27')).thenRejected('nomination-closed', 'recognitionId');
    const contested = [nominated(), objected('o1', as.member('m2')), objectionDecided('o1', true)];
    publicize({}, ...contested).thenRejected('nomination-contested', 'recognitionId');
  });
});
