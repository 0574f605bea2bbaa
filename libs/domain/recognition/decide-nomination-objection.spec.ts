import { given, type Happened } from '#testing/given-when-then.js';
import { declined, nominated, objected, objectionDecided, ofN1, publicized } from '#testing/recognitions.js';
import { as, dissolved, elsewhere, twoBranches } from '#testing/two-branches.js';
import { decideNominationObjection } from './decide-nomination-objection.js';

const today = '2025-06-09';
const decision = { recognitionId: 'n1', objectionId: 'o1', upheld: true, reasons: '一项依据有误' };
const contested = [nominated(), publicized(), objected('o1', as.member('m2'))];
const decide = (...happened: readonly Happened[]) =>
  given(...twoBranches, ...happened).when(decideNominationObjection, decision, { actor: as.superior, today });

describe('deciding an objection to a nomination', () => {
  it('is for a superior or an officer of the awarding organization', () => {
    decide(...contested)
      .then('NominationObjectionDecided')
      .holding({ ...ofN1, objectionId: 'o1', upheld: true, reasons: '一项依据有误' })
      .on(today)
      .tagged('member', ['m1']);
    const officerAbove = { ...as.officer, orgId: 'c1' };
    given(...twoBranches, ...contested)
      .when(decideNominationObjection, decision, { actor: officerAbove, today })
      .then('NominationObjectionDecided');
    for (const actor of [as.officer, as.headAbove, as.member('m3'), elsewhere(as.superior)]) {
      given(...twoBranches, ...contested)
        .when(decideNominationObjection, decision, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is never for who nominated, who objected, or the nominee', () => {
    for (const id of ['u-nominator', 'm2', 'm1']) {
      given(...twoBranches, ...contested)
        .when(decideNominationObjection, decision, { actor: { ...as.superior, id }, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('happens once, of one that was raised', () => {
    decide(...contested, objectionDecided('o1', false)).thenRejected('objection-decided', 'objectionId');
    decide(nominated(), objected('o2', as.member('m2'))).thenRejected('not-found', 'objectionId');
  });

  it('is possible where the nomination was declined meanwhile, or the organization dissolved', () => {
    decide(...contested, declined('2025-06-08')).then('NominationObjectionDecided');
    const ofBranch = [nominated({ orgId: 'b1' }), objected('o1', as.member('m2')), dissolved('b1', '2025-06-01')];
    decide(...ofBranch).then('NominationObjectionDecided');
  });
});
