import {
  cycleClosed,
  cycleOpened,
  objected,
  objectionDecided,
  objector,
  ofY1,
  published,
  publisher,
} from '#testing/assessments.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { as, dissolved, elsewhere, twoBranches } from '#testing/two-branches.js';
import { decideScorecardObjection } from './decide-scorecard-objection.js';

const today = '2026-01-10';
const contested = [...twoBranches, cycleOpened(), published(), objected('o1')];
const input = { cycleId: 'y1', branchId: 'b1', objectionId: 'o1', upheld: true, reasons: '经核实' };
const decide = (change: object, ...more: readonly Happened[]) =>
  given(...contested, ...more).when(decideScorecardObjection, { ...input, ...change }, { actor: as.superior, today });

describe('deciding an objection to a scorecard', () => {
  it('is for a superior, with reasons, either way', () => {
    decide({})
      .then('ScorecardObjectionDecided')
      .holding({ ...input, ...ofY1, edition: 1 });
    decide({ upheld: false }).then('ScorecardObjectionDecided', { upheld: false });
    for (const actor of [as.officer, as.headAbove, elsewhere(as.superior)]) {
      given(...contested)
        .when(decideScorecardObjection, input, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is never for who published the edition, nor for who objected', () => {
    for (const { id } of [publisher, objector]) {
      given(...contested)
        .when(decideScorecardObjection, input, { actor: { ...as.superior, id }, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is made once, of an objection that was raised', () => {
    decide({}, objectionDecided('o1', false)).thenRejected('objection-decided', 'objectionId');
    decide({ objectionId: 'o2' }).thenRejected('not-found', 'objectionId');
    given(...twoBranches, cycleOpened())
      .when(decideScorecardObjection, input, { actor: as.superior, today })
      .thenRejected('no-edition', 'branchId');
  });

  it('is owed also once the cycle is closed, or the branch dissolved', () => {
    decide({}, cycleClosed('2026-01-01')).then('ScorecardObjectionDecided');
    decide({}, dissolved('b1', '2026-01-01')).then('ScorecardObjectionDecided');
  });
});
