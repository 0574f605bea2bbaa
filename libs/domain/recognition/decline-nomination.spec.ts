import { given, type Happened } from '#testing/given-when-then.js';
import { declined, granted, nominated, objected, ofN1, publicized } from '#testing/recognitions.js';
import { as, elsewhere, twoBranches } from '#testing/two-branches.js';
import { declineNomination } from './decline-nomination.js';

const today = '2025-06-09';
const decision = { recognitionId: 'n1', on: '2025-06-01', reasons: '票数不足' };
const decline = (change: object, ...happened: readonly Happened[]) =>
  given(...twoBranches, ...happened).when(declineNomination, { ...decision, ...change }, { actor: as.superior, today });

describe('declining a nomination', () => {
  it('is for a superior or an officer of the awarding organization, at any time before it is granted', () => {
    decline({}, nominated())
      .then('NominationDeclined')
      .holding({ ...ofN1, ...decision })
      .on('2025-06-01');
    decline({}, nominated(), publicized(), objected('o1', as.member('m2'))).then('NominationDeclined');
    for (const actor of [as.officer, as.headAbove, as.member('m2'), elsewhere(as.superior)]) {
      given(...twoBranches, nominated())
        .when(declineNomination, decision, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('does not precede the nomination, and happens once', () => {
    decline({ on: '2025-05-25' }, nominated()).thenRejected('date-order', 'on');
    decline({}, nominated(), declined('2025-06-01')).thenRejected('nomination-closed', 'recognitionId');
    decline({}, nominated(), publicized(), granted('2025-06-06')).thenRejected('nomination-closed', 'recognitionId');
  });
});
