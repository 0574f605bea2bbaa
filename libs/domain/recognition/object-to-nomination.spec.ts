import type { PersonalText } from '#kernel/fields.js';
import { given, type Happened } from '#testing/given-when-then.js';
import { declined, granted, nominated, objected, objectionDecided, ofN1, publicized } from '#testing/recognitions.js';
import { as, elsewhere, twoBranches } from '#testing/two-branches.js';
import { objectToNomination } from './object-to-nomination.js';
import type { Recognition } from './recognition.js';

const today = '2025-06-03';
const objection = { recognitionId: 'n1', objectionId: 'o1', grounds: '事迹不实' };
const object = (...happened: readonly Happened[]) =>
  given(...twoBranches, ...happened).when(objectToNomination, objection, { actor: as.member('m2'), today });

describe('objecting to a nomination', () => {
  it('is for anyone inside the awarding organization, whatever the role', () => {
    object(nominated(), publicized())
      .then('NominationObjected')
      .holding({ ...ofN1, objectionId: 'o1', grounds: '事迹不实' })
      .on(today)
      .tagged('member', ['m1']);
    const inside = [
      { ...as.member('m5'), orgId: 'b2' },
      as.head,
      as.superior,
      { ...as.officer, role: 'reader' as const },
    ];
    for (const actor of inside) {
      given(...twoBranches, nominated(), publicized())
        .when(objectToNomination, objection, { actor, today })
        .then('NominationObjected');
    }
    given(...twoBranches, nominated(), publicized())
      .when(objectToNomination, objection, { actor: elsewhere(as.member('m9')), today })
      .thenRejected('not-permitted', 'actor');
  });

  it('is no matter of another branch where the award is the branch’s own', () => {
    given(...twoBranches, nominated({ orgId: 'b1' }))
      .when(objectToNomination, objection, { actor: { ...as.member('m5'), orgId: 'b2' }, today })
      .thenRejected('not-permitted', 'actor');
  });

  it('is possible from the nomination on until it is decided', () => {
    object(nominated()).then('NominationObjected');
    object(nominated(), publicized('2025-05-01')).then('NominationObjected');
    object(nominated(), publicized(), granted('2025-06-06')).thenRejected('nomination-closed', 'recognitionId');
    object(nominated(), declined('2025-06-01')).thenRejected('nomination-closed', 'recognitionId');
  });

  it('is possible beside another that is open or was dismissed, but leads nowhere after an upheld one', () => {
    const another = objected('o2', as.member('m3'));
    object(nominated(), another).then('NominationObjected');
    object(nominated(), another, objectionDecided('o2', false)).then('NominationObjected');
    object(nominated(), another, objectionDecided('o2', true)).thenRejected('nomination-contested', 'recognitionId');
    object(nominated(), objected('o1', as.member('m3'))).thenRejected('already-exists', 'objectionId');
  });

  it('seals its grounds like those of the nomination', () => {
    const subject = (nominee: object) => {
      const state = { status: 'nominated', nominee } as Recognition;
      const input = Object.assign(new objectToNomination.input(), { ...objection, grounds: 'x' as PersonalText });
      return objectToNomination.subject?.(input, { actor: as.member('m2') }, state);
    };
    expect(subject({ kind: 'member', id: 'm1' })).toBe('member-m1');
    expect(subject({ kind: 'branch', id: 'b1' })).toBe('member-m2');
  });
});
