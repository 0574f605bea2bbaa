import { given, type Happened } from '#testing/given-when-then.js';
import { declined, granted, nominated, ofN1, publicized, revoked } from '#testing/recognitions.js';
import { as, elsewhere, twoBranches } from '#testing/two-branches.js';
import { revokeRecognition } from './revoke-recognition.js';

const today = '2025-09-09';
const decision = { recognitionId: 'n1', on: '2025-09-01', reasons: '事迹失实' };
const given_ = [nominated(), publicized(), granted('2025-06-06')];
const revoke = (change: object, ...happened: readonly Happened[]) =>
  given(...twoBranches, ...happened).when(revokeRecognition, { ...decision, ...change }, { actor: as.superior, today });

describe('revoking a recognition', () => {
  it('is for a superior or an officer of the awarding organization', () => {
    revoke({}, ...given_)
      .then('RecognitionRevoked')
      .holding({ ...ofN1, ...decision })
      .on('2025-09-01');
    for (const actor of [as.officer, as.headAbove, as.member('m2'), elsewhere(as.superior)]) {
      given(...twoBranches, ...given_)
        .when(revokeRecognition, decision, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is possible once, of what was granted, and not before that', () => {
    revoke({}, nominated(), publicized()).thenRejected('not-granted', 'recognitionId');
    revoke({}, nominated(), declined('2025-06-06')).thenRejected('not-granted', 'recognitionId');
    revoke({}, ...given_, revoked('2025-07-01')).thenRejected('already-revoked', 'recognitionId');
    revoke({ on: '2025-06-05' }, ...given_).thenRejected('date-order', 'on');
  });
});
